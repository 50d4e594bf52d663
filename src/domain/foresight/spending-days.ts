import type { Decimal } from "../account.ts";
import { dayOf } from "./bank-days.ts";

/** One point of the history: the account balance at a time, milliseconds since the epoch. */
export interface HistoryPoint {
  at: number;
  balance: Decimal;
}

/** A point with the deposits that were reserved then; null: unknown. */
export interface FundsPoint extends HistoryPoint {
  deposits: Decimal | null;
}

/** What an account spent on one UTC day beside its listed charges, and what was paid in. Estimates: floats. */
export interface SpendingDay {
  day: number;
  /** null: cannot be told, because money came in, or because listed charges were not made. */
  other: number | null;
  /** Rises of the balance: top-ups, and refunds. */
  paidIn: number;
  /** Whether less was spent than was listed for the day: a charge failed, or was late. */
  isMissed: boolean;
}

const dayMs = 86_400_000;

/**
 * Spending by day, oldest first, from two points on; days without points are not there. A fall of the
 * balance over several days is spread evenly over them; one within a day belongs to the day of its middle.
 * @param points in order of time; a point that is not later than the one before (the clock was set back) is left out
 * @param listed gross sums that the list of charges last showed for a UTC day before it was over
 */
export function spendingDays(
  points: readonly HistoryPoint[],
  listed: Readonly<Record<number, Decimal>>,
): SpendingDay[] {
  const days = new Map<number, { fell: number; rose: number; hidden: number }>();
  let last: HistoryPoint | undefined;
  for (const point of points) {
    if (last && point.at <= last.at) continue;
    if (last) {
      const length = point.at - last.at;
      const parts = Math.max(1, Math.round(length / dayMs));
      const change = (Number(point.balance) - Number(last.balance)) / parts;
      for (let part = 0; part < parts; part++) {
        const day = dayOf(last.at + (length * (part + 0.5)) / parts);
        const sum = days.get(day) ?? { fell: 0, rose: 0, hidden: 0 };
        if (change < 0) sum.fell -= change;
        else if (change > 0) {
          sum.rose += change;
          sum.hidden += length / parts;
        }
        days.set(day, sum);
      }
    }
    last = point;
  }
  return [...days].map(([day, { fell, rose, hidden }]) => {
    const other = fell - Number(listed[day] ?? 0);
    // A hundredth of slack: floats. Below it a listed charge was not made, or not yet.
    const isSeen = hidden < dayMs / 2;
    const isMissed = isSeen && other <= -0.01;
    return {
      day,
      other: isSeen && !isMissed ? Math.max(0, other) : null,
      paidIn: rose,
      isMissed,
    };
  });
}
