import type { Decimal } from "../account.ts";
import { cautionOf } from "./caution.ts";
import type { DaySums } from "./day-sums.ts";
import { pastSpending } from "./past-spending.ts";
import { type HistoryPoint, spendingDays } from "./spending-days.ts";
import { type UsualSpending, usualSpending } from "./usual-spending.ts";

/** A point of the history. `past`: no check saw it, it was asked for later. */
export interface KnownPoint extends HistoryPoint {
  past: boolean;
}

/**
 * The usual spending, as forecast and chart both count it: learnt from the account's own days, and by estimate from
 * those before it was first checked. null: not enough is known yet.
 * @param points in order of time, none later than today
 * @param sums the list of charges in the same currency; null: not known
 * @param listed see `Ledger.listed`
 * @param today UTC day number; it is not over, so that nothing is learnt of it
 */
export function learntSpending(
  points: readonly KnownPoint[],
  sums: DaySums | null,
  listed: Readonly<Record<number, Decimal>>,
  today: number,
): UsualSpending | null {
  const own = points.filter(({ past }) => !past);
  const days = spendingDays(own, listed).filter(({ day }) => day < today);
  const first = points.findIndex(({ past }) => !past);
  const before = pastSpending(points.slice(0, first + 1), sums, today);
  return usualSpending([...before, ...days], cautionOf(days));
}
