import { startOfDay } from "../domain/foresight/bank-days.ts";
import { inWords } from "./intl.ts";

/** The UTC day of a moment (milliseconds since the epoch), with its year: `Nov 24, 2026`. The registrars' dates are UTC (unverified). */
export const formatDate = (at: number): string =>
  inWords(Intl.DateTimeFormat, { dateStyle: "medium", timeZone: "UTC" }, at);

/** A UTC day by its number, with its year. */
export const formatDayOfYear = (day: number): string => formatDate(startOfDay(day));
