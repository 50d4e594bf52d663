import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { startOfDay } from "../../../src/domain/foresight/bank-days.ts";
import {
  type DaySums,
  isSingle,
  keptRows,
  noDaySums,
  withPage,
  withSingle,
} from "../../../src/domain/foresight/day-sums.ts";
import type { UpcomingCharge } from "../../../src/domain/foresight/upcoming-charge.ts";
import { charge, sumsOf, today } from "../../support/domain/charges.ts";

const empty = (ordered = true): DaySums =>
  noDaySums(startOfDay(today) + 1000, today + 90, "EUR", ordered);

/** Loads a list as the API pages it; `change` may alter it before each page. */
function load(
  list: UpcomingCharge[],
  limit: number,
  change: (list: UpcomingCharge[], page: number) => UpcomingCharge[] = (same) => same,
  start = empty(),
): DaySums {
  let sums = start;
  let rows = list;
  for (let page = 0; sums.next !== null; page++) {
    if (page > 10_000) throw new Error("endless");
    rows = change(rows, page);
    sums = withPage(sums, rows.slice(sums.next, sums.next + limit), rows.length);
  }
  return sums;
}

const portfolio = (size: number): UpcomingCharge[] =>
  Array.from({ length: size }, (_, index) => charge(today + Math.floor((index * 90) / size)));

const charged = (sums: DaySums): [sum: number, count: number] =>
  Object.values(sums.days).reduce<[number, number]>(
    ([sum, count], day) => [sum + Number(day.sum), count + day.count],
    [0, 0],
  );

describe("charges as sums by day", () => {
  it("adds exactly, and counts only what will be charged", () => {
    const sums = sumsOf([
      charge(today, { gross: "0.1" }),
      charge(today, { gross: "0.2" }),
      charge(today + 1, { nextAction: "finalize" }),
      charge(today + 1, { nextAction: "expire" }),
      charge(today + 1, { nextAction: "delete" }),
      charge(today + 91, { gross: "1000" }),
    ]);
    expect(sums.days).toEqual({ [today]: { sum: "0.3", count: 2 } });
    expect([sums.seen, sums.unknownFrom, sums.excluded]).toEqual([6, null, {}]);
  });

  it.each([
    ["no-price", { gross: null }],
    ["negative-price", { gross: "-1" }],
    ["other-currency", { currency: "USD" }],
    ["unknown-action", { nextAction: null }],
  ] as const)("leaves out a row for %s, and says from when on nothing is sure", (why, changes) => {
    const sums = sumsOf([
      charge(today + 3),
      charge(today + 5, changes),
      charge(today + 9, changes),
    ]);
    expect(sums.excluded).toEqual({ [why]: 2 });
    expect(sums.unknownFrom).toBe(today + 5);
    expect(charged(sums)).toEqual([10, 1]);
  });

  it("keeps the charges without date apart; without price too, they may come on any day", () => {
    const sums = sumsOf([charge(null), charge(null, { gross: "2.50" })]);
    expect([sums.undated, sums.excluded, sums.unknownFrom]).toEqual([
      "12.5",
      { "no-date": 2 },
      null,
    ]);
    expect(sumsOf([charge(null, { gross: null })]).unknownFrom).toBe(0);
  });

  it("takes a currency that is not told for the account's, and counts that", () => {
    const sums = sumsOf([charge(today), charge(today, { currency: "EUR" })]);
    expect([sums.currencyAssumed, charged(sums)]).toEqual([1, [20, 2]]);
  });

  it("counts the computed amounts that are in its sums, and none that is left out", () => {
    const computed = { computed: true };
    const sums = load(
      [
        charge(today, computed),
        charge(null, computed),
        charge(today, { ...computed, currency: "USD" }),
        charge(today),
      ],
      10,
    );
    expect(sums.computed).toBe(2);
    expect(sums.estimated).toBeUndefined();
    expect(load([charge(today)], 10).computed).toBeUndefined();
  });

  it("counts the estimates among them", () => {
    const estimated = { computed: true, estimated: true };
    const sums = load(
      [
        charge(today, estimated),
        charge(null, estimated),
        charge(today, { ...estimated, gross: null }),
        charge(today, { computed: true }),
      ],
      10,
    );
    expect([sums.computed, sums.estimated]).toEqual([3, 2]);
  });

  it("keeps what is at risk: expireunpaid, and pay on a day that is over", () => {
    const lost = charge(today - 4, { nextAction: "expireunpaid" });
    const late = charge(today - 1);
    const sums = sumsOf([lost, late, charge(today), charge(today - 9, { nextAction: "expire" })]);
    expect(sums.risks).toEqual([lost, late]);
    expect(sums.riskCount).toBe(2);
    expect(charged(sums)).toEqual([20, 2]);
  });
});

describe("pages", () => {
  it("folds 100,000 objects in bounded memory, each once", () => {
    const sums = load(portfolio(100_000), 1000);
    expect(charged(sums)).toEqual([1_000_000, 100_000]);
    expect([sums.seen, sums.rows.length, sums.unknownFrom]).toEqual([100_000, keptRows, null]);
    expect(JSON.stringify(sums).length).toBeLessThan(400_000);
  });

  it("goes on after being stored and read back, at any page", () => {
    const list = portfolio(300);
    const whole = load(list, 70);
    const stored = load(list, 70, (rows) => rows, empty());
    let sums = empty();
    while (sums.next !== null) {
      sums = JSON.parse(JSON.stringify(sums));
      sums = withPage(sums, list.slice(sums.next ?? 0, (sums.next ?? 0) + 70), list.length);
    }
    expect(sums).toEqual(whole);
    expect(stored).toEqual(whole);
  });

  it("takes a row that one page lists twice for two charges, however the pages fall", () => {
    const list = portfolio(40).flatMap((row, index) => (index % 5 === 0 ? [row, row] : [row]));
    for (const limit of [4, 5, 7, 30, 60]) {
      const sums = load(list, limit);
      expect([limit, ...charged(sums)]).toEqual([limit, 480, 48]);
      expect([limit, sums.unknownFrom, sums.excluded]).toEqual([limit, null, {}]);
    }
  });

  it("misses rows that an earlier page told of, though the last one tells no TOTAL", () => {
    const list = portfolio(30);
    const sums = withPage(withPage(empty(), list, 60), [], null);
    expect([sums.next, sums.total, sums.excluded, sums.unknownFrom]).toEqual([
      null,
      60,
      { missing: 30 },
      0,
    ]);
  });

  it("doubts a list without TOTAL of which the same page comes whatever place is asked for", () => {
    const list = portfolio(30);
    const first = withPage(empty(), list, null);
    // Asked for from its fifteenth row on, thirty came: there are fifteen more than were seen.
    const again = withPage(first, list, null);
    expect([again.next, again.excluded, again.unknownFrom]).toEqual([null, { missing: 15 }, 0]);
    // Its last rows alone are the end that was expected.
    const ended = withPage(first, list.slice(first.next ?? 0), null);
    expect([ended.next, ended.excluded, ended.unknownFrom]).toEqual([null, {}, null]);
  });

  it("does not change the sums it was given", () => {
    const before = withPage(empty(), portfolio(30), 60);
    const copy = structuredClone(before);
    withPage(before, [charge(today + 2, { gross: null }), charge(today - 3)], 60);
    expect(before).toEqual(copy);
  });

  it("counts a row once though it comes again on a later page", () => {
    const list = portfolio(200);
    const grown = load(list, 50, (rows, page) =>
      page === 0 ? rows : [charge(today, { nextAction: "expire" }), ...rows],
    );
    // What was added before the place reached is not seen, so TOTAL does not agree: nothing is sure.
    expect(charged(grown)).toEqual([2000, 200]);
    expect(grown.excluded.missing).toBeGreaterThan(0);
    expect(grown.unknownFrom).toBe(0);
  });

  it("misses nothing when the list shrinks by less than it looks back", () => {
    const list = portfolio(300);
    const sums = load(list, 50, (rows, page) => (page === 0 ? rows : rows.slice(3)));
    expect(charged(sums)).toEqual([3000, 300]);
    expect(sums.unknownFrom).toBeNull();
  });

  it("says from which day on rows may be missing when the list shrinks by more", () => {
    const list = portfolio(300);
    const sums = load(list, 50, (rows, page) => (page === 2 ? rows.slice(60) : rows));
    expect(sums.gap).toBe(true);
    // Two pages with 25 rows asked for twice end at row 80, of day 24.
    const day = Math.floor((79 * 90) / 300);
    expect(sums.unknownFrom).toBe(today + day);
  });

  it("says so when fewer rows came than TOTAL promised", () => {
    const sums = withPage(withPage(empty(), portfolio(30), 40), [], 40);
    expect([sums.next, sums.excluded, sums.unknownFrom]).toEqual([null, { missing: 10 }, 0]);
  });

  it("needs no TOTAL: the list ends at a page without a new row", () => {
    const list = portfolio(95);
    let sums = empty();
    while (sums.next !== null) sums = withPage(sums, list.slice(sums.next, sums.next + 40), null);
    expect(charged(sums)).toEqual([950, 95]);
    expect(sums.unknownFrom).toBeNull();
  });

  it("ends when the server sends the same page for ever, and does not call that complete", () => {
    const list = portfolio(50);
    let sums = empty();
    for (let page = 0; sums.next !== null; page++) {
      expect(page).toBeLessThan(100);
      sums = withPage(sums, list, 500);
    }
    expect(sums.excluded.missing).toBe(450);
  });

  it("counts every row exactly once, whatever the page size and with rows taken from the front", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 400 }),
        fc.integer({ min: 1, max: 120 }),
        fc.integer({ min: 0, max: 300 }),
        (size, limit, seed) => {
          const list = portfolio(size);
          const most = Math.max(0, Math.min(20, limit >> 1) - 1);
          const sums = load(list, limit, (rows, page) =>
            page === 0 ? rows : rows.slice((seed * page) % (most + 1)),
          );
          expect(charged(sums)).toEqual([size * 10, size]);
          expect(sums.unknownFrom).toBeNull();
        },
      ),
    );
  });
});

describe("a list that gives one row at a time", () => {
  /** Loads it as the worker does: with each row the one before it is looked at once more. */
  function loadSingly(
    list: UpcomingCharge[],
    change: (list: UpcomingCharge[], request: number) => UpcomingCharge[],
  ): DaySums {
    let [rows, sums, request] = [list, empty(), 0];
    const ask = (first: number) => {
      rows = change(rows, request++);
      return rows.slice(first, first + 1);
    };
    while (sums.next !== null) {
      const page = ask(sums.next);
      const [single] = page;
      sums =
        single && isSingle(sums, page)
          ? withSingle(sums, single, ask(sums.next - 1)[0], rows.length)
          : withPage(sums, page, rows.length);
    }
    return sums;
  }

  it("is summed to the last one", () => {
    const sums = loadSingly(portfolio(30), (same) => same);
    expect(charged(sums)).toEqual([300, 30]);
    expect([sums.gap, sums.unknownFrom, sums.seen]).toEqual([false, null, 30]);
  });

  it("counts two charges that look the same", () => {
    const twin = charge(today, { object: "twin.example" });
    expect(charged(loadSingly([twin, twin, charge(today + 1)], (same) => same))[1]).toBe(3);
  });

  it.each([1, 3, 9, 17])("loses none unnoticed where it shrinks before request %i", (when) => {
    const sums = loadSingly(portfolio(20), (rows, request) =>
      request === when ? rows.slice(1) : rows,
    );
    const isWhole = charged(sums)[1] === 20 || sums.unknownFrom === null;
    expect(sums.gap || (isWhole && charged(sums)[1] >= 19)).toBe(true);
    if (charged(sums)[1] < 19) expect(sums.unknownFrom).not.toBeNull();
  });

  it("says from where on nothing is sure where one went and another came meanwhile", () => {
    const sums = loadSingly(portfolio(20), (rows, request) =>
      request === 9 ? [...rows.slice(1), charge(today + 90, { object: "new.example" })] : rows,
    );
    expect([sums.gap, sums.unknownFrom === null]).toEqual([true, false]);
  });
});

describe("a list that goes on at a cursor", () => {
  const list = portfolio(90);
  const page = (sums: DaySums, from: number, next: { cursor: string } | null, total = 90) =>
    withPage(sums, list.slice(from, from + 30), total, next);

  it("is counted whole without an overlap, and ends where it is told to", () => {
    const first = page(empty(), 0, { cursor: "b" });
    expect(first).toMatchObject({ next: 30, cursor: "b", gap: false, unknownFrom: null });
    const second = page(first, 30, { cursor: "c" });
    expect(second).toMatchObject({ next: 60, cursor: "c", gap: false });
    const last = page(second, 60, null);
    expect(last).toMatchObject({ next: null, seen: 90, asked: 3, unknownFrom: null, excluded: {} });
    expect(last).not.toHaveProperty("cursor");
    expect(charged(last)[1]).toBe(90);
  });

  it("goes on after an empty page, and after one that brought nothing new", () => {
    const empties = withPage(empty(), [], 90, { cursor: "b" });
    expect(empties).toMatchObject({ next: 0, cursor: "b" });
    const again = page(page(empties, 0, { cursor: "c" }), 0, { cursor: "d" });
    expect(again).toMatchObject({ cursor: "d", seen: 30 });
    expect(again.next).not.toBeNull();
  });

  it("that ends before its total has rows that never came, and nothing is sure", () => {
    const short = page(empty(), 0, null);
    expect(short).toMatchObject({ next: null, excluded: { missing: 60 }, unknownFrom: 0 });
  });
});
