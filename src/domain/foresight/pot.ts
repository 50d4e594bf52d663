import type { Decimal } from "../account.ts";
import { add, subtract } from "../money.ts";
import { type Claim, claimsOf, failedOf, sumOf } from "./at-risk.ts";
import type { DaySums } from "./day-sums.ts";
import type { Doubt } from "./doubt.ts";
import { expectedSpending, type UsualSpending } from "./usual-spending.ts";

/** Days ahead that a forecast looks. */
export const horizon = 90;
/** Days ahead whose listed charges tell the size of an account. */
const month = 30;

/** One UTC day of the walk. */
export interface PotDay {
  day: number;
  /** Gross sum of what is to be paid on it, and how many that are. All that is due already falls on today. */
  charges: Decimal;
  count: number;
  /** All that is to be paid up to the end of the day. */
  spent: Decimal;
  /** What usual spending takes beside it up to then: its mean, and its upper bound. Estimates; null: not known. */
  usually: { expected: number; upper: number } | null;
}

/**
 * What an account's money is spent on, once: on what is at risk, then on what may come on any day, then on the
 * listed charges in order of day. Gross sums in the currency of the list.
 */
export interface Pot {
  today: number;
  sums: DaySums;
  /** From today to the last day that is known, at most {@link horizon} days ahead; empty where that has passed. */
  days: readonly PotDay[];
  /** The objects at risk that can be saved and have a price, soonest lost first, and what saves them all. */
  claims: readonly Claim[];
  risk: Decimal;
  /** Why more may be at risk than they say; null: it is not. */
  doubt: Doubt | null;
  /** What of {@link PotDay.charges} of today is not charged by a date: objects at risk, charges without date. */
  dateless: Decimal;
}

/** Average sum of the listed charges of a day, of the next 30 and those overdue: an estimate, in the list's currency. */
function listedPerDay({ days }: DaySums, today: number): number {
  let listed = 0;
  for (const day in days) if (Number(day) <= today + month) listed += Number(days[day]?.sum);
  return listed / month;
}

/**
 * The one walk over the days, which all that is foreseen of an account's money follows from: until when it lasts, what
 * to pay, and the line of the chart.
 * @param usual null: not known yet
 */
export function potOf(sums: DaySums, today: number, usual: UsualSpending | null): Pot {
  const { known: claims, doubt } = claimsOf(sums, today);
  const failed = failedOf(claims);
  const perDay = listedPerDay(sums, today);
  const dateless = add(sumOf(failed), sums.undated);
  const listed = Object.entries(sums.days).map(([day, part]) => ({ ...part, day: Number(day) }));
  const days: PotDay[] = [];
  let [spent, next] = ["0", 0];
  for (let day = today; day <= Math.min(sums.through, today + horizon); day++) {
    const before = spent;
    let count = 0;
    if (day === today) {
      spent = dateless;
      count = failed.length + (sums.excluded["no-date"] ?? 0);
    }
    for (let part = listed[next]; part && part.day <= day; part = listed[++next]) {
      spent = add(spent, part.sum);
      count += part.count;
    }
    const usually = usual && expectedSpending(usual, today, day, perDay);
    days.push({ day, charges: subtract(spent, before), count, spent, usually });
  }
  return { today, sums, days, claims, risk: sumOf(claims), doubt, dateless };
}

/** What is to be paid up to the end of a UTC day; of a day behind the last known one, up to that. */
export const spentBy = ({ days }: Pot, through: number): Decimal =>
  days.findLast(({ day }) => day <= through)?.spent ?? "0";
