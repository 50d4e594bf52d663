import type { Decimal } from "../account.ts";
import { add, isLess, subtract } from "../money.ts";
import type { BalanceChange } from "./balance-change.ts";
import type { HistoryPoint } from "./spending-days.ts";

/** Money that came in between two points of the history. */
export interface TopUp {
  /** When it was first seen, milliseconds since the epoch. */
  at: number;
  amount: Decimal;
  /**
   * Whether bookings say so. Without them the amount is what the balance rose by: what was spent in the
   * meantime is not in it, and the true sum is at least this.
   */
  booked: boolean;
}

const paidIn = (change: BalanceChange): Decimal =>
  change.parts.reduce((sum, { effect }) => (isLess("0", effect) ? add(sum, effect) : sum), "0");

/**
 * The top-ups of a history, oldest first: rises of the balance, and what the bookings of a change paid in even
 * where more was spent in the same time. Refunds look the same and are among them.
 * @param points in order of time, in one currency
 * @param changes explained ones in the same currency, in any order
 */
export function topUps(
  points: readonly HistoryPoint[],
  changes: readonly BalanceChange[] = [],
): TopUp[] {
  const booked = changes
    .map((change) => ({ at: change.to, from: change.from, amount: paidIn(change), booked: true }))
    .filter(({ amount }) => isLess("0", amount));
  const seen: TopUp[] = [];
  let last: HistoryPoint | undefined;
  for (const point of points) {
    const before = last;
    last = point;
    if (!before || !isLess(before.balance, point.balance)) continue;
    const isBooked = booked.some(({ from, at }) => from < point.at && before.at < at);
    if (!isBooked)
      seen.push({
        at: point.at,
        amount: subtract(point.balance, before.balance),
        booked: false,
      });
  }
  const known = booked.map(({ from: _from, ...topUp }): TopUp => topUp);
  return [...seen, ...known].sort((a, b) => a.at - b.at);
}
