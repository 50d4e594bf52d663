const day = 86_400_000;

export const snoozeSpans = { day, week: 7 * day } as const;

/** The furthest day that is taken, counted from today. */
const furthest = 366;

/** A day as a date field has it, `2026-11-24`, in this machine's time zone. */
function fieldOf(date: Date): string {
  const two = (part: number): string => String(part).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** The first and the last day to choose, `now` in milliseconds since the epoch. */
export function snoozeRange(now: number): { min: string; max: string } {
  const [first, last] = [new Date(now), new Date(now)];
  first.setDate(first.getDate() + 1);
  last.setDate(last.getDate() + furthest);
  return { min: fieldOf(first), max: fieldOf(last) };
}

/** The local midnight at which a chosen day begins, milliseconds since the epoch; null: none, past, or too far away. */
export function snoozeUntil(chosen: string, now: number): number | null {
  const { min, max } = snoozeRange(now);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(chosen) || chosen < min || chosen > max) return null;
  const moment = new Date(`${chosen}T00:00`).getTime();
  return Number.isNaN(moment) ? null : moment;
}
