import { startOfDay } from "./foresight/bank-days.ts";

/** A whole day in a calendar, with a reminder in its morning. */
export interface CalendarEntry {
  /** Names the entry: one that is read in again takes the place of the first. */
  id: string;
  /** When it was written, milliseconds since the epoch. */
  at: number;
  /** A day number; a calendar takes it as that day of the user's own time. */
  day: number;
  title: string;
  text: string;
}

/** Nine o'clock of the day, in the calendar's own time. */
const reminder = "PT9H";
/** Octets of a line without its end (RFC 5545, 3.1). */
const lineLimit = 75;

const encoder = new TextEncoder();

/**
 * RFC 5545, 3.3.11; control characters, which a TEXT must not hold, become spaces. So do Unicode's own separators of lines,
 * at which some readers end a line as well.
 */
const escaped = (text: string): string =>
  text
    .replace(/[\\;,]/g, "\\$&")
    .replace(/\r\n?|\n/g, "\\n")
    .replace(/[\p{Cc}\u2028\u2029]/gu, " ");

/** A content line in pieces of at most {@link lineLimit} octets, none of which ends inside a character. */
function folded(line: string): string {
  let [text, size] = ["", 0];
  for (const character of line) {
    const length = encoder.encode(character).length;
    if (size + length > lineLimit) [text, size] = [`${text}\r\n `, 1];
    text += character;
    size += length;
  }
  return text;
}

/** `20261202T083000Z` */
const utc = (at: number): string => new Date(at).toISOString().replace(/[-:]|\.\d+/g, "");

/** `20261202` */
const date = (day: number): string => utc(startOfDay(day)).slice(0, 8);

/** An all-day VEVENT that keeps nobody busy, with a VALARM. */
const eventLines = ({ id, at, day, title, text }: CalendarEntry): string[] => [
  "BEGIN:VEVENT",
  `UID:${escaped(id)}@reseller-balance`,
  `DTSTAMP:${utc(at)}`,
  `DTSTART;VALUE=DATE:${date(day)}`,
  `DTEND;VALUE=DATE:${date(day + 1)}`,
  `SUMMARY:${escaped(title)}`,
  `DESCRIPTION:${escaped(text)}`,
  "TRANSP:TRANSPARENT",
  "BEGIN:VALARM",
  "ACTION:DISPLAY",
  `DESCRIPTION:${escaped(title)}`,
  `TRIGGER:${reminder}`,
  "END:VALARM",
  "END:VEVENT",
];

/** The file of some entries (iCalendar, RFC 5545). */
export function calendarText(entries: readonly CalendarEntry[]): string {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Reseller Balance//EN",
    ...entries.flatMap(eventLines),
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}
