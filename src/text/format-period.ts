import { type Period, type Span, spanOf } from "../domain/statement/period.ts";
import { intl, inWords } from "./intl.ts";
import { formatCount, translate } from "./translate.ts";

const dayMs = 86_400_000;

/** A month or a quarter with its year: `October 2026`, `Q4 2026`. */
export function formatPeriod(period: Period): string {
  // Any moment that is later than its end.
  const { start } = spanOf(period, Number.MAX_SAFE_INTEGER);
  return period.kind === "month"
    ? inWords(Intl.DateTimeFormat, { month: "long", year: "numeric", timeZone: "UTC" }, start)
    : translate("statement_quarter_name", formatCount(period.index + 1), String(period.year));
}

/** The UTC days of a span, its last one included: `October 1 – 31, 2026`. */
export function formatSpanDays({ start, end }: Span): string {
  const format = intl(Intl.DateTimeFormat, {
    day: "numeric",
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  });
  return format.formatRange(start, Math.max(start, Math.ceil(end / dayMs) * dayMs - dayMs));
}

/** A moment as date and time in UTC, as a statement's days are: `Oct 1, 2026, 12:00 AM UTC`. Milliseconds since the epoch. */
export const formatUtcMoment = (at: number): string =>
  `${inWords(Intl.DateTimeFormat, { dateStyle: "medium", timeStyle: "short", timeZone: "UTC" }, at)} UTC`;
