const pattern =
  /^(\d{4}-\d\d-\d\d)T((?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?)(?:Z|([+-]\d\d):?(\d\d))$/;

/** Milliseconds. */
const dayLength = 86_400_000;

/** As written, taken for UTC, and as it is; null: absent, no time of the calendar, or before 1970. */
function written(text: string | undefined): { at: number; midnight: number } | null {
  const [, date, time, hours = "+00", minutes = "00"] = pattern.exec(text ?? "") ?? [];
  const midnight = Date.parse(`${date}T00:00:00Z`);
  // Date.parse lets 30 February pass as 2 March: what it understood must be the day that was written.
  if (!(midnight >= 0) || !new Date(midnight).toISOString().startsWith(`${date}`)) return null;
  const at = Date.parse(`${date}T${time}${hours}:${minutes}`);
  return at >= 0 ? { at, midnight } : null;
}

/** A time as sent, with an offset that mostly has no colon (`+0100`), milliseconds since the epoch; null: absent, or none. */
export const asMoment = (text: string | undefined): number | null => written(text)?.at ?? null;

/**
 * A day on which something is due, milliseconds since the epoch. What is due on it is due on the day that was written,
 * whatever the offset makes of it: at midnight in Germany it is still the day before in UTC, and a charge would seem overdue
 * that is not; late in the evening in America it is the next day already, and a charge would come too late.
 */
export function asDueDay(text: string | undefined): number | null {
  const read = written(text);
  if (read === null) return null;
  return Math.min(Math.max(read.at, read.midnight), read.midnight + dayLength - 1);
}

/** As lists are asked for. */
export const timeText = (at: number): string => `${new Date(at).toISOString().slice(0, 23)}+0000`;
