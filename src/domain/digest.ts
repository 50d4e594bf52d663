import type { Preferences } from "./preferences.ts";
import { minuteOf } from "./quiet-hours.ts";

/** A day of the local calendar, as the clock on the wall of this machine has it: `2026-11-28`. */
export function localDayOf(at: number): string {
  const time = new Date(at);
  return dayText(time);
}

/** The day before that of a moment: a day may have 25 hours. */
function dayBefore(at: number): string {
  const time = new Date(at);
  time.setDate(time.getDate() - 1);
  return dayText(time);
}

function dayText(time: Date): string {
  const two = (part: number): string => `${part}`.padStart(2, "0");
  return `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
}

/** What is known of the digest that was shown last. */
export interface DigestState {
  /** The local day that it was for, or on which it was chosen too late to be shown; null: it is not chosen. */
  day: string | null;
}

/**
 * What follows for the digest at `now`, milliseconds since the epoch: one a day, from its minute on until midnight. On the
 * day on which it is chosen it is shown only where its minute is still to come.
 */
export function digestRound(
  before: DigestState,
  { digest, notify }: Pick<Preferences, "digest" | "notify">,
  now: number,
): { after: DigestState; isDue: boolean } {
  if (digest === null || !notify) return { after: { day: null }, isDue: false };
  const today = localDayOf(now);
  if (before.day === null) {
    const isOver = minuteOf(now) >= digest;
    return { after: { day: isOver ? today : dayBefore(now) }, isDue: false };
  }
  const isDue = before.day !== today && minuteOf(now) >= digest;
  return { after: isDue ? { day: today } : before, isDue };
}
