const datePattern = /^(\d{4}-\d\d-\d\d)(?:[ T](\d\d:\d\d:\d\d)(?:\.\d+)?)?$/;

/**
 * `YYYY-MM-DD HH:MM:SS` or a bare date, taken as UTC (unverified), in milliseconds since the epoch.
 * null: absent, not a date of the calendar (`0000-00-00`, 30 February), or before 1970.
 */
export function apiTime(text: string | undefined): number | null {
  const [, date, time] = datePattern.exec(text ?? "") ?? [];
  const at = Date.parse(`${date}T${time ?? "00:00:00"}Z`);
  // Date.parse lets 30 February pass as 2 March: what it understood must be the day that was written.
  return at >= 0 && new Date(at).toISOString().startsWith(date ?? "") ? at : null;
}
