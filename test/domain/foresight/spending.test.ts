import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { startOfDay, weekdayOf } from "../../../src/domain/foresight/bank-days.ts";
import { forecast } from "../../../src/domain/foresight/forecast.ts";
import { type SpendingDay, spendingDays } from "../../../src/domain/foresight/spending-days.ts";
import { expectedSpending, usualSpending } from "../../../src/domain/foresight/usual-spending.ts";
import { charge, input, today } from "./charges.ts";

const hour = 3_600_000;
const at = (day: number, hours: number, balance: number) => ({
  at: startOfDay(day) + hours * hour,
  balance: balance.toFixed(2),
});

describe("spending by day", () => {
  it("is the fall of the balance less the listed charges", () => {
    const points = [at(today, 6, 100), at(today + 1, 6, 70), at(today + 2, 6, 65)];
    expect(spendingDays(points, { [today]: "25.00" })).toEqual([
      { day: today, other: 5, paidIn: 0 },
      { day: today + 1, other: 5, paidIn: 0 },
    ]);
  });

  it("adds up many points of one day, and counts a short top-up in between as paid in only", () => {
    const points = [
      at(today, 1, 100),
      at(today, 9, 90),
      at(today, 9.25, 590),
      at(today, 15, 580),
      at(today, 23, 577.5),
    ];
    expect(spendingDays(points, {})).toEqual([{ day: today, other: 22.5, paidIn: 500 }]);
  });

  it("cannot tell the spending of a day on which money came in unseen", () => {
    const points = [at(today, 6, 100), at(today + 1, 6, 400)];
    expect(spendingDays(points, {})).toEqual([{ day: today, other: null, paidIn: 300 }]);
  });

  it("cannot tell the spending of a day whose listed charges were not made", () => {
    const points = [at(today, 6, 10), at(today + 1, 6, 8)];
    expect(spendingDays(points, { [today]: "50" })[0]?.other).toBeNull();
  });

  it("spreads a gap evenly: the browser was closed", () => {
    const points = [at(today, 6, 100), at(today + 4, 6, 60)];
    expect(spendingDays(points, { [today + 1]: "4" }).map(({ other }) => other)).toEqual([
      10, 6, 10, 10,
    ]);
  });

  it("leaves out points of a clock that was set back", () => {
    const points = [at(today, 6, 100), at(today - 300, 6, 95), at(today, 18, 90)];
    expect(spendingDays(points, {})).toEqual([{ day: today, other: 10, paidIn: 0 }]);
    expect(spendingDays([], {})).toEqual([]);
  });
});

const days = (count: number, spent: (day: number) => number | null): SpendingDay[] =>
  Array.from({ length: count }, (_, index) => {
    const day = today - count + index;
    return { day, other: spent(day), paidIn: 0 };
  });

describe("usual spending", () => {
  it("says nothing from less than a week", () => {
    expect(usualSpending(days(6, () => 10))).toBeNull();
    expect(usualSpending(days(30, (day) => (day % 6 === 0 ? 10 : null)))).toBeNull();
  });

  it("finds an even level without spread", () => {
    const usual = usualSpending(days(60, () => 10));
    expect(usual?.perDay).toBeCloseTo(10);
    if (!usual) throw new Error("nothing learnt");
    const { expected, upper } = expectedSpending(usual, today, today + 9);
    expect(expected).toBeCloseTo(100);
    expect(upper).toBeCloseTo(100);
  });

  it("sees quiet weekends", () => {
    const usual = usualSpending(days(84, (day) => (weekdayOf(day) % 6 === 0 ? 0 : 14)));
    if (!usual) throw new Error("nothing learnt");
    const monday = expectedSpending(usual, today, today).expected;
    const saturday = expectedSpending(usual, today + 5, today + 5).expected;
    expect(saturday).toBeLessThan(monday / 2);
    const week = expectedSpending(usual, today, today + 6).expected;
    expect(week).toBeGreaterThan(65);
    expect(week).toBeLessThan(80);
  });

  it("bounds by a rise of the last days, and does not trust a sudden calm as fast", () => {
    const risen = usualSpending(days(60, (day) => (day >= today - 7 ? 50 : 10)));
    const calmed = usualSpending(days(60, (day) => (day >= today - 7 ? 0 : 10)));
    expect(risen?.level).toBeCloseTo(50);
    expect(risen?.perDay).toBeLessThan(15);
    expect(calmed?.level).toBeGreaterThan(8);
  });

  it("remembers the worst days of the year, at the length at which they came", () => {
    const spike = (day: number) => (day === today - 200 || day === today - 199 ? 500 : 10);
    const usual = usualSpending(days(365, spike));
    expect(usual?.busiest.slice(0, 3)).toEqual([500, 1000, 1010]);
    expect(usual?.perDay).toBeCloseTo(10);
    if (!usual) throw new Error("nothing learnt");
    expect(expectedSpending(usual, today, today + 1).upper).toBeGreaterThanOrEqual(1000);
    const old = usualSpending(days(400, (day) => (day < today - 365 ? 500 : 10)));
    expect(old?.busiest[0]).toBe(10);
  });

  it("has an upper bound that grows with the spread", () => {
    const upper = (spent: (day: number) => number) => {
      const usual = usualSpending(days(60, spent));
      if (!usual) throw new Error("nothing learnt");
      return expectedSpending(usual, today, today + 3).upper;
    };
    // The mean is 40, and no four days took more.
    expect(upper((day) => (day % 2 ? 20 : 0))).toBeGreaterThan(80);
    expect(upper((day) => (day % 2 ? 12 : 8))).toBeLessThan(80);
  });

  it("is finite, and never below nothing, for any history; longer never costs less", () => {
    const spent = fc.option(fc.double({ min: 0, max: 1e6, noNaN: true }), { nil: null });
    fc.assert(
      fc.property(fc.array(spent, { maxLength: 120 }), fc.nat(100), (values, ahead) => {
        const usual = usualSpending(
          days(values.length, (day) => values[day - today + values.length] ?? null),
        );
        if (!usual) return;
        const near = expectedSpending(usual, today, today + ahead);
        const far = expectedSpending(usual, today, today + ahead + 1);
        expect(Number.isFinite(far.upper)).toBe(true);
        expect(near.expected).toBeGreaterThanOrEqual(0);
        expect(near.upper).toBeGreaterThanOrEqual(near.expected);
        expect(far.upper).toBeGreaterThanOrEqual(near.upper - 1e-6);
      }),
    );
  });
});

describe("likely shortfall", () => {
  const usual = usualSpending(days(60, (day) => (day % 2 === 0 ? 8 : 12)));

  it("comes before the certain one, and is kept apart from it", () => {
    const result = forecast(input([charge(today + 60, { gross: "300" })], "250", { usual }));
    expect(result.covered).toEqual({ kind: "until", day: today + 59 });
    expect(result.shortfall?.day).toBe(today + 60);
    // 25 days at 10 a day; the bound is passed some days earlier.
    expect(Math.abs((result.likely?.day ?? 0) - today - 25)).toBeLessThanOrEqual(1);
    expect(result.likely?.early).toBeLessThan((result.likely?.day ?? 0) - 1);
    expect(result.likely?.by).toBeLessThan(result.likely?.early ?? 0);
  });

  it("is none when the funds outlast the horizon, and none without history", () => {
    expect(forecast(input([], "100000", { usual })).likely).toBeNull();
    expect(forecast(input([charge(today)], "0", { usual: null })).likely).toBeNull();
  });
});
