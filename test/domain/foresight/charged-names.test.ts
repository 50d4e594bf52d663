import { describe, expect, it } from "vitest";
import { startOfDay } from "../../../src/domain/foresight/bank-days.ts";
import { chargedLimit, withCharged } from "../../../src/domain/foresight/charged-names.ts";
import { charge, today } from "./charges.ts";

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
