import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { forecastFunds } from "../../../src/domain/foresight/funds-forecast.ts";
import { outlookDays } from "../../../src/domain/foresight/outlook.ts";
import { potOf } from "../../../src/domain/foresight/pot.ts";
import { expectedSpending } from "../../../src/domain/foresight/usual-spending.ts";
import { isLess } from "../../../src/domain/money.ts";
import { charge, input, sumsOf, today } from "../../support/domain/charges.ts";

const flat = { perDay: 10, spread: 0, weekdays: Array(7).fill(1), caution: 1 };

const days = (charges: Parameters<typeof sumsOf>[0], balance = "100") =>
  outlookDays(potOf(sumsOf(charges), today, null), balance);

describe("the outlook", () => {
  it("goes from today to the horizon, a day each", () => {
    const all = days([]);
    expect(all.map(({ day }) => day)).toEqual(Array.from({ length: 91 }, (_, n) => today + n));
    expect(
      all.every(
        ({ balance, charges, count }) => balance === "100" && charges === "0" && count === 0,
      ),
    ).toBe(true);
  });

  it("takes each day's charges off the balance, exactly", () => {
    const all = days([
      charge(today + 1, { gross: "0.1" }),
      charge(today + 1, { gross: "0.2" }),
      charge(today + 3, { gross: "200" }),
    ]);
    expect(all.slice(0, 4)).toMatchObject([
      { charges: "0", count: 0, balance: "100" },
      { charges: "0.3", count: 2, balance: "99.7" },
      { charges: "0", balance: "99.7" },
      { charges: "200", count: 1, balance: "-100.3" },
    ]);
  });

  it("puts charges that are overdue on today", () => {
    expect(days([charge(today - 2), charge(today)])[0]).toMatchObject({
      charges: "20",
      count: 2,
      balance: "80",
    });
  });

  it("knows nothing behind the day that the list was asked for", () => {
    const sums = { ...sumsOf([charge(today + 2)]), through: today + 5 };
    expect(outlookDays(potOf(sums, today, null), "100")).toHaveLength(6);
    expect(outlookDays(potOf(sums, today + 6, null), "100")).toEqual([]);
  });

  it("tells the usual spending only where it is known", () => {
    expect(days([charge(today)])[0]).toMatchObject({ likely: null, low: null });
    const sums = sumsOf([charge(today + 1)]);
    const all = outlookDays(potOf(sums, today, flat), "100");
    expect(all.slice(0, 3).map(({ likely }) => likely)).toEqual([90, 70, 60]);
    for (const { day, balance, likely, low } of all) {
      const { expected, upper } = expectedSpending(flat, today, day, 10 / 30);
      expect([likely, low]).toEqual([Number(balance) - expected, Number(balance) - upper]);
      expect(low).toBeLessThan(likely ?? 0);
    }
  });

  it("meets the floor at usual spending on the days that the forecast names", () => {
    const charges = [charge(today + 2, { gross: "40" }), charge(today + 9, { gross: "55" })];
    const usual = { ...flat, spread: 3 };
    const { likely } = forecastFunds(input(charges, "250", { usual }));
    const all = outlookDays(potOf(sumsOf(charges), today, usual), "250");
    expect(all.find((each) => (each.likely ?? 0) < 0)?.day).toBe(likely?.day);
    expect(all.find((each) => (each.low ?? 0) < 0)?.day).toBe(likely?.early);
  });

  it("falls below the floor on the very day that the forecast is short", () => {
    const some = fc.record({
      on: fc.integer({ min: -3, max: 95 }),
      gross: fc
        .integer({ min: 0, max: 50_000 })
        .map((cents) => `${cents}`.padStart(3, "0").replace(/(..)$/, ".$1")),
    });
    fc.assert(
      fc.property(
        fc.array(some, { maxLength: 30 }),
        fc.integer({ min: -100, max: 900 }),
        (list, spendable) => {
          const charges = list.map(({ on, gross }) => charge(today + on, { gross }));
          const { shortfall } = forecastFunds(input(charges, `${spendable}`));
          const first = days(charges, `${spendable}`).find(({ balance }) => isLess(balance, "0"));
          expect(first?.day).toBe(shortfall?.day);
        },
      ),
    );
  });
});

it("is sure as far as the forecast promises anything: not where the price of what is at risk is unknown", () => {
  const sureDays = (...charges: Parameters<typeof charge>[]): number =>
    days(charges.map((each) => charge(...each))).filter(({ isSure }) => isSure).length;
  expect(sureDays([today + 3])).toBe(91);
  expect(sureDays([today - 3, { nextAction: "expireunpaid" }])).toBe(91);
  expect(sureDays([today - 3, { nextAction: "expireunpaid", gross: null }])).toBe(0);
});
