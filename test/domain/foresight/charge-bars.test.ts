import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { startOfDay } from "../../../src/domain/foresight/bank-days.ts";
import { chargeBars, isEmptyBar, isInBar } from "../../../src/domain/foresight/charge-bars.ts";
import { outlookDays } from "../../../src/domain/foresight/outlook.ts";
import { potOf, spentBy } from "../../../src/domain/foresight/pot.ts";
import { add, isLess, subtract } from "../../../src/domain/money.ts";
import { charge, sumsOf, today } from "../../support/domain/charges.ts";

const bars = (
  charges: Parameters<typeof sumsOf>[0],
  spendable: string,
  span: "day" | "week",
  balance = spendable,
) =>
  chargeBars(
    outlookDays(potOf(sumsOf(charges), today, null), balance),
    { spendable, balance },
    span,
  );

describe("the bars", () => {
  it("are one a day, what is due already on the first", () => {
    const all = bars([charge(today - 2), charge(today + 1, { gross: "2.5" })], "100", "day");
    expect(all).toHaveLength(91);
    expect(all.slice(0, 3)).toEqual([
      { from: today, to: today, sum: "10", count: 1, uncovered: "0" },
      { from: today + 1, to: today + 1, sum: "2.5", count: 1, uncovered: "0" },
      { from: today + 2, to: today + 2, sum: "0", count: 0, uncovered: "0" },
    ]);
    expect(all.map(isEmptyBar).slice(0, 3)).toEqual([false, false, true]);
  });

  it("are one a week, from Monday to Sunday, the first and the last in part", () => {
    const all = bars([], "100", "week");
    for (const { from, to } of all) {
      expect(new Date(startOfDay(from)).getUTCDay()).toBe(1);
      expect(to - from).toBe(6);
    }
    expect(all[0]?.from).toBeLessThanOrEqual(today);
    expect(all.at(-1)?.to).toBeGreaterThanOrEqual(today + 90);
    expect(all.length).toBeGreaterThanOrEqual(13);
    expect(all.length).toBeLessThanOrEqual(14);
  });

  it("tell what the funds do not reach: in part where they end, then all", () => {
    const charges = [1, 2, 3].map((day) => charge(today + day, { gross: "10" }));
    expect(
      bars(charges, "14", "day")
        .slice(1, 4)
        .map(({ uncovered }) => uncovered),
    ).toEqual(["0", "6", "10"]);
    // What is reserved is no longer there to be spent; an overdraft covers nothing.
    expect(bars(charges, "4", "day", "14")[1]?.uncovered).toBe("6");
    expect(bars(charges, "-5", "day")[1]?.uncovered).toBe("10");
  });

  it("add up: their sums to all that is to be paid, what is uncovered to what is missing", () => {
    const some = fc.array(
      fc.record({
        on: fc.integer({ min: -3, max: 95 }),
        cents: fc.integer({ min: 1, max: 90_000 }),
      }),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(some, fc.integer({ min: 0, max: 500_000 }), (list, funds) => {
        const charges = list.map(({ on, cents }) =>
          charge(today + on, { gross: `${cents / 100}` }),
        );
        const spendable = `${funds / 100}`;
        const spent = spentBy(potOf(sumsOf(charges), today, null), today + 90);
        const missing = isLess(spendable, spent) ? subtract(spent, spendable) : "0";
        for (const span of ["day", "week"] as const) {
          const all = bars(charges, spendable, span);
          const total = (of: "sum" | "uncovered") =>
            all.reduce((sum, bar) => add(sum, bar[of]), "0");
          expect([total("sum"), total("uncovered")]).toEqual(
            [spent, missing].map((each) => add(each, "0")),
          );
        }
      }),
    );
  });

  it("hold each charge once: an overdue one, and one without date, as of today", () => {
    const rows = [
      charge(today - 9),
      charge(null),
      charge(today),
      charge(today + 8),
      charge(today + 90),
    ];
    for (const span of ["day", "week"] as const) {
      const all = bars([], "0", span);
      for (const row of rows) expect(all.filter((bar) => isInBar(row, bar, today))).toHaveLength(1);
      for (const row of rows.slice(0, 3)) expect(isInBar(row, all[0] as never, today)).toBe(true);
    }
  });
});
