import { startOfDay } from "../domain/foresight/bank-days.ts";
import { language } from "./translate.ts";

/** A UTC day by its number, for the locale: `24 Nov 2026`. The registrars' dates are UTC (unverified). */
export const formatDay = (day: number): string => formatDate(startOfDay(day));

/** The UTC day of a moment, milliseconds since the epoch: `24 Nov 2026`. */
export const formatDate = (at: number): string =>
  new Intl.DateTimeFormat(language(), { dateStyle: "medium", timeZone: "UTC" }).format(at);

/** The same without the year, for where it is plain: `24 Nov`. */
export const formatShortDay = (day: number): string =>
  new Intl.DateTimeFormat(language(), { day: "numeric", month: "short", timeZone: "UTC" }).format(
    startOfDay(day),
  );
