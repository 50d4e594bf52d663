import type { Decimal } from "../account.ts";
import { add, subtract } from "../money.ts";
import type { DaySums } from "./day-sums.ts";
import { horizon, listedPerDay } from "./forecast.ts";
import { expectedSpending, type UsualSpending } from "./usual-spending.ts";

/** One UTC day ahead, as a chart shows it: the account's balance after what is known to be charged. */
export interface OutlookDay {
  day: number;
  /** Gross sum of the day's known charges, and their number. Those that are overdue fall on today. */
  charges: Decimal;
  count: number;
  /** The balance when they are made and nothing is paid in: below the floor they would fail. */
  balance: Decimal;
  /** The same at usual spending: by its mean, and by its upper bound. Estimates; null: not known. */
  likely: number | null;
  low: number | null;
}

interface OutlookInput {
  /** Today's UTC day number. */
  today: number;
  /** The account balance now, in the currency of `sums`. */
  balance: Decimal;
  sums: DaySums;
  usual: UsualSpending | null;
}

/**
 * The days from today to the horizon, by the known charges alone, as `forecast` counts them: charges
 * without date are in none of them.
 */
export function outlook({ today, balance, sums, usual }: OutlookInput): OutlookDay[] {
  const listed = Object.entries(sums.days).map(([day, { sum, count }]) => ({
    day: Math.max(Number(day), today),
    sum,
    count,
  }));
  const days: OutlookDay[] = [];
  const perDay = listedPerDay(sums, today);
  let left = balance;
  for (let day = today; day <= Math.min(sums.through, today + horizon); day++) {
    let [charges, count] = ["0", 0];
    for (const part of listed.filter((part) => part.day === day)) {
      charges = add(charges, part.sum);
      count += part.count;
    }
    left = subtract(left, charges);
    const spent = usual && expectedSpending(usual, today, day, perDay);
    days.push({
      day,
      charges,
      count,
      balance: left,
      likely: spent && Number(left) - spent.expected,
      low: spent && Number(left) - spent.upper,
    });
  }
  return days;
}
