import { type CalendarEntry, calendarText } from "../../domain/calendar-entry.ts";
import { startOfDay } from "../../domain/foresight/bank-days.ts";

/**
 * Hands entries to the browser as a file named for the first of their days: no permission is needed for that, and nothing
 * leaves the machine. As a data address: one of a blob ends with its page, and Firefox closes the popup while it still
 * asks where to save.
 * @returns the file's name
 */
export function saveCalendar(entries: readonly CalendarEntry[]): string {
  const day = new Date(startOfDay(entries[0]?.day ?? 0)).toISOString().slice(0, 10);
  const name = `pay-${day}.ics`;
  const link = document.createElement("a");
  link.href = `data:text/calendar;charset=utf-8,${encodeURIComponent(calendarText(entries))}`;
  link.download = name;
  link.click();
  return name;
}
