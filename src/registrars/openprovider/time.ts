// The registrar's times are those of Amsterdam, where it is at home (its own module reads them so).

const pattern = /^(\d{4})-(\d\d)-(\d\d)(?:[ T](\d{1,2}):(\d\d):(\d\d))?$/;

const hour = 3_600_000;

/** When summer time begins or ends in the whole of the EU (directive 2000/84/EC): the last Sunday of a month, 01:00 UTC. */
function turnOf(year: number, month: number): number {
  const last = new Date(Date.UTC(year, month + 1, 0, 1));
  return last.getTime() - last.getUTCDay() * 24 * hour;
}

/** How far Amsterdam is ahead of UTC at a time, milliseconds. */
function offsetAt(at: number): number {
  const year = new Date(at).getUTCFullYear();
  const isSummer = at >= turnOf(year, 2) && at < turnOf(year, 9);
  return isSummer ? 2 * hour : hour;
}

/** `YYYY-MM-DD HH:MM:SS` in Amsterdam of a time, milliseconds since the epoch; as its lists are asked for. */
export const timeText = (at: number): string =>
  new Date(at + offsetAt(at)).toISOString().slice(0, 19).replace("T", " ");

/** As written, taken for UTC; null: no time of the calendar (`0000-00-00`, 30 February), or before 1970. */
function writtenTime(text: string | undefined): { at: number; midnight: number } | null {
  const [, year, month, day, hours = "00", minutes = "00", seconds = "00"] =
    pattern.exec(text ?? "") ?? [];
  const date = `${year}-${month}-${day}`;
  // Date.parse lets 30 February pass as 2 March: what it understood must be the day that was written.
  const midnight = Date.parse(`${date}T00:00:00Z`);
  if (!(midnight > 0) || !new Date(midnight).toISOString().startsWith(date)) return null;
  const at = Date.parse(`${date}T${hours.padStart(2, "0")}:${minutes}:${seconds}Z`);
  return at >= 0 ? { at, midnight } : null;
}

/** A time as sent, milliseconds since the epoch; null: absent, or none. Of an hour that comes twice it is the first. */
export function asMoment(text: string | undefined): number | null {
  const written = writtenTime(text);
  if (written === null) return null;
  const inSummer = written.at - 2 * hour;
  return offsetAt(inSummer) === 2 * hour ? inSummer : written.at - hour;
}

/**
 * A day of renewal as sent, milliseconds since the epoch. What is charged on it is charged on the day that was written:
 * just after midnight in Amsterdam it is still the day before in UTC, and a charge would seem overdue that is not.
 */
export function asRenewalDay(text: string | undefined): number | null {
  const [written, at] = [writtenTime(text), asMoment(text)];
  return written === null || at === null ? null : Math.max(at, written.midnight);
}
