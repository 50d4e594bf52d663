import type { Spending } from "./account-foresight.ts";
import type { SpendingDay } from "./spending-days.ts";

/** Days that a mean is taken of, and how many of them must be known. */
const [span, min] = [30, 7];

function meanOf(days: readonly SpendingDay[], from: number): number | null {
  const known = days.filter(({ day, other }) => other !== null && day >= from && day < from + span);
  if (known.length < min) return null;
  return known.reduce((sum, { other }) => sum + (other ?? 0), 0) / known.length;
}

/**
 * What an account spends in a day of the last 30, and of the 30 before; null: fewer than seven of the last 30
 * are known.
 * @param days all that was spent, listed charges not taken off
 * @param today UTC day number; it is not over and does not count
 */
export function spendingTrend(days: readonly SpendingDay[], today: number): Spending | null {
  const perDay = meanOf(days, today - span);
  return perDay === null ? null : { perDay, before: meanOf(days, today - 2 * span) };
}

/**
 * The first UTC day on which {@link spendingTrend} can say something, if each day until then can be told; null: it can
 * today.
 * @param days all that was spent, listed charges not taken off
 * @param today UTC day number
 */
export function spendingKnownOn(days: readonly SpendingDay[], today: number): number | null {
  const known = days.filter(
    ({ day, other }) => other !== null && day >= today - span && day < today,
  ).length;
  return known < min ? today + min - known : null;
}
