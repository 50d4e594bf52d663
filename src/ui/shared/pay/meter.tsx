import { dayOf, isTooLate } from "../../../domain/foresight/bank-days.ts";
import type { FundsForecast } from "../../../domain/foresight/funds-forecast.ts";
import { horizon } from "../../../domain/foresight/pot.ts";
import { formatCount, translate, translateCount } from "../../../text/translate.ts";

/** How many days are covered, from today to the horizon; -1: it is not known, or not even today is. */
export const coveredDays = ({ covered }: FundsForecast, now: number): number =>
  covered.kind === "unknown" ? -1 : Math.max(-1, Math.min(covered.day - dayOf(now), horizon));

/** `10 of 90 days` */
export const coveredDaysText = (days: number): string =>
  translateCount("cover_days", horizon, formatCount(Math.max(0, days)));

interface MeterProps {
  forecast: FundsForecast;
  /** Milliseconds since the epoch. */
  now: number;
}

/** Whether a transfer for all that is missing comes too late. */
const isLate = ({ pay }: FundsForecast, now: number): boolean =>
  isTooLate(pay?.quarter.by ?? null, dayOf(now));

/** The covered days of the horizon: what is not covered is hatched, what is not known is left empty. */
export function Meter({ forecast, now }: MeterProps) {
  const days = coveredDays(forecast, now);
  const isUnknown = forecast.covered.kind === "unknown";
  const look = forecast.shortfall
    ? `short ${isLate(forecast, now) ? "late" : ""}`
    : isUnknown
      ? "unknown"
      : "";
  return (
    // biome-ignore lint/a11y/useSemanticElements: a native meter can be neither hatched nor dashed.
    <div
      class={`meter ${look}`}
      role="meter"
      aria-label={translate("cover_until")}
      aria-valuemin={0}
      aria-valuemax={horizon}
      aria-valuenow={Math.max(0, days)}
      aria-valuetext={isUnknown ? translate("state_unknown") : coveredDaysText(days)}
    >
      <span style={`width:${(100 * Math.max(0, days)) / horizon}%`} />
    </div>
  );
}
