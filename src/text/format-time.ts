import { inWords, sound } from "./intl.ts";

const day = 86_400_000;
const units = [
  ["day", day],
  ["hour", 3_600_000],
  ["minute", 60_000],
  ["second", 1000],
] as const;
type Unit = (typeof units)[number][0];

/** How often the largest unit fits into a span, and which it is. Milliseconds, not negative. */
function inUnits(span: number): [count: number, unit: Unit] {
  const [unit, length] = units.find(([, length]) => span >= length) ?? units[3];
  return [Math.floor(span / length), unit];
}

const formatUnits = (count: number, unit: Unit, unitDisplay: "short" | "long"): string =>
  inWords(Intl.NumberFormat, { style: "unit", unit, unitDisplay }, count);

/** A span of time in its largest whole unit, for the locale: `3 min`, `2 hr`, `5 days`. Milliseconds, not negative. */
export const formatSpan = (span: number): string => formatUnits(...inUnits(span), "short");

/**
 * When a later moment comes, seen from `now`: in days of the calendar (UTC), as one counts them to a date, but in hours
 * where two whole days are no longer left: `in 3 days`, `in 28 hours`. Milliseconds since the epoch.
 */
export function formatIn(at: number, now: number): string {
  const span = at - now;
  const days = Math.floor(at / day) - Math.floor(now / day);
  if (span >= 2 * day) return inWords(Intl.RelativeTimeFormat, {}, days, "day");
  const [count, unit] = inUnits(Math.min(span, day - 1));
  return inWords(
    Intl.RelativeTimeFormat,
    {},
    unit === "hour" ? Math.floor(span / units[1][1]) : count,
    unit,
  );
}

/** A number of minutes in words, in hours where they are whole: `15 minutes`, `4 hours`. */
export const formatMinutes = (minutes: number): string =>
  minutes % 60 === 0
    ? formatUnits(minutes / 60, "hour", "long")
    : formatUnits(minutes, "minute", "long");

/** A number of days in words: `83 days`. */
export const formatDays = (count: number): string => formatUnits(count, "day", "long");

/** A moment as local date and time, for the locale. Milliseconds since the epoch. */
export const formatMoment = (at: number): string =>
  inWords(Intl.DateTimeFormat, { dateStyle: "medium", timeStyle: "short" }, at);

/** A moment's hour in UTC: `6:00 AM`. Milliseconds since the epoch. */
export const formatHour = (at: number): string =>
  inWords(Intl.DateTimeFormat, { timeStyle: "short", timeZone: "UTC" }, at);

/** A moment's month in UTC, with its year: `Nov 2026`. Milliseconds since the epoch. */
export const formatMonth = (at: number): string =>
  inWords(Intl.DateTimeFormat, { month: "short", year: "numeric", timeZone: "UTC" }, at);

/** A moment's UTC day as day and month, for the locale: `Nov 27`. Without a year: foreseen days are near. Milliseconds since the epoch. */
export const formatDayOf = (at: number): string =>
  inWords(Intl.DateTimeFormat, { day: "numeric", month: "short", timeZone: "UTC" }, at);

/** A UTC day number, in the same way. */
export const formatDay = (number: number): string => formatDayOf(sound(number) * day);

/** The same with the weekday, where it is a day to act on: `Wed, Dec 2`. */
export const formatWeekday = (number: number): string =>
  inWords(
    Intl.DateTimeFormat,
    { weekday: "short", day: "numeric", month: "short", timeZone: "UTC" },
    sound(number) * day,
  );
