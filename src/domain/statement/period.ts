// Months and quarters of the calendar, in UTC: as the registrars' dates are taken (unverified), and as the midnights are
// that balances of past days are told for.

export type PeriodKind = "month" | "quarter";

/** A month or a quarter of a year. */
export interface Period {
  kind: PeriodKind;
  year: number;
  /** From 0: January, or the first quarter. */
  index: number;
}

/** From when to when, milliseconds since the epoch: the end is not part of it. */
export interface Span {
  start: number;
  end: number;
  /** False: it is not over, and the span ends now. */
  isOver: boolean;
}

const inYear: Record<PeriodKind, number> = { month: 12, quarter: 4 };
const monthsIn = (kind: PeriodKind): number => 12 / inYear[kind];

const beginOf = ({ kind, year, index }: Period): number => Date.UTC(year, index * monthsIn(kind));

/** The period so many later, or before where `by` is below 0. */
export function periodLater({ kind, year, index }: Period, by: number): Period {
  const all = year * inYear[kind] + index + by;
  const whole = Math.floor(all / inYear[kind]);
  return { kind, year: whole, index: all - whole * inYear[kind] };
}

/** The period that a moment is in, milliseconds since the epoch. */
export function periodAt(kind: PeriodKind, at: number): Period {
  const day = new Date(at);
  return {
    kind,
    year: day.getUTCFullYear(),
    index: Math.floor(day.getUTCMonth() / monthsIn(kind)),
  };
}

/** The last period that is over: what a bookkeeper wants first. */
export const lastPeriod = (kind: PeriodKind, now: number): Period =>
  periodLater(periodAt(kind, now), -1);

/** The other kind of period at the same time: the quarter of a month, the last month of a quarter that has begun by then. */
export function asKind(kind: PeriodKind, period: Period, now: number): Period {
  const { start, end } = spanOf(period, now);
  return periodAt(kind, Math.max(start, Math.min(end, now) - 1));
}

/** Until its end, or until now where it is not over. */
export function spanOf(period: Period, now: number): Span {
  const [start, end] = [beginOf(period), beginOf(periodLater(period, 1))];
  return end <= now ? { start, end, isOver: true } : { start, end: now, isOver: false };
}

/** Whether it has begun. */
export const hasBegun = (period: Period, now: number): boolean => beginOf(period) < now;

/** As it stands in an address: `2026-10`, `2026-Q4`. */
export const periodKey = ({ kind, year, index }: Period): string =>
  kind === "month" ? `${year}-${String(index + 1).padStart(2, "0")}` : `${year}-Q${index + 1}`;

/** The period of an address; null: none, or one that has not begun by now. */
export function periodOfKey(key: string, now: number): Period | null {
  const found = /^(2\d{3})-(?:Q([1-4])|(0[1-9]|1[0-2]))$/.exec(key);
  if (!found) return null;
  const [, year, quarter, month] = found;
  const period: Period = {
    kind: quarter === undefined ? "month" : "quarter",
    year: Number(year),
    index: Number(quarter ?? month) - 1,
  };
  return hasBegun(period, now) ? period : null;
}
