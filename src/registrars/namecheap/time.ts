/** `MM/DD/YYYY`, and behind it a time, which other commands have. */
const pattern = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?:\s[\d:\sAPM]{1,12})?$/i;

/**
 * A day as sent, milliseconds since the epoch: its beginning in UTC. Nobody documents its time zone. The vendor's offsets
 * are those of the United States, where the day begins and ends later: of the days that may be meant this is the earliest.
 * null: absent, no day of the calendar, or before 1970.
 */
export function asDay(text: string | undefined): number | null {
  const [, month = "", day = "", year = ""] = pattern.exec(text?.trim() ?? "") ?? [];
  const written = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const at = Date.parse(`${written}T00:00:00Z`);
  // Date.parse lets 30 February pass as 2 March: what it understood must be the day that was written.
  return at >= 0 && new Date(at).toISOString().startsWith(written) ? at : null;
}
