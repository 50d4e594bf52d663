import type { Decimal } from "../account.ts";
import { add, isLess, isZero, subtract } from "../money.ts";
import { dayOf, weekdayOf } from "./bank-days.ts";
import type { OutlookDay } from "./outlook.ts";
import type { UpcomingCharge } from "./upcoming-charge.ts";

export const barSpans = ["day", "week"] as const;
export type BarSpan = (typeof barSpans)[number];

/** What is charged on some UTC days. */
export interface ChargeBar {
  /** UTC day numbers, both included: what is due already falls on the first of all. */
  from: number;
  to: number;
  /** Gross, of all that is known to be paid. */
  sum: Decimal;
  count: number;
  /** What of it the funds do not reach. */
  uncovered: Decimal;
}

const monday = 1;
const weekOf = (day: number): number => day - ((weekdayOf(day) - monday + 7) % 7);

/**
 * The days ahead by day, or by week from Monday on, without a gap. It is the walk that the forecast was made by, so that
 * bars, forecast and chart say the same: the money is spent on what is due first.
 * @param spendable what may be spent at the beginning, in the currency of the days
 * @param balance what the days begin with
 */
export function chargeBars(
  days: readonly OutlookDay[],
  { spendable, balance }: { spendable: Decimal; balance: Decimal },
  span: BarSpan,
): ChargeBar[] {
  const bars: ChargeBar[] = [];
  for (const { day, charges, count, balance: left } of days) {
    const over = subtract(subtract(balance, left), spendable);
    const missing = isLess("0", over) ? over : "0";
    const uncovered = isLess(missing, charges) ? missing : charges;
    const from = span === "day" ? day : weekOf(day);
    const last = bars.at(-1);
    if (last?.from === from) {
      last.sum = add(last.sum, charges);
      last.count += count;
      last.uncovered = add(last.uncovered, uncovered);
    } else bars.push({ from, to: span === "day" ? day : from + 6, sum: charges, count, uncovered });
  }
  return bars;
}

/**
 * Whether a charge stands in a bar.
 * @param today UTC day number: what has no date, or should have been charged, is due then
 */
export function isInBar({ at }: UpcomingCharge, { from, to }: ChargeBar, today: number): boolean {
  const day = at === null ? today : Math.max(dayOf(at), today);
  return day >= from && day <= to;
}

/** Whether anything is charged on its days. */
export const isEmptyBar = ({ sum, count }: ChargeBar): boolean => count === 0 && isZero(sum);
