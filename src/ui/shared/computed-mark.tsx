import type { FundsForecast } from "../../domain/foresight/funds-forecast.ts";
import { translate, translateCount } from "../../text/translate.ts";

/** Beside a sum of charges: that amounts in it were computed here, and how many; nothing where none was. */
export const ComputedMark = ({ forecast: { computed } }: { forecast: FundsForecast }) =>
  computed ? (
    <small class="soft" title={translateCount("cover_computed", computed)}>
      {translate("cover_computed")}
      <span class="hidden">: {translateCount("cover_computed", computed)}</span>
    </small>
  ) : null;
