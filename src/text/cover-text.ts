import type { Forecast } from "../domain/foresight/forecast.ts";
import type { Foresight } from "../domain/foresight/foresight.ts";
import { formatAmount } from "./format-money.ts";
import { formatDay } from "./format-time.ts";
import { sound } from "./intl.ts";
import { translate } from "./translate.ts";

// Sentences about a foresight. `today` is a UTC day number.

/** How many listed charges are in no sum, whatever the reason. */
const leftOut = ({ excluded }: Forecast): number =>
  Object.values(excluded).reduce((sum, count) => sum + sound(count), 0);

/** The charges of the whole horizon; at least so much where not all of them are known. */
export function dueText({ forecast, currency }: Foresight): string {
  const sum = formatAmount(forecast.due[90], currency);
  return forecast.partial || leftOut(forecast) > 0 ? translate("card_at_least", sum) : sum;
}

/** Days before its last day for a transfer from which on a mere possibility is told. */
const nearby = 7;

/**
 * The second voice: what listed charges do not say, but usual spending makes likely. Where a transfer would come too
 * late nobody is asked for one.
 */
export function likelyText({ likely, shortfall }: Forecast, today: number): string {
  if (!likely) return "";
  const { day, early, by } = likely;
  const isTold = day === null ? by <= today + nearby : day < (shortfall?.day ?? Infinity);
  if (!isTold) return "";
  const from = formatDay(day ?? early);
  if (by < today) return translate(day === null ? "card_possible_late" : "card_likely_late", from);
  return translate(day === null ? "card_possible" : "card_likely", from, formatDay(by));
}
