import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  chosenCalendar,
  dayOf,
  isBankDay,
  lastTransferDay,
  startOfDay,
  weekdayOf,
} from "../../../src/domain/foresight/bank-days.ts";
import { calendars } from "../../../src/domain/foresight/bank-holidays.ts";
import { date, day } from "../../support/domain/charges.ts";

describe("bank days", () => {
  it.each([
    ["2025-12-15", 3, "2025-12-10"], // Monday: Thursday, Friday, Monday
    ["2025-12-13", 3, "2025-12-09"], // Saturday: the money must be there on Friday
    ["2025-12-14", 1, "2025-12-11"], // Sunday
    ["2025-12-18", 3, "2025-12-15"],
    ["2025-12-17", 3, "2025-12-12"], // never a Sunday, on which nothing is ordered
    ["2025-12-14", 0, "2025-12-14"],
    ["2026-01-01", 10, "2025-12-18"], // no calendar: weekends alone
  ])("for %s with %i bank days the transfer goes out on %s", (due, lead, expected) => {
    expect(date(lastTransferDay(day(due), lead, null))).toBe(expected);
  });

  it("is the last bank day from which enough bank days follow", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 40_000 }),
        fc.integer({ min: 1, max: 20 }),
        fc.constantFrom(null, ...calendars),
        (due, lead, calendar) => {
          const order = lastTransferDay(due, lead, calendar);
          const follow = (from: number) => {
            let bankDays = 0;
            for (let at = from + 1; at <= due; at++) if (isBankDay(at, calendar)) bankDays++;
            return bankDays;
          };
          expect(isBankDay(order, calendar)).toBe(true);
          expect(follow(order)).toBeGreaterThanOrEqual(lead);
          let later = order + 1;
          while (!isBankDay(later, calendar)) later++;
          expect(follow(later)).toBeLessThan(lead);
        },
      ),
    );
  });

  it("counts UTC days, also over the days on which clocks change", () => {
    // 30 March and 26 October 2025: 23 and 25 hours long in Berlin, 24 in UTC.
    for (const changing of ["2025-03-30", "2025-10-26", "2025-11-02"]) {
      const number = day(changing);
      expect(dayOf(startOfDay(number))).toBe(number);
      expect(dayOf(startOfDay(number + 1) - 1)).toBe(number);
      expect(weekdayOf(number)).toBe(0);
      expect(lastTransferDay(number + 1, 1, null)).toBe(number - 2);
    }
    expect(dayOf(-1)).toBe(-1);
    expect(weekdayOf(-1)).toBe(3);
  });
});

describe("the closing days of the payment system belong to the lead", () => {
  it.each([
    // Christmas 2026: Friday; the 26th is a Saturday. Three bank days up to Monday the 28th: 28, 24, 23.
    ["2026-12-28", 3, "target", "2026-12-22"],
    ["2026-12-28", 3, null, "2026-12-23"],
    // Easter 2027: Good Friday is 26 March, Easter Monday the 29th. Three up to Tuesday the 30th: 30, 25, 24.
    ["2027-03-30", 3, "target", "2027-03-23"],
    // The Friday after Thanksgiving 2026 is a bank day, the Thursday is none.
    ["2026-11-27", 1, "fedwire", "2026-11-25"],
    // 28 December 2026 stands in for Saturday the 26th.
    ["2026-12-28", 1, "chaps", "2026-12-23"],
    ["2026-08-03", 1, "sic", "2026-07-31"],
  ] as const)(
    "for %s with %i bank days (%s) the transfer goes out on %s",
    (due, lead, calendar, on) => {
      expect(date(lastTransferDay(day(due), lead, calendar))).toBe(on);
    },
  );

  it("are those of the account's currency, of a chosen system, or none", () => {
    expect(chosenCalendar("by-currency", "EUR")).toBe("target");
    expect(chosenCalendar("by-currency", "toString")).toBeNull();
    expect(chosenCalendar("by-currency", "SEK")).toBeNull();
    expect(chosenCalendar("sic", "EUR")).toBe("sic");
    expect(chosenCalendar("none", "EUR")).toBeNull();
  });
});
