const pattern =
  /^(\d{4}-\d\d-\d\d)T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/;

/** A time as sent (ISO 8601 with its offset), milliseconds since the epoch; null: absent, none, or before 1970. */
export function asMoment(text: string | undefined): number | null {
  const [, date] = pattern.exec(text ?? "") ?? [];
  // Date.parse lets 30 February pass as 2 March: what it understood must be the day that was written.
  const midnight = Date.parse(`${date}T00:00:00Z`);
  if (!(midnight >= 0) || !new Date(midnight).toISOString().startsWith(`${date}`)) return null;
  const at = Date.parse(text ?? "");
  return at >= 0 ? at : null;
}
