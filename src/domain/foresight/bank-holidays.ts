// Days from Monday to Friday on which a payment system moves no money. Everything counts UTC day numbers.

const dayMs = 86_400_000;

/**
 * `target`: T2, the euro (ECB, long-term calendar of 14 December 2000). `fedwire`: the US dollar (Federal Reserve
 * Banks' holiday schedule). `chaps`: the pound sterling (bank holidays of England and Wales; days that are proclaimed
 * for one year only are not known here). `sic`: the Swiss franc (bank holidays as SIX counts them).
 */
export const calendars = ["target", "fedwire", "chaps", "sic"] as const;
export type Calendar = (typeof calendars)[number];

const calendarOf: Readonly<Record<string, Calendar>> = {
  EUR: "target",
  USD: "fedwire",
  GBP: "chaps",
  CHF: "sic",
};

/** The calendar of a currency's own payment system (ISO 4217); null: not known here, weekends alone count. */
export const calendarFor = (currency: string): Calendar | null =>
  Object.hasOwn(calendarOf, currency) ? (calendarOf[currency] ?? null) : null;

/** The day number of a date; months from 1. */
const dayNumber = (year: number, month: number, date: number): number =>
  Date.UTC(year, month - 1, date) / dayMs;

const weekdayOf = (day: number): number => new Date(day * dayMs).getUTCDay();

/** Easter Sunday of the Gregorian calendar (the anonymous algorithm, as Meeus gives it). */
export function easter(year: number): number {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const skipped = century - Math.floor(century / 4);
  const moon = (19 * golden + skipped - Math.floor((8 * century + 13) / 25) + 15) % 30;
  // The two cases in which the full moon is counted a day earlier.
  const fullMoon = moon - Number(moon === 29 || (moon === 28 && golden > 10));
  const weekday = (year + Math.floor(year / 4) + fullMoon + 2 - skipped) % 7;
  return dayNumber(year, 3, 28) + fullMoon - weekday;
}

/** The nth weekday (0 Sunday) of a month, from 1; -1: its last one. */
function nthWeekday(year: number, month: number, weekday: number, nth: number): number {
  if (nth > 0) {
    const first = dayNumber(year, month, 1);
    return first + ((weekday - weekdayOf(first) + 7) % 7) + 7 * (nth - 1);
  }
  const last = dayNumber(year, month + 1, 1) - 1;
  return last - ((weekdayOf(last) - weekday + 7) % 7);
}

const [monday, thursday] = [1, 4];

/** A holiday that falls on a Sunday is kept on the Monday; the Reserve Banks are open on the Friday before a Saturday one. */
const mondayAfterSunday = (day: number): number => (weekdayOf(day) === 0 ? day + 1 : day);

/** Of days that follow each other, those on a weekend are kept on the next days that are free (England and Wales). */
function substituted(days: readonly number[]): number[] {
  const kept: number[] = [];
  for (const day of days) {
    let free = day;
    while (weekdayOf(free) % 6 === 0 || kept.includes(free)) free++;
    kept.push(free);
  }
  return kept;
}

const closings: Record<Calendar, (year: number) => number[]> = {
  target: (year) => [
    dayNumber(year, 1, 1),
    easter(year) - 2,
    easter(year) + 1,
    dayNumber(year, 5, 1),
    dayNumber(year, 12, 25),
    dayNumber(year, 12, 26),
  ],
  fedwire: (year) => [
    mondayAfterSunday(dayNumber(year, 1, 1)),
    nthWeekday(year, 1, monday, 3),
    nthWeekday(year, 2, monday, 3),
    nthWeekday(year, 5, monday, -1),
    mondayAfterSunday(dayNumber(year, 6, 19)),
    mondayAfterSunday(dayNumber(year, 7, 4)),
    nthWeekday(year, 9, monday, 1),
    nthWeekday(year, 10, monday, 2),
    mondayAfterSunday(dayNumber(year, 11, 11)),
    nthWeekday(year, 11, thursday, 4),
    mondayAfterSunday(dayNumber(year, 12, 25)),
  ],
  chaps: (year) => [
    ...substituted([dayNumber(year, 1, 1)]),
    easter(year) - 2,
    easter(year) + 1,
    nthWeekday(year, 5, monday, 1),
    nthWeekday(year, 5, monday, -1),
    nthWeekday(year, 8, monday, -1),
    ...substituted([dayNumber(year, 12, 25), dayNumber(year, 12, 26)]),
  ],
  sic: (year) => [
    dayNumber(year, 1, 1),
    dayNumber(year, 1, 2),
    easter(year) - 2,
    easter(year) + 1,
    dayNumber(year, 5, 1),
    easter(year) + 39,
    easter(year) + 50,
    dayNumber(year, 8, 1),
    dayNumber(year, 12, 25),
    dayNumber(year, 12, 26),
  ],
};

const made = new Map<string, ReadonlySet<number>>();

/** Whether a payment system is closed on a UTC day, weekends aside. */
export function isClosed(day: number, calendar: Calendar): boolean {
  const year = new Date(day * dayMs).getUTCFullYear();
  const key = `${calendar} ${year}`;
  const days = made.get(key) ?? new Set(closings[calendar](year));
  made.set(key, days);
  return days.has(day);
}
