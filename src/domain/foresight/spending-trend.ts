import type { Spending } from "./account-foresight.ts";
import type { SpendingDay } from "./spending-days.ts";

/** Days that a mean is taken of, and how many of them must be known. */
const [span, min] = [30, 7];

/** Of so many days that are known one may be hidden, by money that came in. More of them leave too much unseen. */
const seen = 4;

function isEnough(known: number, hidden: number): boolean {
  return known >= min && hidden * seen <= known;
}

const within = (days: readonly SpendingDay[], from: number, to: number): SpendingDay[] =>
  days.filter(({ day }) => day >= from && day < to);

const isKnown = ({ other }: SpendingDay): boolean => other !== null;

function meanOf(days: readonly SpendingDay[], from: number): number | null {
  const there = within(days, from, from + span);
  const known = there.filter(isKnown);
  if (!isEnough(known.length, there.length - known.length)) return null;
  return known.reduce((sum, { other }) => sum + (other ?? 0), 0) / known.length;
}

/**
 * What an account spends in a day of the last 30, and of the 30 before; null: fewer than seven of the last 30
 * are known, or too many of them are hidden.
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
  for (let later = 0; later <= span; later++) {
    const there = within(days, today + later - span, today);
    const known = there.filter(isKnown).length;
    // The days until then are told apart, as the rule has it: none of them is there yet.
    if (isEnough(known + later, there.length - known)) return later === 0 ? null : today + later;
  }
  return today + span;
}
