import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  dayOf,
  isBankDay,
  lastTransferDay,
  startOfDay,
  weekdayOf,
} from "../../../src/domain/foresight/bank-days.ts";
import { date, day } from "./charges.ts";

describe("bank days", () => {
  it.each([
    ["2025-12-15", 3, "2025-12-10"], // Monday: Thursday, Friday, Monday
    ["2025-12-13", 3, "2025-12-09"], // Saturday: the money must be there on Friday
    ["2025-12-14", 1, "2025-12-11"], // Sunday
    ["2025-12-18", 3, "2025-12-15"],
    ["2025-12-17", 3, "2025-12-12"], // never a Sunday, on which nothing is ordered
    ["2025-12-14", 0, "2025-12-14"],
    ["2026-01-01", 10, "2025-12-18"], // holidays are not known
  ])("for %s with %i bank days the transfer goes out on %s", (due, lead, expected) => {
    expect(date(lastTransferDay(day(due), lead))).toBe(expected);
  });

  it("is the last bank day from which enough bank days follow", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 40_000 }),
        fc.integer({ min: 1, max: 20 }),
        (due, lead) => {
          const order = lastTransferDay(due, lead);
          const follow = (from: number) => {
            let bankDays = 0;
            for (let at = from + 1; at <= due; at++) if (isBankDay(at)) bankDays++;
            return bankDays;
          };
          expect(isBankDay(order)).toBe(true);
          expect(follow(order)).toBeGreaterThanOrEqual(lead);
          let later = order + 1;
          while (!isBankDay(later)) later++;
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
      expect(lastTransferDay(number + 1, 1)).toBe(number - 2);
    }
    expect(dayOf(-1)).toBe(-1);
    expect(weekdayOf(-1)).toBe(3);
  });
});
