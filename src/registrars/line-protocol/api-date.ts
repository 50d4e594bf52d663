import { startOfDay } from "../../domain/foresight/bank-days.ts";

/** `YYYY-MM-DD HH:MM:SS` in UTC (the registrars' zone is unverified) of milliseconds since the epoch. */
export const apiDateTime = (at: number): string =>
  new Date(at).toISOString().slice(0, 19).replace("T", " ");

/** `YYYY-MM-DD` of a UTC day number. */
export const apiDate = (day: number): string => apiDateTime(startOfDay(day)).slice(0, 10);
