import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { failure } from "../../../src/domain/failure.ts";
import type { Booking } from "../../../src/domain/foresight/account-lists.ts";
import type { BalanceChange } from "../../../src/domain/foresight/balance-change.ts";
import {
  explainedChange,
  type Move,
  unknownChange,
  withChange,
} from "../../../src/domain/foresight/explain-change.ts";
import { topUps } from "../../../src/domain/foresight/top-ups.ts";
import { add, subtract } from "../../../src/domain/money.ts";

const move = (before: string, after: string): Move => ({
  from: 1000,
  to: 2000,
  before,
  after,
  currency: "EUR",
});
const booking = (gross: string | null, part: Partial<Booking> = {}): Booking => ({
  at: 1500,
  type: "RENEWAL",
  description: "name.example",
  net: null,
  gross,
  currency: "EUR",
  ...part,
});

describe("what changed", () => {
  it("is summed by type, the largest effect first: a charge lowers the balance", () => {
    const change = explainedChange(move("100.00", "287.15"), [
      booking("10.10"),
      booking("2.25", { type: "TRANSFER" }),
      booking("-200", { type: "PAYMENT" }),
      booking("0.5"),
    ]);
    expect(change.parts).toEqual([
      { type: "PAYMENT", effect: "200", count: 1 },
      { type: "RENEWAL", effect: "-10.6", count: 2 },
      { type: "TRANSFER", effect: "-2.25", count: 1 },
    ]);
    expect(change.unexplained).toBe("0");
    expect(change.failure).toBeNull();
  });

  it.each<[string, Booking]>([
    ["an unknown amount", booking(null)],
    ["another currency", booking("7", { currency: "USD" })],
    ["an unknown currency", booking("7", { currency: null })],
  ])("leaves %s unexplained, and shows the row", (_case, row) => {
    const change = explainedChange(move("100", "93"), [row]);
    expect(change).toMatchObject({ parts: [], unexplained: "-7", rows: [row] });
  });

  it("takes the rows between the two checks, the later one included: no row is in two changes", () => {
    const at = (time: number | null) => booking("1", { at: time });
    const change = explainedChange(move("10", "8"), [at(1000), at(1001), at(2000), at(2001)]);
    expect(change.parts).toEqual([{ type: "RENEWAL", effect: "-2", count: 2 }]);
    expect(explainedChange(move("10", "9"), [at(null)]).unexplained).toBe("0");
  });

  it("sums all rows and keeps the first fifty", () => {
    const rows = Array.from({ length: 120 }, () => booking("1"));
    const change = explainedChange(move("200", "80"), rows);
    expect(change.parts).toEqual([{ type: "RENEWAL", effect: "-120", count: 120 }]);
    expect(change.rows).toHaveLength(50);
  });

  it("always adds up: parts and the unexplained rest are the whole move", () => {
    const amount = fc
      .tuple(fc.integer({ min: -1e6, max: 1e6 }), fc.integer({ min: 0, max: 4 }))
      .map(([units, scale]) =>
        subtract((units / 1).toString(), "0").concat(scale ? `.${"7".repeat(scale)}` : ""),
      );
    const row = fc.record({
      gross: fc.option(amount),
      currency: fc.constantFrom("EUR", "USD", null),
      type: fc.constantFrom("A", "B", "C"),
    });
    fc.assert(
      fc.property(amount, amount, fc.array(row), (before, after, rows) => {
        const change = explainedChange(
          move(before, after),
          rows.map(({ gross, ...part }) => booking(gross, part)),
        );
        const whole = change.parts.reduce((sum, { effect }) => add(sum, effect), "0");
        expect(add(whole, change.unexplained ?? "")).toBe(subtract(after, before));
      }),
    );
  });

  it("is not known where its bookings cannot be had", () => {
    const why = failure("not-allowed", { command: "QueryAccountingList" });
    expect(unknownChange(move("2", "1"), why)).toMatchObject({
      parts: [],
      unexplained: null,
      failure: why,
    });
  });

  it("is kept fifty times, the latest first", () => {
    let changes: BalanceChange[] = [];
    for (let to = 1; to <= 60; to++)
      changes = withChange(changes, { ...explainedChange(move("1", "2"), []), to });
    expect(changes.map(({ to }) => to)).toEqual(
      Array.from({ length: 50 }, (_, place) => 60 - place),
    );
  });
});

describe("top-ups", () => {
  const points = (...balances: [at: number, balance: string][]) =>
    balances.map(([at, balance]) => ({ at, balance }));

  it("are rises of the balance", () => {
    const history = points([1, "10"], [2, "8.5"], [3, "508.5"], [4, "508.5"], [5, "508.51"]);
    expect(topUps(history)).toEqual([
      { at: 3, amount: "500", booked: false },
      { at: 5, amount: "0.01", booked: false },
    ]);
  });

  it("are what the bookings say, where they say it", () => {
    const change = {
      ...explainedChange({ ...move("10", "480"), from: 2, to: 3 }, [
        booking("-500", { type: "PAYMENT", at: 3 }),
        booking("30", { at: 3 }),
      ]),
    };
    expect(topUps(points([1, "10"], [2, "10"], [3, "480"]), [change])).toEqual([
      { at: 3, amount: "500", booked: true },
    ]);
  });

  it("are found even where more was spent in the same time", () => {
    const change = explainedChange({ ...move("10", "5"), from: 1, to: 2 }, [
      booking("-500", { type: "PAYMENT", at: 2 }),
      booking("505", { at: 2 }),
    ]);
    expect(topUps(points([1, "10"], [2, "5"]), [change])).toEqual([
      { at: 2, amount: "500", booked: true },
    ]);
  });

  it("are none in an empty history", () => {
    expect(topUps([])).toEqual([]);
    expect(topUps(points([1, "5"]))).toEqual([]);
  });
});
