import type { Doubt } from "../domain/foresight/doubt.ts";
import { missingOfDoubt } from "../domain/missing.ts";
import { missingWords } from "./state-text.ts";

/** Why no later day is promised, or none at all, as a sentence. */
export const doubtWords = (doubt: Doubt): string => missingWords(missingOfDoubt[doubt]);
