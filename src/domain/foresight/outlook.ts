import type { Decimal } from "../account.ts";
import { isZero, subtract } from "../money.ts";
import { certaintyOf } from "./covered.ts";
import type { DaySums } from "./day-sums.ts";
import { listedPerDay } from "./funds-forecast.ts";
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
  /** Whether all that is to be paid up to that day is known: where a forecast promises nothing, nothing is sure. */
  isSure: boolean;
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
  const pot = potOf(sums, today);
  // What has no date may come on any day: it is in the balance of all of them, and none of them is sure.
  const until = isZero(sums.undated) ? certaintyOf(pot, false).until : today - 1;
  return pot.days.map(({ day, charges, count, spent }) => {
    const left = subtract(balance, spent);
    const usually = usual && expectedSpending(usual, today, day, perDay);
    return {
      day,
      charges,
      count,
      balance: left,
      likely: usually && Number(left) - usually.expected,
      low: usually && Number(left) - usually.upper,
      isSure: day <= until,
    };
  });
}
