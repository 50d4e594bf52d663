import { intl } from "./intl.ts";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const inUnit = (value: number, unit: "second" | "minute" | "hour" | "day"): string =>
  intl(Intl.NumberFormat, { style: "unit", unit, unitDisplay: "short" }).format(value);

/** A span of time in its largest whole unit, for the locale: `3 min`, `2 hr`, `5 days`. Milliseconds, not negative. */
export function formatSpan(span: number): string {
  if (span < minute) return inUnit(Math.floor(span / 1000), "second");
  if (span < hour) return inUnit(Math.floor(span / minute), "minute");
  if (span < day) return inUnit(Math.floor(span / hour), "hour");
  return inUnit(Math.floor(span / day), "day");
}

/** A moment as local date and time, for the locale. Milliseconds since the epoch. */
export const formatMoment = (at: number): string =>
  intl(Intl.DateTimeFormat, { dateStyle: "medium", timeStyle: "short" }).format(at);

/** A UTC day number as day and month, for the locale: `Nov 27`. Without a year: foreseen days are near. */
export const formatDay = (number: number): string =>
  intl(Intl.DateTimeFormat, { day: "numeric", month: "short", timeZone: "UTC" }).format(
    number * day,
  );
