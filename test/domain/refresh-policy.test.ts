import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkEveryLimits } from "../../src/domain/account.ts";
import { type FailureKind, failure, failureKinds, withWait } from "../../src/domain/failure.ts";
import {
  areStatisticsDue,
  isDue,
  isStopping,
  isUnanswered,
  lockPause,
  mayRefresh,
  mayRepeatSignIn,
  nextCheckAt,
  replanned,
  statisticsInterval,
} from "../../src/domain/refresh-policy.ts";
import { emptySnapshot } from "../../src/domain/snapshot.ts";
import { minute, noon, snapshotWith, statusWith } from "../support/domain/records.ts";

const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const checkEvery = fc.integer({ min: checkEveryLimits.min, max: checkEveryLimits.max });

const stops: FailureKind[] = [
  "not-configured",
  "unsafe-endpoint",
  "vault",
  "sign-in-failed",
  "otp-needed",
  "second-factor",
  "address-refused",
  "no-permission",
];
const steady: FailureKind[] = ["offline", "not-allowed", "rejected"];
const temporary: FailureKind[] = [
  "session-expired",
  "too-many-sign-ins",
  "too-many-sessions",
  "unreachable",
  "timeout",
  "server",
  "http",
  "malformed",
  "storage",
];

const troubled = (kind: FailureKind, nextCheck: number | null) =>
  snapshotWith({
    trouble: { at: noon, failure: failure(kind) },
    attemptedAt: noon,
    nextCheckAt: nextCheck,
    failures: 1,
  });

/** No check ends with these: a locked vault leaves the account due, the others answer a page. */
const ofAPage = [
  "locked",
  "wrong-passphrase",
  "weak-passphrase",
  "vault-altered",
  "test-expired",
  "account-gone",
  "account-off",
  "sample-data",
];
/** Nor with this: it is said of a list alone. */
const ofAList = ["not-adding-up"];
const ofTheRecords = ["records-lost", "set-aside"];

it("has a plan for every failure there is", () => {
  expect(
    [
      ...stops,
      ...steady,
      ...temporary,
      "locked-out",
      "sign-in-unknown",
      ...ofAPage,
      ...ofTheRecords,
      ...ofAList,
    ].sort(),
  ).toEqual([...failureKinds].sort());
});

describe("the next check", () => {
  it("comes one interval after a success, at most a tenth of it sooner", () => {
    fc.assert(
      fc.property(checkEvery, random, (every, chance) => {
        const wait = (nextCheckAt(every, null, 0, noon, chance) ?? 0) - noon;
        expect(wait).toBeLessThanOrEqual(every * minute);
        expect(wait).toBeGreaterThanOrEqual(every * minute * 0.9 - 1);
      }),
    );
  });

  it("is spread: other chances give other moments", () => {
    expect(nextCheckAt(15, null, 0, noon, 0)).toBe(noon + 15 * minute);
    expect(nextCheckAt(15, null, 0, noon, 0.5)).toBe(noon + 14.25 * minute);
  });

  it.each(stops)("never comes by itself after %s", (kind) => {
    expect(nextCheckAt(15, kind, 1, noon, 0.5)).toBeNull();
    expect(isStopping(kind)).toBe(true);
  });

  it.each(steady)("keeps the usual pace after %s, however often", (kind) => {
    expect(nextCheckAt(30, kind, 1, noon, 0)).toBe(noon + 30 * minute);
    expect(nextCheckAt(30, kind, 9, noon, 0)).toBe(noon + 30 * minute);
  });

  it.each(temporary)("backs off after %s: 1, 2, 4 … minutes, at most an hour", (kind) => {
    const waits = [1, 2, 3, 4, 5, 6, 7, 8, 40].map(
      (failures) => ((nextCheckAt(15, kind, failures, noon, 0) ?? 0) - noon) / minute,
    );
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60]);
    expect(isStopping(kind)).toBe(false);
  });

  it("spreads a back-off by at most a tenth, never sooner, never beyond an hour", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 }), random, (failures, chance) => {
        const least = Math.min(2 ** Math.min(failures - 1, 6), 60) * minute;
        const wait = (nextCheckAt(15, "timeout", failures, noon, chance) ?? 0) - noon;
        expect(wait).toBeGreaterThanOrEqual(least);
        expect(wait).toBeLessThanOrEqual(Math.min(least * 1.1 + 1, 60 * minute));
      }),
    );
  });

  it("leaves a locked account alone for at least 15 minutes, longer each time up to an hour", () => {
    fc.assert(
      fc.property(
        checkEvery,
        fc.integer({ min: 1, max: 50 }),
        random,
        (every, failures, chance) => {
          const wait = (nextCheckAt(every, "locked-out", failures, noon, chance) ?? 0) - noon;
          expect(wait).toBeGreaterThanOrEqual(lockPause);
          expect(wait).toBeLessThanOrEqual(66 * minute);
        },
      ),
    );
    const waits = [1, 2, 3, 4].map(
      (failures) => ((nextCheckAt(5, "locked-out", failures, noon, 0) ?? 0) - noon) / minute,
    );
    expect(waits).toEqual([15, 30, 60, 60]);
  });
});

describe("a pause that the registrar asks for", () => {
  it.each(["http", "server", "locked-out", "rejected"] as const)(
    "is kept after %s, where the plan is sooner",
    (kind) => {
      expect(nextCheckAt(15, kind, 1, noon, 0, 2 * 3600)).toBe(noon + 120 * minute);
      expect(nextCheckAt(15, kind, 1, noon, 0, 1)).toBe(nextCheckAt(15, kind, 1, noon, 0));
    },
  );

  it("brings no account back that waits for its user", () => {
    expect(nextCheckAt(15, "sign-in-failed", 1, noon, 0, 60)).toBeNull();
  });

  it("holds for the user's Refresh as well", () => {
    const paused = snapshotWith({
      trouble: { at: noon, failure: withWait(failure("http", { code: 429 }), 600) },
      attemptedAt: noon,
      nextCheckAt: noon + 10 * minute,
      failures: 1,
    });
    expect(mayRefresh(paused, noon + 10 * minute - 1)).toBe(false);
    expect(mayRefresh(paused, noon + 10 * minute)).toBe(true);
  });
});

describe("a sign-in that was cut off", () => {
  const hour = 60 * minute;
  it.each([
    [1, 30 * minute],
    [2, hour],
    [3, 2 * hour],
    [6, 16 * hour],
    [7, 24 * hour],
    [50, 24 * hour],
  ])("%i times in a row is made again after %i ms, and not before", (count, pause) => {
    expect(mayRepeatSignIn({ at: noon, count }, noon + pause - 1)).toBe(false);
    expect(mayRepeatSignIn({ at: noon, count }, noon + pause)).toBe(true);
  });

  it("does not wait for a clock that was set back", () => {
    expect(mayRepeatSignIn({ at: noon, count: 9 }, noon - 2 * minute)).toBe(true);
  });

  it("is looked after every half hour: it never stops an account for good", () => {
    expect(nextCheckAt(15, "sign-in-unknown", 40, noon, 0.5)).toBe(noon + 30 * minute);
  });
});

describe("an account is due", () => {
  const planned = snapshotWith({ attemptedAt: noon, nextCheckAt: noon + 15 * minute });
  it.each([
    ["never checked", emptySnapshot, noon, true],
    ["a moment before its time", planned, noon + 15 * minute - 1, false],
    ["at its time", planned, noon + 15 * minute, true],
    ["long after, say after sleep", planned, noon + 9 * 60 * minute, true],
    ["stopped, long after", troubled("sign-in-failed", null), noon + 9_999 * minute, false],
    ["clock set back an hour", planned, noon - 60 * minute, true],
    ["clock half a minute back", planned, noon - minute / 2, false],
    ["stopped, clock set back", troubled("sign-in-failed", null), noon - 60 * minute, false],
  ])("%s: %#", (_case, snapshot, now, expected) => {
    expect(isDue(snapshot, now)).toBe(expected);
  });
});

describe("the user's Refresh", () => {
  /** What the browser itself finds out before anything is sent. */
  const free: readonly FailureKind[] = [
    "no-permission",
    "unsafe-endpoint",
    "not-configured",
    "vault",
  ];
  it.each(free)("may always look again after %s", (kind) => {
    expect(mayRefresh(troubled(kind, null), noon)).toBe(true);
  });

  it.each(stops.filter((kind) => !free.includes(kind)))("does not go out after %s", (kind) => {
    expect(mayRefresh(troubled(kind, null), noon + 999 * minute)).toBe(false);
  });

  it.each([...steady, ...temporary, "no-permission" as const])("goes out after %s", (kind) => {
    expect(mayRefresh(troubled(kind, noon + 60 * minute), noon + minute)).toBe(true);
  });

  it("waits for the end of a lock", () => {
    const locked = troubled("locked-out", noon + lockPause);
    expect(mayRefresh(locked, noon + lockPause - 1)).toBe(false);
    expect(mayRefresh(locked, noon + lockPause)).toBe(true);
  });

  it("goes out when all is well, due or not", () => {
    expect(mayRefresh(snapshotWith({ nextCheckAt: noon + minute }), noon)).toBe(true);
  });
});

describe("statistics are due", () => {
  const asked = snapshotWith({ statistics: { at: noon, rows: [] } });
  it.each([
    ["never asked", emptySnapshot, noon, true],
    ["just before six hours", asked, noon + statisticsInterval - 1, false],
    ["after six hours", asked, noon + statisticsInterval, true],
    ["from the future: the clock was set back", asked, noon - 2 * minute, true],
  ])("%s", (_case, snapshot, now, expected) => {
    expect(areStatisticsDue(snapshot, now)).toBe(expected);
  });

  it("at most every six hours", () => {
    expect(statisticsInterval).toBe(6 * 60 * minute);
  });
});

describe("isUnanswered", () => {
  const status = { at: noon, value: statusWith() };
  const trouble = { at: noon, failure: failure("unreachable") };
  it.each([
    ["never asked", {}, false],
    ["asked for the first time", { attemptedAt: noon }, true],
    ["answered", { attemptedAt: noon, status }, false],
    ["asked again since", { attemptedAt: noon + minute, status }, true],
    ["in trouble, which has a plan of its own", { attemptedAt: noon + minute, trouble }, false],
  ])("%s: %j is %s", (_case, part, expected) => {
    expect(isUnanswered({ ...emptySnapshot, ...part })).toBe(expected);
  });
});

describe("replanned", () => {
  const planned = (part: Parameters<typeof snapshotWith>[0] = {}) =>
    snapshotWith({ attemptedAt: noon, nextCheckAt: noon + 30 * minute, ...part });

  it("counts a new interval from the last check", () => {
    const now = noon + 10 * minute;
    expect(replanned(planned(), 60, now, 0)).toBe(noon + 60 * minute);
    expect(replanned(planned(), 15, now, 0)).toBe(noon + 15 * minute);
    // Then it is due.
    expect(replanned(planned(), 5, now, 0)).toBe(noon + 5 * minute);
  });

  it.each(steady)("also where %s repeats at the interval", (kind) => {
    const snapshot = troubled(kind, noon + 30 * minute);
    expect(replanned(snapshot, 60, noon, 0)).toBe(noon + 60 * minute);
  });

  it.each(steady)("not sooner than the registrar wants, where it says so with %s", (kind) => {
    const until = noon + 120 * minute;
    const why = withWait(failure(kind), 7200);
    const snapshot = { ...troubled(kind, until), trouble: { at: noon, failure: why } };
    expect(replanned(snapshot, 5, noon + minute, 0)).toBe(until);
    expect(replanned(snapshot, 180, noon + minute, 0)).toBe(noon + 180 * minute);
  });

  it.each([...stops, ...temporary, "locked-out", "sign-in-unknown"] as FailureKind[])(
    "leaves what %s has planned",
    (kind) => {
      for (const next of [null, noon + 2 * minute])
        expect(replanned(troubled(kind, next), 60, noon, 0)).toBe(next);
    },
  );

  it.each<[string, Parameters<typeof snapshotWith>[0]]>([
    ["is due already", { nextCheckAt: noon }],
    ["was never asked", { attemptedAt: null }],
    ["is not to be asked", { nextCheckAt: null }],
  ])("leaves an account that %s", (_case, part) => {
    const snapshot = planned(part);
    expect(replanned(snapshot, 60, noon, 0)).toBe(snapshot.nextCheckAt);
  });
});
