import type { Decimal } from "../account.ts";
import { subtract } from "../money.ts";
import type { DaySums } from "./day-sums.ts";
import { listedPerDay } from "./forecast.ts";
import { potOf } from "./pot.ts";
import { expectedSpending, type UsualSpending } from "./usual-spending.ts";

/** One UTC day ahead, as a chart shows it: the account's balance after what is known to be paid. */
export interface OutlookDay {
  day: number;
  /** Gross sum of what is known to be paid on the day, and how many that are. All that is due already falls on today. */
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

/** The days from today to the horizon: the very walk that `forecast` makes, in the account's balance. */
export function outlook({ today, balance, sums, usual }: OutlookInput): OutlookDay[] {
  const perDay = listedPerDay(sums, today);
  return potOf(sums, today).days.map(({ day, charges, count, spent }) => {
    const left = subtract(balance, spent);
    const usually = usual && expectedSpending(usual, today, day, perDay);
    return {
      day,
      charges,
      count,
      balance: left,
      likely: usually && Number(left) - usually.expected,
      low: usually && Number(left) - usually.upper,
    };
  });
}
