import { describe, expect, it } from "vitest";
import type { AccountForesight } from "../../../src/domain/foresight/account-foresight.ts";
import { startOfDay } from "../../../src/domain/foresight/bank-days.ts";
import type { DaySums } from "../../../src/domain/foresight/day-sums.ts";
import { firstNotReached, leftAfter } from "../../../src/domain/foresight/left-after.ts";
import { charge, sumsOf, today } from "../../support/domain/charges.ts";
import { foresightWith } from "../../support/domain/foresight-with.ts";

const foresightOf = (list: DaySums, spendable: string): AccountForesight => ({
  ...foresightWith(startOfDay(today)),
  today,
  currency: list.currency,
  loadedAt: list.next === null ? list.loadedAt : null,
  funds: { at: list.loadedAt, balance: spendable, spendable },
});
const leftOf = (list: DaySums, spendable = "30") => {
  const left = leftAfter(foresightOf(list, spendable), list);
  return list.rows.map((row) => left.get(row) ?? null);
};

describe("what is left after each charge", () => {
  it("runs down in order of day, below zero as well", () => {
    const list = sumsOf([
      charge(today + 3, { gross: "25.5" }),
      charge(today + 1, { gross: "10" }),
      charge(today - 1, { gross: "1" }),
    ]);
    expect(leftOf(list)).toEqual(["29", "19", "-6.5"]);
    // Whatever order they are listed in.
    expect(leftOf({ ...list, rows: list.rows.toReversed() })).toEqual(["-6.5", "19", "29"]);
  });

  it("pays first for what has failed, and nothing for what is not charged", () => {
    const list = sumsOf([
      charge(today - 2, { gross: "5", nextAction: "expireunpaid", lostAt: null }),
      charge(today + 1, { gross: "10" }),
      charge(today + 2, { gross: "10", nextAction: "finalize" }),
      charge(today + 3, { gross: "10" }),
    ]);
    expect(leftOf(list)).toEqual([null, "15", null, "5"]);
  });

  it("ends where a price is unknown, and is not told where a charge may come on any day", () => {
    const unpriced = [charge(today + 1), charge(today + 2, { gross: null }), charge(today + 3)];
    expect(leftOf(sumsOf(unpriced))).toEqual(["20", null, null]);
    expect(leftOf(sumsOf([charge(today + 1), charge(null)]))).toEqual([null, null]);
  });

  it("is not told of another list than the foresight's, nor where rows are missing in between", () => {
    const list = sumsOf([charge(today + 1)]);
    const other = { ...list, loadedAt: list.loadedAt + 1 };
    expect([...leftAfter(foresightOf(list, "30"), other)]).toEqual([]);
    const dollars = { ...list, currency: "USD" };
    expect([...leftAfter(foresightOf(list, "30"), dollars)]).toEqual([]);
    expect(leftOf({ ...list, seen: 900, ordered: false })).toEqual([null]);
    expect(leftOf({ ...list, seen: 900, ordered: true })).toEqual(["20"]);
  });
});

describe("the charge from which on the funds do not reach", () => {
  const failed = (object: string, gross: string) =>
    charge(today - 2, { object, gross, nextAction: "expireunpaid", lostAt: startOfDay(today + 9) });
  const first = (list: DaySums, spendable: string, object: string | null = null) =>
    firstNotReached(list.rows, leftAfter(foresightOf(list, spendable), list), object)?.object;
  const list = sumsOf([
    failed("saved.de", "20"),
    failed("lost.de", "20"),
    charge(today + 1, { object: "next.de", gross: "10" }),
    charge(today + 2, { object: "later.de", gross: "10" }),
  ]);

  it("is the first behind which nothing is left", () => {
    expect(first(list, "55")).toBe("later.de");
    expect(first(list, "60")).toBeUndefined();
  });

  it("is one that has failed already where those take more than there is", () => {
    expect(first(list, "30", "lost.de")).toBe("lost.de");
    // What has failed can just be paid.
    expect(first(list, "40", "next.de")).toBe("next.de");
    // Where nobody names it.
    expect(first(list, "30")).toBe("next.de");
  });
});
