import { weekdayOf } from "./bank-days.ts";
import type { SpendingDay } from "./spending-days.ts";

/** What an account usually spends beside its listed charges. An estimate in the account's currency: floats. */
export interface UsualSpending {
  /** Mean per day of the last 90 days. */
  perDay: number;
  /** Standard deviation of one day, of the last year without its largest day: one burst of orders is no habit. */
  spread: number;
  /** Share of an average day by weekday, Sunday first; their mean is 1. */
  weekdays: number[];
  /** Share of the margin that is needed: see `cautionOf`. */
  caution: number;
}

/** Fewer days than this say nothing, and older ones than a year are forgotten. */
const min = 7;
const year = 365;
/** Average days that each weekday is drawn towards, so that one busy Tuesday makes no pattern. */
const calm = 4;
/**
 * How far the upper bound stands off: deviations, and average days of all that the account spends. Chosen
 * on the replay's tuning seeds, where more brings hardly another failure but many false alarms; what it
 * reaches on other seeds is what the replay prints.
 */
const margin = { deviations: 2.5, days: 5 };

const meanOf = (known: readonly SpendingDay[]): number =>
  known.reduce((sum, { other }) => sum + (other ?? 0), 0) / known.length;

/**
 * @param history UTC days ascending
 * @param caution see {@link UsualSpending}
 * @returns null: fewer than seven of the last 365 days are known
 */
export function usualSpending(
  history: readonly SpendingDay[],
  caution: number,
): UsualSpending | null {
  const known = history.slice(-year).filter(({ other }) => other !== null);
  if (known.length < min) return null;
  const mean = meanOf(known);
  const sums = Array(7).fill(0);
  const counts = Array(7).fill(0);
  let [squares, largest] = [0, 0];
  for (const { day, other } of known) {
    sums[weekdayOf(day)] += other;
    counts[weekdayOf(day)]++;
    const square = ((other ?? 0) - mean) ** 2;
    squares += square;
    largest = Math.max(largest, square);
  }
  const raw = sums.map((sum, weekday) => (sum + calm * mean) / (counts[weekday] + calm));
  const week = raw.reduce((sum, share) => sum + share, 0);
  return {
    perDay: meanOf(known.slice(-90)),
    spread: Math.sqrt((squares - largest) / known.length),
    weekdays: raw.map((share) => (week > 0 ? (share * 7) / week : 1)),
    caution,
  };
}

/**
 * The mean of the spending on the UTC days `from` to `to`, both included, and an upper bound that is seldom
 * passed. Orders come in bursts, which a bound as for a bell curve does not hold, and the account's own
 * history seldom has enough of them to learn from. What they take grows with the account, though: hence
 * some average days of all its spending on top, the listed charges included.
 * @param listedPerDay average sum of the listed charges per day, in the account's currency
 */
export function expectedSpending(
  { perDay, spread, weekdays, caution }: UsualSpending,
  from: number,
  to: number,
  listedPerDay = 0,
): { expected: number; upper: number } {
  const days = to - from + 1;
  let shares = days - (days % 7);
  for (let day = to - (days % 7) + 1; day <= to; day++) shares += weekdays[weekdayOf(day)] ?? 1;
  const expected = perDay * shares;
  const burst = margin.days * (perDay + listedPerDay);
  const above = margin.deviations * spread * Math.sqrt(days) + burst;
  return { expected, upper: expected + caution * above };
}
