import Big from "big.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { startOfDay } from "../../../src/domain/foresight/bank-days.ts";
import type { Covered } from "../../../src/domain/foresight/covered.ts";
import { noDaySums, withPage } from "../../../src/domain/foresight/day-sums.ts";
import { forecastFunds } from "../../../src/domain/foresight/funds-forecast.ts";
import type { UpcomingCharge } from "../../../src/domain/foresight/upcoming-charge.ts";
import { charge, date, day, input, sumsOf, today } from "../../support/domain/charges.ts";

describe("forecast", () => {
  it("says until when, what is short, what fails first, and what to do by when", () => {
    const charges = [
      charge(day("2025-12-05"), { gross: "100.10" }),
      charge(day("2025-12-15"), { gross: "199.90", object: "fits.de" }),
      charge(day("2025-12-15"), { gross: "300.40", object: "example.de" }),
      charge(day("2025-12-15"), { gross: "12.00" }),
      charge(day("2026-01-05"), { gross: "50" }),
    ];
    const result = forecastFunds(input(charges, "300.00"));
    expect(result).toEqual({
      covered: { kind: "until", day: day("2025-12-14") },
      shortfall: { day: day("2025-12-15"), short: "312.4", object: "example.de" },
      likely: null,
      due: { 7: "100.1", 30: "612.4", 90: "662.4" },
      left: "-362.4",
      pay: {
        risk: null,
        month: {
          amount: "320",
          missing: "312.4",
          through: day("2025-12-31"),
          by: day("2025-12-09"),
          due: day("2025-12-15"),
          isLeast: false,
        },
        quarter: {
          amount: "370",
          missing: "362.4",
          through: day("2026-03-01"),
          by: day("2025-12-09"),
          due: day("2025-12-15"),
          isLeast: false,
        },
      },
      excluded: {},
      undated: "0",
      currencyAssumed: 5,
      partial: false,
    });
  });

  it("tells what is left behind the charges and what is at risk, which is paid first", () => {
    const failed = charge(today - 2, {
      gross: "29.51",
      nextAction: "expireunpaid",
      lostAt: startOfDay(today + 5),
    });
    const { left, covered } = forecastFunds(
      input([failed, charge(today + 3, { gross: "10" })], "100"),
    );
    expect([left, covered.kind]).toEqual(["60.49", "all"]);
  });

  it("promises no more than its horizon when all is covered", () => {
    const { covered, shortfall, pay } = forecastFunds(input([charge(today + 3)], "10"));
    expect(covered).toEqual({ kind: "all", day: today + 90 });
    expect([shortfall, pay?.risk, pay?.month.amount, pay?.quarter.by]).toEqual([
      null,
      null,
      "0",
      null,
    ]);
  });

  it("has enough when the funds are exactly the charges, and one cent less is short by it", () => {
    const charges = [charge(today + 2, { gross: "0.10" }), charge(today + 2, { gross: "0.20" })];
    expect(forecastFunds(input(charges, "0.3")).shortfall).toBeNull();
    expect(forecastFunds(input(charges, "0.29")).shortfall?.short).toBe("0.01");
  });

  it("takes charges of past days that are still listed as due today", () => {
    const { covered, shortfall, pay, due } = forecastFunds(
      input([charge(today - 5), charge(today - 1), charge(today)], "25"),
    );
    expect(covered).toEqual({ kind: "until", day: today - 1 });
    expect(shortfall).toMatchObject({ day: today, short: "5" });
    expect(pay?.month).toMatchObject({ amount: "10", missing: "5", due: today });
    expect(pay?.month.by).toBeLessThan(today);
    expect(due).toEqual({ 7: "30", 30: "30", 90: "30" });
  });

  it("is short today when the funds are negative, charges or not", () => {
    expect(forecastFunds(input([], "-5")).shortfall).toEqual({
      day: today,
      short: "5",
      object: null,
    });
  });

  it("counts day 7, 30 and 90 in, the day after not", () => {
    const charges = [7, 8, 30, 31, 90, 91].map((ahead) => charge(today + ahead, { gross: `1` }));
    expect(forecastFunds(input(charges, "100")).due).toEqual({ 7: "1", 30: "3", 90: "5" });
  });

  it("does not name an object it cannot know", () => {
    const many = Array.from({ length: 600 }, (_, index) => charge(today + Math.floor(index / 10)));
    expect(forecastFunds(input(many, "5500")).shortfall).toEqual({
      day: today + 55,
      short: "100",
      object: null,
    });
    expect(forecastFunds(input(many, "1000")).shortfall?.object).toBe(many[100]?.object);
    // The rows kept are not the first ones to be charged.
    const late = Array.from({ length: 500 }, () => charge(today + 40));
    const early = Array.from({ length: 100 }, () => charge(today + 1));
    const sums = withPage(
      noDaySums(startOfDay(today), today + 90, "EUR", false),
      [...late, ...early],
      600,
    );
    expect(forecastFunds(input([], "3000", { sums })).shortfall).toMatchObject({
      day: today + 40,
      object: null,
    });
  });
});

describe("a forecast of which a part is unknown", () => {
  const known = [charge(today + 10), charge(today + 20, { gross: "100" })];

  it.each([
    ["no price", "unpriced", { gross: null }],
    ["a negative price", "unpriced", { gross: "-20" }],
    ["another currency", "other-currency", { currency: "USD" }],
    ["an unknown next action", "unknown-action", { nextAction: null }],
  ])("promises nothing from the day of a charge with %s on", (_, why, changes) => {
    const result = forecastFunds(input([...known, charge(today + 5, changes)], "50"));
    expect(result.covered).toEqual({ kind: "at-least-until", day: today + 4, why });
    expect(result.shortfall).toMatchObject({ day: today + 20, short: "60" });
    expect(Object.values(result.excluded)).toEqual([1]);
  });

  it("is exact when the unknown charge comes after the shortfall", () => {
    const { covered } = forecastFunds(input([...known, charge(today + 20, { gross: null })], "50"));
    expect(covered).toEqual({ kind: "until", day: today + 19 });
  });

  it("promises nothing when the unknown charge is due now, or overdue", () => {
    for (const on of [today, today - 3]) {
      const charges = [...known, charge(on, { gross: null })];
      // What is known alone falls short on that day at the latest.
      expect(forecastFunds(input(charges, "50")).covered).toEqual({
        kind: "at-most-until",
        day: today + 19,
        why: "unpriced",
      });
      const unknown = { kind: "unknown", why: "unpriced" };
      expect(forecastFunds(input(charges, "5000")).covered).toEqual(unknown);
      // Short today, by what is known, is no bound of days.
      expect(forecastFunds(input([...charges, charge(today)], "5")).covered).toEqual({
        kind: "until",
        day: today - 1,
      });
    }
  });

  it("tells until when the funds last at most where they are at most so much", () => {
    const most = { isMost: true };
    expect(forecastFunds(input(known, "50", most)).covered).toEqual({
      kind: "at-most-until",
      day: today + 19,
      why: "deposits",
    });
    expect(forecastFunds(input(known, "5000", most)).covered).toEqual({
      kind: "unknown",
      why: "deposits",
    });
  });

  it("takes a charge without date as due at once", () => {
    const result = forecastFunds(input([...known, charge(null, { gross: "45" })], "50"));
    expect(result.covered).toEqual({ kind: "at-least-until", day: today + 9, why: "undated" });
    expect(result.shortfall).toMatchObject({ day: today + 10, short: "5" });
    expect([result.undated, result.excluded]).toEqual(["45", { "no-date": 1 }]);
    expect(forecastFunds(input([...known, charge(null, { gross: null })], "50")).covered.kind).toBe(
      "at-most-until",
    );
  });

  it("promises only what is loaded while the list is loading", () => {
    const start = noDaySums(startOfDay(today), today + 90, "EUR", true);
    const sums = withPage(start, known, 100);
    const result = forecastFunds(input([], "50", { sums }));
    expect(result.covered).toEqual({ kind: "at-least-until", day: today + 19, why: "loading" });
    expect(result.partial).toBe(true);
    // More of the last row's day may still come.
    expect(forecastFunds(input([], "5000", { sums })).covered).toEqual({
      kind: "at-least-until",
      day: today + 19,
      why: "loading",
    });
    const unordered = withPage({ ...start, ordered: false }, known, 100);
    const mixedUp = withPage(start, [...known].reverse(), 100);
    for (const sums of [unordered, mixedUp])
      expect(forecastFunds(input([], "5000", { sums })).covered).toEqual({
        kind: "unknown",
        why: "loading",
      });
  });

  it("knows nothing without the list (531), and nothing without the funds", () => {
    for (const unknown of [input(known, "50", { sums: null }), input(known, null)])
      expect(forecastFunds(unknown)).toMatchObject({
        covered: { kind: "unknown" },
        shortfall: null,
        pay: null,
        partial: true,
      });
  });

  it("promises nothing from a list of the future: the clock was set back", () => {
    const result = forecastFunds(input([], "50", { sums: sumsOf(known, today + 400) }));
    expect(result).toMatchObject({ covered: { kind: "unknown" }, partial: true });
  });

  it("ends where an old list ends: the clock was set forward, or nobody looked for long", () => {
    const old = sumsOf([charge(today - 30), charge(today + 20)], today - 40);
    const result = forecastFunds(input([], "15", { sums: old }));
    // The charge of 30 days ago may have been made since: too early a day is possible, too late a one not.
    expect(result.covered).toEqual({ kind: "at-least-until", day: today + 19, why: "old" });
    expect(result.partial).toBe(true);
    expect(forecastFunds(input([], "50", { sums: old })).covered).toEqual({
      kind: "at-least-until",
      day: today + 50,
      why: "old",
    });
    expect(forecastFunds(input([], "50", { sums: sumsOf([], today - 200) })).covered.kind).toBe(
      "unknown",
    );
  });

  it("counts the days of a clock change like all others", () => {
    const spring = day("2025-03-28");
    const charges = [charge(day("2025-03-30")), charge(day("2025-03-31"), { gross: "5" })];
    const result = forecastFunds(input([], "12", { today: spring, sums: sumsOf(charges, spring) }));
    expect(result.covered).toEqual({ kind: "until", day: day("2025-03-30") });
    expect(date(result.pay?.month.by ?? 0)).toBe("2025-03-25");
  });
});

/** The last day that may be relied on; yesterday where nothing is promised for today. */
const reliedOn = (covered: Covered): number =>
  covered.kind === "unknown" || covered.kind === "at-most-until" ? today - 1 : covered.day;

const cents = fc
  .integer({ min: 0, max: 50_000 })
  .map((amount) => new Big(amount).div(100).toFixed());
const anyCharge = fc
  .tuple(fc.integer({ min: -5, max: 95 }), cents)
  .map(([ahead, gross]) => charge(today + ahead, { gross }));
const anyUnknown: fc.Arbitrary<UpcomingCharge> = fc
  .tuple(
    fc.option(fc.integer({ min: -5, max: 95 }), { nil: null }),
    fc.constantFrom<Partial<UpcomingCharge>>(
      { gross: null },
      { gross: "-3" },
      { currency: "USD" },
      { nextAction: null },
      {},
    ),
  )
  .map(([ahead, changes]) => charge(ahead === null ? null : today + ahead, changes));
const anyList = fc.array(fc.oneof({ weight: 4, arbitrary: anyCharge }, anyUnknown), {
  maxLength: 30,
});

describe("properties of the forecast", () => {
  it("more funds never cover less long, and are never short by more", () => {
    fc.assert(
      fc.property(anyList, cents, cents, (charges, funds, more) => {
        const less = forecastFunds(input(charges, funds));
        const richer = forecastFunds(input(charges, new Big(funds).plus(more).toFixed()));
        expect(reliedOn(richer.covered)).toBeGreaterThanOrEqual(reliedOn(less.covered));
        if (richer.shortfall) {
          expect(less.shortfall?.day).toBeLessThanOrEqual(richer.shortfall.day);
          expect(Number(less.pay?.quarter.missing)).toBeGreaterThanOrEqual(
            Number(richer.pay?.quarter.missing),
          );
        }
      }),
    );
  });

  it("nothing that is added, known or unknown, makes the promise longer", () => {
    fc.assert(
      fc.property(anyList, cents, fc.oneof(anyCharge, anyUnknown), (charges, funds, extra) => {
        const without = forecastFunds(input(charges, funds));
        const withIt = forecastFunds(input([...charges, extra], funds));
        expect(reliedOn(withIt.covered)).toBeLessThanOrEqual(reliedOn(without.covered));
      }),
    );
  });

  it("keeps its promise whatever the unknown charges turn out to be", () => {
    const truth = (value: UpcomingCharge, gross: string, ahead: number): UpcomingCharge => ({
      ...value,
      nextAction: "pay",
      currency: "EUR",
      gross:
        value.gross === null || Number(value.gross) < 0 || value.currency === "USD"
          ? gross
          : value.gross,
      at: value.at ?? startOfDay(today + ahead),
    });
    fc.assert(
      fc.property(
        anyList,
        cents,
        cents,
        fc.integer({ min: 0, max: 90 }),
        (charges, funds, gross, ahead) => {
          const { covered } = forecastFunds(input(charges, funds));
          const promised = reliedOn(covered);
          const real = forecastFunds(
            input(
              charges.map((value) => truth(value, gross, ahead)),
              funds,
            ),
          );
          if (real.shortfall) expect(real.shortfall.day).toBeGreaterThan(promised);
          if (covered.kind === "at-most-until")
            expect(real.shortfall?.day).toBeLessThanOrEqual(covered.day + 1);
        },
      ),
    );
  });

  it("agrees with a simple sum in another decimal library", () => {
    fc.assert(
      fc.property(fc.array(anyCharge, { maxLength: 30 }), cents, (charges, funds) => {
        const { covered, shortfall, pay } = forecastFunds(input(charges, funds, { unit: "0.01" }));
        let firstShort: number | undefined;
        let missing = new Big(0);
        for (let at = today; at <= today + 90 && firstShort === undefined; at++) {
          const due = charges.filter((one) => (one.at ?? 0) < startOfDay(at + 1));
          missing = due.reduce((sum, one) => sum.plus(one.gross ?? 0), new Big(0)).minus(funds);
          if (missing.gt(0)) firstShort = at;
        }
        expect(shortfall?.day).toBe(firstShort);
        expect(reliedOn(covered)).toBe(
          firstShort === undefined ? today + 90 : firstShort > today ? firstShort - 1 : today - 1,
        );
        if (firstShort === undefined) return;
        expect(shortfall?.short).toBe(missing.toFixed());
        const after = forecastFunds(
          input(charges, new Big(funds).plus(pay?.quarter.amount ?? 0).toFixed()),
        );
        expect(after.covered).toEqual({ kind: "all", day: today + 90 });
      }),
    );
  });
});
