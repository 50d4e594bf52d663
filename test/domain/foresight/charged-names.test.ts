import { describe, expect, it } from "vitest";
import { startOfDay } from "../../../src/domain/foresight/bank-days.ts";
import {
  chargedLimit,
  isAnyGone,
  withCharged,
  withUnpaid,
} from "../../../src/domain/foresight/charged-names.ts";
import { charge, today } from "../../support/domain/charges.ts";

const at = (days: number): number => startOfDay(today + days);
const list = (rows: ReturnType<typeof charge>[]) => ({
  rows,
  risks: [],
  loadedAt: at(0) + 6 * 3_600_000,
});

describe("names that were listed to be charged", () => {
  it("are kept with their day, and while they are listed", () => {
    const rows = [
      charge(today + 3, { object: "Soon.com" }),
      charge(today + 60, { object: "far.com" }),
    ];
    expect(withCharged({}, list(rows), "lost-at-once")).toEqual({
      "soon.com": at(3) + 3_600_000,
    });
  });

  it("are forgotten once they vanish before their day, and stay for weeks once it has come", () => {
    const before = {
      "wish.com": at(1),
      "today.com": at(0) + 20 * 3_600_000,
      "past.com": at(-30),
      "old.com": at(-50),
    };
    expect(withCharged(before, list([]), "lost-at-once")).toEqual({
      "today.com": at(0) + 20 * 3_600_000,
      "past.com": at(-30),
    });
  });

  it("are those of the failure day where a charge is tried twice", () => {
    const rows = [
      charge(today - 4, { object: "a.com", nextAction: "expireunpaid", lostAt: at(1) }),
      charge(today + 1, { object: "b.com" }),
    ];
    expect(withCharged({}, list(rows), "second-try")).toEqual({ "a.com": at(1) });
  });

  it("are those of a charge still to come too, for it may fail twice before the list is read again", () => {
    const rows = [charge(today + 1, { object: "a.com", lostAt: at(3) })];
    expect(withCharged({}, list(rows), "second-try")).toEqual({ "a.com": at(3) });
  });

  it("move on while a list has what should be gone", () => {
    const gone = charge(today - 9, { object: "a.com", nextAction: "expireunpaid", lostAt: at(-6) });
    const { loadedAt } = list([]);
    expect(withCharged({}, list([gone]), "second-try")).toEqual({ "a.com": loadedAt });
  });

  it.each(["finalize", "expire", "delete"] as const)(
    "are forgotten once listed as %s",
    (action) => {
      const rows = [charge(today + 1, { object: "A.com", nextAction: action, lostAt: at(0) })];
      expect(withCharged({ "a.com": at(0) }, list(rows), "second-try")).toEqual({});
      const unpaid = { "a.com": { from: at(-1), missedAt: null } };
      expect(withUnpaid(unpaid, list(rows), "second-try")).toEqual({});
    },
  );

  it("take the first of several charges, and no row without a name or day", () => {
    const rows = [
      charge(today + 2, { object: "a.com" }),
      charge(today + 9, { object: "a.com" }),
      charge(today + 2, { object: "" }),
      charge(null, { object: "b.com" }),
    ];
    expect(withCharged({}, list(rows), "lost-at-once")).toEqual({
      "a.com": at(2) + 3_600_000,
    });
  });

  it("are bounded, the latest first", () => {
    const many = Object.fromEntries(
      Array.from({ length: 3000 }, (_, place) => [`${place}.com`, at(-30) + place]),
    );
    const kept = withCharged(many, list([]), "lost-at-once");
    expect(Object.keys(kept)).toHaveLength(chargedLimit);
    expect(kept["2999.com"]).toBe(at(-30) + 2999);
    expect(kept["0.com"]).toBeUndefined();
  });
});

describe("names that may be lost on a day that is not told", () => {
  const { loadedAt } = list([]);

  it("are those listed as unpaid, and those whose second charge comes", () => {
    const rows = [
      charge(today - 4, { object: "Failed.com", nextAction: "expireunpaid" }),
      charge(today + 1, { object: "next.com" }),
      charge(today + 60, { object: "far.com" }),
      charge(today + 1, { object: "told.com", lostAt: at(4) }),
      charge(today + 1, { object: "wish.com", nextAction: "delete" }),
    ];
    expect(withUnpaid({}, list(rows), "second-try")).toEqual({
      "failed.com": { from: loadedAt, missedAt: null },
      "next.com": { from: at(2) + 3_600_000, missedAt: null },
    });
    expect(withUnpaid({}, list(rows), "lost-at-once")).toEqual({});
  });

  it("were lost before the first list that has them no more", () => {
    const before = {
      "gone.com": { from: at(-2), missedAt: null },
      "known.com": { from: at(-9), missedAt: at(-8) },
      "paid.com": { from: at(2), missedAt: null },
      "old.com": { from: at(-50), missedAt: at(-49) },
    };
    expect(withUnpaid(before, list([]), "second-try")).toEqual({
      "gone.com": { from: at(-2), missedAt: loadedAt },
      "known.com": { from: at(-9), missedAt: at(-8) },
    });
  });
});

describe("the log of deletions is to be asked for", () => {
  const now = at(0) + 8 * 3_600_000;
  const named = (object: string) => list([charge(today, { object })]);
  const gone = { charged: { "a.com": at(-1) } };

  it.each([
    ["a name is gone on its day", gone, named("b.com"), at(-2), true],
    ["it was asked for since, but soon after", gone, named("b.com"), at(1), true],
    ["it was asked for since, and late", gone, named("b.com"), at(3) + 1, false],
    ["it is listed still", gone, named("A.com"), 0, false],
    ["its day has not come", { charged: { "a.com": at(1) } }, named("b.com"), 0, false],
    ["there is no name", { charged: {} }, null, 0, false],
    [
      "its day is not told, and it was missed just now",
      { charged: {}, unpaid: { "a.com": { from: at(-20), missedAt: at(0) } } },
      named("b.com"),
      at(-1),
      true,
    ],
  ])("where %s", (_, names, rows, askedAt, expected) => {
    expect(isAnyGone(names, rows, askedAt, now)).toBe(expected);
  });
});
