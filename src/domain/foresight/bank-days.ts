import { type Calendar, calendarFor, isClosed } from "./bank-holidays.ts";
import type { Holidays } from "./holiday-choices.ts";

// Everything in foresight counts UTC day numbers (whole days since 1970-01-01), never local dates: a day
// number knows no daylight saving time, and the registrars' dates are taken as UTC (unverified).

const dayMs = 86_400_000;

/** The UTC day number of a time in milliseconds since the epoch. */
export const dayOf = (time: number): number => Math.floor(time / dayMs);

/** Midnight UTC at which a day begins, milliseconds since the epoch. */
export const startOfDay = (day: number): number => day * dayMs;

/** 0 Sunday to 6 Saturday, in UTC. Day 0 was a Thursday. */
export const weekdayOf = (day: number): number => (((day + 4) % 7) + 7) % 7;

/** The calendar that a user's choice stands for, of an account in that currency (ISO 4217); null: weekends alone. */
export const chosenCalendar = (holidays: Holidays, currency: string): Calendar | null => {
  if (holidays === "none") return null;
  return holidays === "by-currency" ? calendarFor(currency) : holidays;
};

/**
 * Whether a transfer comes too late today: it is in time on its last day itself. Every place says so from then on.
 * @param by UTC day number; null: no such day is told, and to pay at once is always in time
 */
export const isTooLate = (by: number | null, today: number): by is number =>
  by !== null && by < today;

/** Whether banks move money on a UTC day: Monday to Friday, but for the calendar's closing days. */
export const isBankDay = (day: number, calendar: Calendar | null): boolean =>
  weekdayOf(day) % 6 !== 0 && (calendar === null || !isClosed(day, calendar));

/**
 * The last bank day on which a transfer can be ordered that needs `lead` bank days and must have come by the end of
 * `due`: 3 before Monday is Wednesday, 3 before Saturday is Tuesday. A lead of 0 (paid by card) is `due` itself.
 */
export function lastTransferDay(due: number, lead: number, calendar: Calendar | null): number {
  if (lead <= 0) return due;
  let day = due;
  for (let left = lead; left > 0; day--) if (isBankDay(day, calendar)) left--;
  while (!isBankDay(day, calendar)) day--;
  return day;
}
