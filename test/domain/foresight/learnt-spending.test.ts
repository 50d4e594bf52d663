import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { startOfDay } from "../../../src/domain/foresight/bank-days.ts";
import { cautionOf } from "../../../src/domain/foresight/caution.ts";
import { type KnownPoint, learntSpending } from "../../../src/domain/foresight/learnt-spending.ts";
import { pastSpending } from "../../../src/domain/foresight/past-spending.ts";
import type { SpendingDay } from "../../../src/domain/foresight/spending-days.ts";
import { expectedSpending } from "../../../src/domain/foresight/usual-spending.ts";
import { charge, sumsOf, today } from "../../support/domain/charges.ts";

const point = (day: number, balance: number, past: boolean): KnownPoint => ({
  at: startOfDay(day) + 1000,
  balance: balance.toFixed(2),
  past,
});

/** A shop that spends nothing but a renewal of 10 each day, installed today: 13 weekly balances, and the first check. */
const weeks = Array.from({ length: 13 }, (_, week) => {
  const before = 91 - 7 * week;
  return point(today - before, 1000 + 10 * before, true);
});
const renewals = sumsOf(Array.from({ length: 91 }, (_, ahead) => charge(today + ahead)));

describe("the weeks before the first check", () => {
  const learn = (sums: typeof renewals | null) =>
    learntSpending([...weeks, point(today, 1000, false)], sums, {}, today);

  it("do not count the renewals that stand in the list again", () => {
    const usual = learn(renewals);
    if (!usual) throw new Error("nothing learnt");
    expect(usual.perDay).toBeCloseTo(0);
    expect(expectedSpending(usual, today, today + 29).expected).toBeCloseTo(0);
  });

  it("tell what was spent beside them", () => {
    const half = sumsOf(
      Array.from({ length: 91 }, (_, ahead) => charge(today + ahead, { gross: "5" })),
    );
    expect(learn(half)?.perDay).toBeCloseTo(5);
  });

  it("do not count renewals that come all on one day of the week, though each day is known", () => {
    // 70 each seventh day is what the list ahead has as well, 10 a day in the mean.
    const daily = Array.from({ length: 92 }, (_, day) =>
      point(today - 91 + day, 2000 - 70 * Math.floor((day + 3) / 7), true),
    );
    const present = point(today, 2000 - 70 * 13 - 1, false);
    const usual = learntSpending([...daily.slice(0, -1), present], renewals, {}, today);
    expect(usual?.perDay).toBeLessThan(0.5);
  });

  it("tell nothing where the list is not known: all of it might be renewals", () => {
    expect(learn(null)).toBeNull();
    expect(pastSpending(weeks, null, today)).toEqual([]);
  });

  it("give way to the account's own days, of which is known what was listed", () => {
    const own = Array.from({ length: 120 }, (_, day) =>
      point(today - 119 + day, 5000 - 12 * day, false),
    );
    const listed = Object.fromEntries(own.map((_, day) => [today - 119 + day, "10"]));
    const usual = learntSpending(own, renewals, listed, today);
    expect(usual?.perDay).toBeCloseTo(2);
  });

  it("are never less than nothing", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1e6, max: 1e6 }), { maxLength: 14 }), (balances) => {
        const points = balances.map((balance, week) => point(today - 98 + 7 * week, balance, true));
        for (const { other } of pastSpending(points, renewals, today))
          expect(other ?? 0).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe("the caution that an owner needs", () => {
  const quiet: Omit<SpendingDay, "day"> = { other: 1, paidIn: 0, isMissed: false };
  const daysOf = (changes: Record<number, Partial<SpendingDay>>): SpendingDay[] =>
    Array.from({ length: 300 }, (_, index) => ({
      day: today - 300 + index,
      ...quiet,
      ...changes[index],
    }));

  it("is whole where nothing is known", () => {
    expect(cautionOf([])).toBe(1);
    expect(cautionOf(daysOf({}))).toBe(1);
  });

  it("shrinks with each top-up in time, to 0.6 and no further", () => {
    const paid = { paidIn: 100, other: null };
    expect(cautionOf(daysOf({ 10: paid }))).toBeCloseTo(0.9);
    expect(cautionOf(daysOf({ 10: paid, 50: paid, 90: paid, 130: paid }))).toBeCloseTo(0.6);
    expect(cautionOf(daysOf({ 10: paid, 50: paid, 90: paid, 130: paid, 170: paid }))).toBeCloseTo(
      0.6,
    );
  });

  it("takes a rise over two days for one top-up", () => {
    const paid = { paidIn: 50, other: null };
    expect(cautionOf(daysOf({ 10: paid, 11: paid }))).toBeCloseTo(0.9);
  });

  it("is whole again for a year after a top-up that came behind a failed charge", () => {
    const paid = { paidIn: 100, other: null };
    const late = { 8: { isMissed: true, other: null }, 10: paid, 50: paid, 90: paid, 130: paid };
    expect(cautionOf(daysOf(late))).toBe(1);
    expect(cautionOf(daysOf({ ...late, 8: {}, 2: { isMissed: true } }))).toBeCloseTo(0.6);
  });
});
