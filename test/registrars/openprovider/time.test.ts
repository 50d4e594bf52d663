import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { asMoment, asRenewalDay, timeText } from "../../../src/registrars/openprovider/time.ts";

/** What the platform knows of Amsterdam. */
const amsterdam = new Intl.DateTimeFormat("sv-SE", {
  timeZone: "Europe/Amsterdam",
  dateStyle: "short",
  timeStyle: "medium",
});

const seconds = fc
  .integer({ min: Date.UTC(2001, 0, 1) / 1000, max: Date.UTC(2045, 0, 1) / 1000 })
  .map((whole) => whole * 1000);

describe("a time of Amsterdam", () => {
  it("is written as the platform writes it", () => {
    fc.assert(
      fc.property(seconds, (at) => {
        expect(timeText(at)).toBe(amsterdam.format(at));
      }),
    );
  });

  it("is read as it was written, but for the hour that comes twice", () => {
    fc.assert(
      fc.property(seconds, (at) => {
        const read = asMoment(timeText(at)) ?? 0;
        expect(timeText(read)).toBe(timeText(at));
        expect([0, 3_600_000]).toContain(at - read);
      }),
    );
  });

  it.each([
    ["2027-01-15 13:00:00", "2027-01-15T12:00:00Z"],
    ["2027-07-15 13:00:00", "2027-07-15T11:00:00Z"],
    ["2027-01-01 0:00:00", "2026-12-31T23:00:00Z"],
    ["2027-01-01", "2026-12-31T23:00:00Z"],
    ["2027-03-28 01:59:59", "2027-03-28T00:59:59Z"],
    ["2027-03-28 03:00:00", "2027-03-28T01:00:00Z"],
    // Comes twice: the first of them.
    ["2027-10-31 02:30:00", "2027-10-31T00:30:00Z"],
    ["2027-10-31 03:00:00", "2027-10-31T02:00:00Z"],
    ["2027-01-15T13:00:00", "2027-01-15T12:00:00Z"],
  ])("%s", (text, at) => {
    expect(asMoment(text)).toBe(Date.parse(at));
  });

  it.each(["", "0000-00-00 00:00:00", "2027-02-30", "2027-01-15 25:00:00", "15.01.2027", "now"])(
    "%j is none",
    (text) => {
      expect([asMoment(text), asRenewalDay(text)]).toEqual([null, null]);
    },
  );

  it("is none where there is none", () => {
    expect([asMoment(undefined), asRenewalDay(undefined)]).toEqual([null, null]);
  });
});

describe("a day of renewal", () => {
  it.each([
    ["2027-07-15 00:30:00", "2027-07-15T00:00:00Z"],
    ["2027-07-15 01:59:59", "2027-07-15T00:00:00Z"],
    ["2027-07-15 03:00:00", "2027-07-15T01:00:00Z"],
    ["2027-07-15 23:59:59", "2027-07-15T21:59:59Z"],
    ["2027-01-01", "2027-01-01T00:00:00Z"],
  ])("%s is that day in UTC too", (text, at) => {
    expect(asRenewalDay(text)).toBe(Date.parse(at));
  });
});
