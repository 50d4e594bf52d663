import type { AccountForesight } from "../domain/foresight/account-foresight.ts";
import { dayOf, isTooLate } from "../domain/foresight/bank-days.ts";
import type { Covered } from "../domain/foresight/covered.ts";
import type { FundsForecast } from "../domain/foresight/funds-forecast.ts";
import { formatDayOfYear } from "./format-day.ts";
import { formatAmount } from "./format-money.ts";
import { formatDay } from "./format-time.ts";
import { sound } from "./intl.ts";
import { translate } from "./translate.ts";

// Sentences about how long the money lasts. `today` is a UTC day number.

/** Until when the money lasts: a day, `at least until` or `at most until` one, or Unknown. */
export function coveredText(covered: Covered): string {
  if (covered.kind === "unknown") return translate("state_unknown");
  const day = formatDayOfYear(covered.day);
  if (covered.kind === "at-least-until") return translate("dash_at_least_until", day);
  return covered.kind === "at-most-until" ? translate("dash_at_most_until", day) : day;
}

/** Whether something of today, or of a day before, cannot be paid: a last day that is covered says nothing then. */
export const isShortToday = ({ shortfall }: FundsForecast, now: number): boolean =>
  shortfall !== null && shortfall.day <= dayOf(now);

/** How many listed charges are in no sum, whatever the reason. */
const leftOut = ({ excluded }: FundsForecast): number =>
  Object.values(excluded).reduce((sum, count) => sum + sound(count), 0);

/** The charges of the whole horizon; at least so much where not all of them are known. */
export function dueText({ forecast, currency }: AccountForesight): string {
  const sum = formatAmount(forecast.due[90], currency);
  return forecast.partial || leftOut(forecast) > 0 ? translate("card_at_least", sum) : sum;
}

/** Days before its last day for a transfer from which on a mere possibility is told. */
const nearby = 7;

/** How far the list alone is covered, as a part of a sentence; null: nothing is promised that an estimate could contradict. */
function untilText(covered: Covered, early: number): string | null {
  if (covered.kind === "unknown" || covered.kind === "at-most-until" || early > covered.day)
    return null;
  const name = covered.kind === "at-least-until" ? "dash_at_least_until" : "cover_until_day";
  return translate(name, formatDay(covered.day));
}

/**
 * The second voice, on every page: what listed charges do not say, but usual spending makes likely, and how that day
 * belongs to the one until which the list is covered. Where a transfer would come too late nobody is asked for one.
 * Empty: nothing is likely that the list does not say already.
 */
export function likelyText({ covered, likely, shortfall }: FundsForecast, today: number): string {
  if (!likely) return "";
  const { day, early, by } = likely;
  const isTold = day === null ? by <= today + nearby : day < (shortfall?.day ?? Infinity);
  if (!isTold) return "";
  const until = untilText(covered, early);
  const what = day === null ? "possible" : early < day ? "likely_early" : "likely";
  const days = day === null ? [early] : early < day ? [day, early] : [day];
  const name = `cover_${until === null ? "" : "list_"}${what}` as const;
  const order = isTooLate(by, today)
    ? translate("watch_order_late")
    : translate("watch_order_by", formatDay(by));
  return `${translate(name, ...(until === null ? [] : [until]), ...days.map(formatDay))} ${order}`;
}
