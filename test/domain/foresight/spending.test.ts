import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { startOfDay, weekdayOf } from "../../../src/domain/foresight/bank-days.ts";
import { forecastFunds } from "../../../src/domain/foresight/funds-forecast.ts";
import { type SpendingDay, spendingDays } from "../../../src/domain/foresight/spending-days.ts";
import { expectedSpending, usualSpending } from "../../../src/domain/foresight/usual-spending.ts";
import { charge, input, today } from "../../support/domain/charges.ts";

const hour = 3_600_000;
const at = (day: number, hours: number, balance: number) => ({
  at: startOfDay(day) + hours * hour,
  balance: balance.toFixed(2),
});

describe("spending by day", () => {
  it("is the fall of the balance less the listed charges", () => {
    const points = [at(today, 6, 100), at(today + 1, 6, 70), at(today + 2, 6, 65)];
    expect(spendingDays(points, { [today]: "25.00" })).toEqual([
      { day: today, other: 5, paidIn: 0, isMissed: false },
      { day: today + 1, other: 5, paidIn: 0, isMissed: false },
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
    expect(spendingDays(points, {})).toEqual([
      { day: today, other: 22.5, paidIn: 500, isMissed: false },
    ]);
  });

  it("cannot tell the spending of a day on which money came in unseen", () => {
    const points = [at(today, 6, 100), at(today + 1, 6, 400)];
    expect(spendingDays(points, {})).toEqual([
      { day: today, other: null, paidIn: 300, isMissed: false },
    ]);
  });

  it("cannot tell the spending of a day whose listed charges were not made", () => {
    const points = [at(today, 6, 10), at(today + 1, 6, 8)];
    expect(spendingDays(points, { [today]: "50" })[0]).toMatchObject({
      other: null,
      isMissed: true,
    });
  });

  it("spreads a gap evenly: the browser was closed", () => {
    const points = [at(today, 6, 100), at(today + 4, 6, 60)];
    expect(spendingDays(points, { [today + 1]: "4" }).map(({ other }) => other)).toEqual([
      10, 6, 10, 10,
    ]);
  });

  it("leaves out points of a clock that was set back", () => {
    const points = [at(today, 6, 100), at(today - 300, 6, 95), at(today, 18, 90)];
    expect(spendingDays(points, {})).toEqual([
      { day: today, other: 10, paidIn: 0, isMissed: false },
    ]);
    expect(spendingDays([], {})).toEqual([]);
  });
});

const days = (count: number, spent: (day: number) => number | null): SpendingDay[] =>
  Array.from({ length: count }, (_, index) => {
    const day = today - count + index;
    return { day, other: spent(day), paidIn: 0, isMissed: false };
  });

describe("usual spending", () => {
  it("says nothing from less than a week", () => {
    expect(
      usualSpending(
        days(6, () => 10),
        1,
      ),
    ).toBeNull();
    expect(
      usualSpending(
        days(30, (day) => (day % 6 === 0 ? 10 : null)),
        1,
      ),
    ).toBeNull();
  });

  it("finds an even level without spread", () => {
    const usual = usualSpending(
      days(60, () => 10),
      1,
    );
    expect(usual?.perDay).toBeCloseTo(10);
    if (!usual) throw new Error("nothing learnt");
    const { expected, upper } = expectedSpending(usual, today, today + 9);
    expect(expected).toBeCloseTo(100);
    // Five days on top: sixty even days do not prove that no burst comes.
    expect(upper).toBeCloseTo(150);
  });

  it("sees quiet weekends", () => {
    const usual = usualSpending(
      days(84, (day) => (weekdayOf(day) % 6 === 0 ? 0 : 14)),
      1,
    );
    if (!usual) throw new Error("nothing learnt");
    const monday = expectedSpending(usual, today, today).expected;
    const saturday = expectedSpending(usual, today + 5, today + 5).expected;
    expect(saturday).toBeLessThan(monday / 2);
    const week = expectedSpending(usual, today, today + 6).expected;
    expect(week).toBeGreaterThan(65);
    expect(week).toBeLessThan(80);
  });

  const upperOf = (history: SpendingDay[], ahead = 0, listed = 0) => {
    const usual = usualSpending(history, 1);
    if (!usual) throw new Error("nothing learnt");
    return expectedSpending(usual, today, today + ahead, listed).upper;
  };

  it("leaves the single largest day out of the spread: one burst is no habit", () => {
    const once = days(365, (day) => (day === today - 200 ? 5000 : 10));
    // Its share of the mean is left, as the mean of a year's days is what the others differ from.
    expect(upperOf(once)).toBeLessThan(upperOf(days(365, () => 10)) + 40);
  });

  it("takes the mean from the last 90 days, and keeps its distance for a year after bursts", () => {
    const spike = (day: number) => (day === today - 200 || day === today - 199 ? 500 : 10);
    expect(usualSpending(days(365, spike), 1)?.perDay).toBeCloseTo(10);
    const calm = upperOf(days(365, () => 10));
    expect(upperOf(days(365, spike))).toBeGreaterThan(calm + 50);
    expect(upperOf(days(400, (day) => (day < today - 365 ? 500 : 10)))).toBeCloseTo(calm);
  });

  it("expects larger bursts where more is listed: they grow with the account", () => {
    const quiet = days(60, () => 10);
    expect(upperOf(quiet, 3, 40) - upperOf(quiet, 3)).toBeCloseTo(200);
    const none = days(60, () => 0);
    expect(upperOf(none)).toBe(0);
    expect(upperOf(none, 0, 40)).toBeCloseTo(200);
  });

  it("has an upper bound that grows with the spread, and with the square root of the days", () => {
    const uneven = days(56, (day) => (day % 2 ? 20 : 0));
    const even = days(56, (day) => (day % 2 ? 12 : 8));
    // One day of 56 is left out of the spread.
    const less = Math.sqrt(55 / 56);
    expect(upperOf(uneven, 3)).toBeCloseTo(40 + 2.5 * 10 * less * 2 + 50);
    expect(upperOf(even, 3)).toBeCloseTo(40 + 2.5 * 2 * less * 2 + 50);
  });

  it("is finite, and never below nothing, for any history; longer never costs less", () => {
    const size = fc.double({ min: 0, max: 1e6, noNaN: true });
    const spent = fc.option(size, { nil: null });
    fc.assert(
      fc.property(
        fc.array(spent, { maxLength: 120 }),
        fc.nat(100),
        size,
        (values, ahead, listed) => {
          const usual = usualSpending(
            days(values.length, (day) => values[day - today + values.length] ?? null),
            1,
          );
          if (!usual) return;
          const near = expectedSpending(usual, today, today + ahead, listed);
          const far = expectedSpending(usual, today, today + ahead + 1, listed);
          expect(Number.isFinite(far.upper)).toBe(true);
          expect(near.expected).toBeGreaterThanOrEqual(0);
          expect(near.upper).toBeGreaterThanOrEqual(near.expected);
          expect(far.upper).toBeGreaterThanOrEqual(near.upper - 1e-6);
          // Small accounts and large ones are alike: the bound is in their own measure.
          const scaled = usualSpending(
            days(values.length, (day) => {
              const value = values[day - today + values.length];
              return value == null ? null : value * 8;
            }),
            1,
          );
          const upper = scaled && expectedSpending(scaled, today, today + ahead, listed * 8).upper;
          expect(upper).toBeCloseTo(near.upper * 8, 3);
        },
      ),
    );
  });
});

describe("likely shortfall", () => {
  const usual = usualSpending(
    days(60, (day) => (day % 2 === 0 ? 8 : 12)),
    1,
  );

  it("comes before the certain one, and is kept apart from it", () => {
    const result = forecastFunds(input([charge(today + 60, { gross: "300" })], "250", { usual }));
    expect(result.covered).toEqual({ kind: "until", day: today + 59 });
    expect(result.shortfall?.day).toBe(today + 60);
    // 25 days at 10 a day; the bound is passed some days earlier.
    expect(Math.abs((result.likely?.day ?? 0) - today - 25)).toBeLessThanOrEqual(1);
    expect(result.likely?.early).toBeLessThan((result.likely?.day ?? 0) - 1);
    expect(result.likely?.by).toBeLessThan(result.likely?.early ?? 0);
  });

  it("comes earlier where more is listed, though the funds would cover that", () => {
    const later = [charge(today + 29, { gross: "240" })];
    const early = (list: typeof later) =>
      forecastFunds(input(list, "390", { usual })).likely?.early ?? 0;
    // 240 in 30 days are 8 a day, so five days of it 40: four days of the usual 10.
    expect(early([]) - early(later)).toBeGreaterThanOrEqual(4);
    expect(early([charge(today + 31, { gross: "240" })])).toBe(early([]));
  });

  it("is none when the funds outlast the horizon, and none without history", () => {
    expect(forecastFunds(input([], "100000", { usual })).likely).toBeNull();
    expect(forecastFunds(input([charge(today)], "0", { usual: null })).likely).toBeNull();
  });
});
