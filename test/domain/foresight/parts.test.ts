import { describe, expect, it } from "vitest";
import { type FailureKind, failure, withWait } from "../../../src/domain/failure.ts";
import { withListed } from "../../../src/domain/foresight/listed-sums.ts";
import {
  isPartDue,
  pauseOf,
  type Try,
  unfinished,
} from "../../../src/domain/foresight/part-due.ts";
import { nextPastDay } from "../../../src/domain/foresight/past-days.ts";
import { sparkOf } from "../../../src/domain/foresight/spark.ts";
import { spendingTrend } from "../../../src/domain/foresight/spending-trend.ts";
import { charge, sumsOf, today } from "../../support/domain/charges.ts";

const now = Date.UTC(2025, 11, 1, 12);
const minute = 60_000;
const hour = 60 * minute;

describe("a pause that was asked for", () => {
  const tried = (kind: FailureKind, ago: number, wait?: number): Try => ({
    at: now - ago,
    basis: null,
    failure: withWait(failure(kind), wait),
  });
  it.each<[string, Parameters<typeof pauseOf>[0], FailureKind | null]>([
    ["is none without tries", {}, null],
    ["is none where nothing was said of it", { charges: tried("http", 0) }, null],
    ["holds for the list that met it", { charges: tried("rejected", hour - 1, 3600) }, "rejected"],
    ["is over", { charges: tried("rejected", hour, 3600) }, null],
    ["counts for nothing from the future", { charges: tried("http", -hour, 3600) }, null],
    ["counts under a clock that is a little off", { charges: tried("http", -1, 3600) }, "http"],
    ["of another list's refusal is its own", { lost: tried("not-allowed", 0, 3600) }, null],
    ["of another list's passing fault is all lists'", { lost: tried("server", 0, 3600) }, "server"],
    [
      "of another list holds though the list itself may be asked for",
      { charges: tried("rejected", hour, 60), lost: tried("http", hour, 7200) },
      "http",
    ],
  ])("%s", (_what, tries, kind) => {
    expect(pauseOf(tries, "charges", now)?.kind ?? null).toBe(kind);
  });
});

describe("a list is due", () => {
  const last = (ago: number, part: Partial<Try> = {}): Try => ({
    at: now - ago,
    basis: "a",
    failure: null,
    ...part,
  });
  const failedAs = (kind: FailureKind) => ({ failure: failure(kind) });
  const pausedFor = (wait: number) => ({ failure: withWait(failure("http", { code: 429 }), wait) });
  it.each<[string, Try | undefined, boolean]>([
    ["at first", undefined, true],
    ["not again at once", last(0), false],
    ["not before six hours", last(6 * hour - 1), false],
    ["after six hours", last(6 * hour), true],
    ["when its basis changed", last(0, { basis: "b" }), true],
    ["not by its basis where that does not count", last(0, { basis: null }), false],
    ["from the future: the clock was set back", last(-hour), true],
    ["not for a clock that is a little off", last(-30_000), false],
    ["not soon after a passing failure", last(14 * minute, failedAs("server")), false],
    ["a quarter of an hour after one", last(15 * minute, failedAs("server")), true],
    ["not before the pause is over that was asked for", last(hour - 1, pausedFor(3600)), false],
    ["once that pause is over", last(hour, pausedFor(3600)), true],
    ["not sooner for a short pause", last(minute, pausedFor(30)), false],
    ["not for six hours after a refusal", last(6 * hour - 1, failedAs("not-allowed")), false],
    ["six hours after a refusal", last(6 * hour, failedAs("not-allowed")), true],
    [
      "not after a refusal because of its basis",
      last(0, { basis: "b", ...failedAs("rejected") }),
      false,
    ],
    ["not at once where no answer came", last(14 * minute, { basis: unfinished }), false],
    ["a quarter of an hour after no answer came", last(15 * minute, { basis: unfinished }), true],
  ])("%s", (_case, made, expected) => {
    expect(isPartDue(made, "a", now)).toBe(expected);
  });

  it("in its own time", () => {
    expect(isPartDue(last(23 * hour), null, now, 24 * hour)).toBe(false);
    expect(isPartDue(last(24 * hour), null, now, 24 * hour)).toBe(true);
  });
});

describe("what was listed for a day", () => {
  const sums = sumsOf([
    charge(today, { gross: "5" }),
    charge(today + 1, { gross: "7" }),
    charge(today - 1, { gross: "3" }),
  ]);
  it("is the list's word for days ahead, also where it has none any longer", () => {
    expect(withListed({ [today + 1]: "99", [today + 2]: "4" }, sums)).toEqual({
      [today]: "5",
      [today + 1]: "7",
    });
  });

  it("keeps the larger sum of today: charges that were made leave the list", () => {
    expect(withListed({ [today]: "20" }, sums)[today]).toBe("20");
    expect(withListed({ [today]: "1" }, sums)[today]).toBe("5");
    expect(withListed({ [today]: "20" }, sumsOf([]))[today]).toBe("20");
  });

  it("stays for days that are over, a year long", () => {
    const before = { [today - 1]: "1", [today - 364]: "2", [today - 365]: "3" };
    expect(withListed(before, sums)).toMatchObject({ [today - 1]: "1", [today - 364]: "2" });
    expect(withListed(before, sums)[today - 365]).toBeUndefined();
  });
});

describe("past days", () => {
  const all = (first: number, from = today): number[] => {
    const days: number[] = [];
    for (let day = nextPastDay(first, null, from); day !== null; ) {
      days.push(day);
      day = nextPastDay(first, day, from);
    }
    return days;
  };
  it("go back thirteen weeks from the first check, a week at a time", () => {
    const days = all(today);
    expect(days).toHaveLength(13);
    expect(days.every((day) => day < today && day >= today - 91 && day % 7 === 0)).toBe(true);
    expect(new Set(days).size).toBe(13);
  });

  it("are fewer for an account that has been checked for long, and then none", () => {
    expect(all(today - 60)).toHaveLength(4);
    expect(all(today - 92)).toEqual([]);
    expect(all(today - 900)).toEqual([]);
  });
});

describe("the spark", () => {
  const point = (day: number, balance: string, deposits: string | null = null, part = 0.5) => ({
    at: (day + part) * 86_400_000,
    balance,
    deposits,
  });
  it("shows the balance at the end of each of the last thirty days", () => {
    const points = Array.from({ length: 40 }, (_, back) => point(today - 39 + back, `${back}`));
    expect(sparkOf(points, today)).toEqual(Array.from({ length: 30 }, (_, place) => place + 10));
  });

  it("takes the last point of a day, and the deposits of none: of past days they are not known", () => {
    expect(sparkOf([point(today, "10", null, 0.1), point(today, "8", "3", 0.9)], today)).toEqual([
      8,
    ]);
  });

  it("begins where something is known, and stands still where nothing is", () => {
    expect(sparkOf([point(today - 3, "7"), point(today - 1, "9")], today)).toEqual([7, 7, 9, 9]);
    expect(sparkOf([point(today - 300, "7")], today)).toEqual(Array(30).fill(7));
    expect(sparkOf([], today)).toEqual([]);
  });
});

describe("the average spending", () => {
  const days = (from: number, to: number, other: number | null) =>
    Array.from({ length: to - from + 1 }, (_, place) => ({
      day: from + place,
      other,
      paidIn: 0,
      isMissed: false,
    }));

  it("is the mean of the last thirty days, and of the thirty before", () => {
    const all = [
      ...days(today - 60, today - 31, 4),
      ...days(today - 30, today - 1, 6),
      ...days(today, today, 999),
    ];
    expect(spendingTrend(all, today)).toEqual({ perDay: 6, before: 4 });
  });

  it("leaves out days that cannot be told", () => {
    const all = [...days(today - 30, today - 25, null), ...days(today - 24, today - 1, 6)];
    expect(spendingTrend(all, today)).toEqual({ perDay: 6, before: null });
  });

  it("is not known from fewer than seven days", () => {
    expect(spendingTrend(days(today - 6, today - 1, 6), today)).toBeNull();
    expect(spendingTrend(days(today - 7, today - 1, 6), today)).not.toBeNull();
    expect(spendingTrend([], today)).toBeNull();
  });
});
