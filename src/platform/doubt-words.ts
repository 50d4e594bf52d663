import type { Doubt } from "../domain/foresight/doubt.ts";
import { type TextName, translate } from "./translate.ts";

// Said with the sentences of what is missing for an account to be called well.
const texts: Record<Doubt, `missing_${string}` & TextName> = {
  "not-loaded": "missing_charges",
  loading: "missing_charges_loading",
  old: "missing_charges_old",
  unpriced: "missing_price",
  undated: "missing_date",
  "other-currency": "missing_currency",
  "unknown-action": "missing_action",
  "missing-rows": "missing_rows",
  deposits: "missing_reserved_deposits",
};

/** Why no later day is promised, or none at all, as a sentence. */
export const doubtWords = (doubt: Doubt): string => translate(texts[doubt]);
