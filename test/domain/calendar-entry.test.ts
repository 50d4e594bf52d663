import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CalendarEntry, calendarText } from "../../src/domain/calendar-entry.ts";
import { dayOf } from "../../src/domain/foresight/bank-days.ts";

const entryWith = (part: Partial<CalendarEntry> = {}): CalendarEntry => ({
  id: "main-20789",
  at: Date.UTC(2026, 10, 27, 8, 30, 5, 120),
  day: dayOf(Date.UTC(2026, 11, 2)),
  title: "Pay at least 100 EUR: Webshop EU",
  text: "Payment note: RB-10442",
  ...part,
});

/** The content lines, unfolded as RFC 5545 has it: a line end and one blank are taken out. */
const unfolded = (text: string): string[] => text.replaceAll("\r\n ", "").split("\r\n");

/** The value of a property, unescaped. */
const plainValue = (text: string, property: string): string | undefined =>
  unfolded(text)
    .find((line) => line.startsWith(`${property}:`))
    ?.slice(property.length + 1)
    .replace(/\\(.)/g, (_, character: string) => (character === "n" ? "\n" : character));

describe("a calendar entry", () => {
  it("is a whole day with a reminder in its morning", () => {
    expect(unfolded(calendarText([entryWith()]))).toEqual([
      "BEGIN:VCALENDAR",
      "VERSION:2.0",
      "PRODID:-//Reseller Balance//EN",
      "BEGIN:VEVENT",
      "UID:main-20789@reseller-balance",
      "DTSTAMP:20261127T083005Z",
      "DTSTART;VALUE=DATE:20261202",
      "DTEND;VALUE=DATE:20261203",
      "SUMMARY:Pay at least 100 EUR: Webshop EU",
      "DESCRIPTION:Payment note: RB-10442",
      "TRANSP:TRANSPARENT",
      "BEGIN:VALARM",
      "ACTION:DISPLAY",
      "DESCRIPTION:Pay at least 100 EUR: Webshop EU",
      "TRIGGER:PT9H",
      "END:VALARM",
      "END:VEVENT",
      "END:VCALENDAR",
      "",
    ]);
  });

  it("ends on the day after, also over the end of a year", () => {
    const text = calendarText([entryWith({ day: dayOf(Date.UTC(2027, 11, 31)) })]);
    expect(text).toContain("DTSTART;VALUE=DATE:20271231\r\nDTEND;VALUE=DATE:20280101\r\n");
  });

  it("escapes what would end or split a value", () => {
    const text = calendarText([entryWith({ title: "a;b,c\\d", text: "one\r\ntwo\nthree\rfour" })]);
    expect(text).toContain("SUMMARY:a\\;b\\,c\\\\d\r\n");
    expect(text).toContain("DESCRIPTION:one\\ntwo\\nthree\\nfour\r\n");
  });

  it("lets no name begin a line of its own", () => {
    const text = calendarText([
      entryWith({ title: "x\r\nATTACH:https://example.com", text: "a\u0000\u0085b" }),
    ]);
    expect(unfolded(text).filter((line) => line.startsWith("ATTACH"))).toEqual([]);
    expect(text).toContain("DESCRIPTION:a  b\r\n");
    // Where some readers end a line as well.
    const others = calendarText([entryWith({ title: "x\u2028ATTACH:y\u2029z", text: "" })]);
    expect(others).toContain("SUMMARY:x ATTACH:y z\r\n");
  });

  it("keeps any text whole in lines of at most 75 octets, each of whole characters", () => {
    const any = fc.string({ unit: "binary", maxLength: 120 });
    const holds = (title: string, text: string): boolean => {
      const file = calendarText([entryWith({ title, text })]);
      const lines = file.split("\r\n");
      const seen = title.replace(/\r\n?/g, "\n").replace(/(?!\n)[\p{Cc}\u2028\u2029]/gu, " ");
      return (
        lines.every((line) => Buffer.byteLength(line) <= 75 && !/\p{Cc}/u.test(line)) &&
        plainValue(file, "SUMMARY") === seen
      );
    };
    fc.assert(fc.property(any, any, holds), { numRuns: 60 });
  });
});

it("a file of several days has an entry for each, in one calendar", () => {
  const days = [1, 2].map((day) => entryWith({ id: `shop-${day}`, day }));
  const lines = unfolded(calendarText(days));
  const count = (line: string): number => lines.filter((each) => each === line).length;
  expect([count("BEGIN:VCALENDAR"), count("END:VCALENDAR")]).toEqual([1, 1]);
  expect([count("BEGIN:VEVENT"), count("END:VEVENT"), count("BEGIN:VALARM")]).toEqual([2, 2, 2]);
  expect(lines.filter((line) => line.startsWith("UID:"))).toEqual([
    "UID:shop-1@reseller-balance",
    "UID:shop-2@reseller-balance",
  ]);
});
