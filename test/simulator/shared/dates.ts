export const dayMs = 86_400_000;

/** Dates written lately: a page of a large list writes thousands, of a few hundred days. */
const written = new Map<number, string>();

/** `YYYY-MM-DD HH:MM:SS` in UTC of a time in milliseconds since 1970. */
export function formatDate(time: number): string {
  const known = written.get(time);
  if (known !== undefined) return known;
  if (written.size > 10_000) written.clear();
  const text = new Date(time).toISOString().slice(0, 19).replace("T", " ");
  written.set(time, text);
  return text;
}

/**
 * Milliseconds since 1970 of `YYYY-MM-DD HH:MM:SS` or a bare date (its midnight), read as UTC;
 * undefined if the text is neither or names a day that does not exist.
 */
export function parseDate(text: string): number | undefined {
  const match = /^(\d{4}-\d\d-\d\d)(?: (\d\d:\d\d:\d\d))?$/.exec(text);
  if (!match) return undefined;
  const time = Date.parse(`${match[1]}T${match[2] ?? "00:00:00"}Z`);
  if (Number.isNaN(time) || !formatDate(time).startsWith(match[1] ?? "")) return undefined;
  return time;
}
