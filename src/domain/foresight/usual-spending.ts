import { weekdayOf } from "./bank-days.ts";
import type { SpendingDay } from "./spending-days.ts";

/** What an account usually spends beside its listed charges. An estimate in the account's currency: floats. */
export interface UsualSpending {
  /** Mean per day of the last 90 days. */
  perDay: number;
  /** That, or the mean of the last four weeks or of the last week where it is higher: a season, or a spike that has begun. */
  level: number;
  /** Standard deviation of one day, of the last year. */
  spread: number;
  /** Share of an average day by weekday, Sunday first; their mean is 1. */
  weekdays: number[];
  /** The most that was spent within 1, 2, 3 … days in a row during the last year. */
  busiest: number[];
}

/** Fewer days than this say nothing, and older ones than a year are forgotten. */
const least = 7;
const year = 365;
/** Rows of days that a spike is remembered for: longer than usual lead times. */
const streak = 10;
/**
 * How far the upper bound stands off. Chosen on the replay's tuning seeds, where more brings hardly another
 * failure but many false alarms; what it reaches on other seeds is what the replay prints.
 */
const deviations = 4;
/** Average days that each weekday is drawn towards, so that one busy Tuesday makes no pattern. */
const calm = 4;

const meanOf = (known: readonly SpendingDay[]): number =>
  known.reduce((sum, { other }) => sum + (other ?? 0), 0) / known.length;

/** @param history UTC days ascending. null: fewer than seven of the last 365 days are known. */
export function usualSpending(history: readonly SpendingDay[]): UsualSpending | null {
  const last = history.slice(-year);
  const known = last.filter(({ other }) => other !== null);
  if (known.length < least) return null;
  const mean = meanOf(known);
  const perDay = meanOf(known.slice(-90));
  const level = Math.max(...[90, 28, 7].map((days) => meanOf(known.slice(-days))));
  const sums = Array(7).fill(0);
  const counts = Array(7).fill(0);
  for (const { day, other } of known) {
    sums[weekdayOf(day)] += other;
    counts[weekdayOf(day)]++;
  }
  const raw = sums.map((sum, weekday) => (sum + calm * mean) / (counts[weekday] + calm));
  const week = raw.reduce((sum, share) => sum + share, 0);
  const weekdays = raw.map((share) => (week > 0 ? (share * 7) / week : 1));
  const squares = known.reduce((sum, { other }) => sum + ((other ?? 0) - mean) ** 2, 0);

  const busiest: number[] = Array(streak).fill(0);
  for (let end = 0; end < last.length; end++)
    for (let length = 0, sum = 0; length < streak; length++) {
      sum += last[end - length]?.other ?? (length > end ? 0 : mean);
      if (sum > (busiest[length] ?? 0)) busiest[length] = sum;
    }
  return { perDay, level, spread: Math.sqrt(squares / known.length), weekdays, busiest };
}

/**
 * The mean of the spending on the UTC days `from` to `to`, both included, and an upper bound that is seldom
 * passed: some standard deviations above the mean, or what the worst days of the year took, if
 * that is more. Orders come in bursts: a bound as for a bell curve is passed far too often.
 */
export function expectedSpending(
  { perDay, level, spread, weekdays, busiest }: UsualSpending,
  from: number,
  to: number,
): { expected: number; upper: number } {
  const days = to - from + 1;
  let shares = days - (days % 7);
  for (let day = to - (days % 7) + 1; day <= to; day++) shares += weekdays[weekdayOf(day)] ?? 1;
  const spike = busiest[Math.min(days, streak) - 1] ?? 0;
  return {
    expected: perDay * shares,
    upper: Math.max(level * shares + deviations * spread * Math.sqrt(days), spike),
  };
}
