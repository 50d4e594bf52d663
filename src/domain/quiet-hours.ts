import type { Preferences } from "./preferences.ts";

const minute = 60_000;
const minutesOfDay = 1440;

/** The minute of the local day, 0 to 1439, in this machine's time zone. */
export function minuteOf(at: number): number {
  const time = new Date(at);
  return time.getHours() * 60 + time.getMinutes();
}

/**
 * Whether a moment (milliseconds since the epoch) lies in the quiet hours: from `from` up to, not with,
 * `to`, over midnight where `to` is the smaller one. The clock on the wall counts: an hour that daylight
 * saving repeats is quiet twice, one that it skips never comes. Two equal minutes are no time at all.
 */
export function isQuiet(quiet: Preferences["quiet"], at: number): boolean {
  if (quiet === null) return false;
  const { from, to } = quiet;
  const now = minuteOf(at);
  return from <= to ? now >= from && now < to : now >= from || now < to;
}

/**
 * When the wall clock next shows a minute of the day, milliseconds since the epoch; at most an hour late where
 * daylight saving skips that very minute.
 */
export function nextAt(minuteOfDay: number, at: number): number {
  const ahead = (minuteOfDay - minuteOf(at) + minutesOfDay) % minutesOfDay || minutesOfDay;
  const straight = at - (at % minute) + ahead * minute;
  const shift = new Date(straight).getTimezoneOffset() - new Date(at).getTimezoneOffset();
  const corrected = straight + shift * minute;
  return corrected > at ? corrected : straight;
}

/** When the quiet hours end next, as {@link nextAt} tells it. */
export const quietEnd = ({ to }: { to: number }, at: number): number => nextAt(to, at);

/**
 * Until when notifications about an account are held back, milliseconds since the epoch; null: they are not.
 * @param snoozedUntil of the account's watch
 */
export function heldUntil(
  quiet: Preferences["quiet"],
  snoozedUntil: number | null,
  now: number,
): number | null {
  const ends = [
    ...(quiet !== null && isQuiet(quiet, now) ? [quietEnd(quiet, now)] : []),
    ...(snoozedUntil !== null && now < snoozedUntil ? [snoozedUntil] : []),
  ];
  return ends.length === 0 ? null : Math.max(...ends);
}
