import { describe, expect, it } from "vitest";
import { isStale, staleAfter, statesOf, worstFirst } from "../../src/domain/account-state.ts";
import { type FailureKind, failure, failureKinds } from "../../src/domain/failure.ts";
import { accountOverviewWith, figuresWith, minute, noon } from "./records.ts";

const troubleWith = (kind: FailureKind) => ({ at: noon, failure: failure(kind) });

describe("figures become stale", () => {
  const account = accountOverviewWith({ checkEvery: 15 });
  it.each([
    [0, false],
    [30 * minute, false],
    [30 * minute + 1, true],
    [-minute, false],
    [-minute - 1, true],
  ])("at an age of %d ms: %s", (age, expected) => {
    expect(isStale(account, noon + age)).toBe(expected);
  });

  it("after two check intervals, whatever the interval", () => {
    expect(staleAfter({ checkEvery: 5 })).toBe(10 * minute);
    expect(staleAfter({ checkEvery: 1440 })).toBe(2880 * minute);
  });

  it("not where there are none: that is unknown, not old", () => {
    expect(isStale(accountOverviewWith({ figures: null }), noon + 999 * minute)).toBe(false);
  });
});

describe("the states of an account", () => {
  const expected: Record<FailureKind, string[]> = {
    "not-configured": ["sign-in-failed"],
    vault: ["sign-in-failed"],
    "sign-in-failed": ["sign-in-failed"],
    "otp-needed": ["sign-in-failed"],
    "address-refused": ["sign-in-failed"],
    "no-permission": ["no-permission"],
    "not-allowed": ["no-permission"],
    "locked-out": ["locked-out"],
    offline: ["offline"],
    "session-expired": [],
    "too-many-sessions": [],
    unreachable: [],
    timeout: [],
    server: [],
    http: [],
    malformed: [],
    rejected: [],
    storage: [],
    // No check ends with these: the vault says them to the page that asked.
    locked: [],
    "wrong-passphrase": [],
    "weak-passphrase": [],
  };

  it.each(failureKinds)("follow %s while the figures are fresh", (kind) => {
    expect(statesOf(accountOverviewWith({ trouble: troubleWith(kind) }), noon)).toEqual(
      expected[kind],
    );
  });

  it.each(failureKinds)("say Unknown after %s where nothing was ever known", (kind) => {
    const account = accountOverviewWith({ figures: null, trouble: troubleWith(kind) });
    expect(statesOf(account, noon)).toContain("unknown");
  });

  it.each(failureKinds)("say Not up to date once %s has lasted two intervals", (kind) => {
    const account = accountOverviewWith({ trouble: troubleWith(kind) });
    expect(statesOf(account, noon + 31 * minute)).toContain("not-up-to-date");
  });

  it("keep a shortage through every failure, first", () => {
    for (const kind of failureKinds) {
      const account = accountOverviewWith({
        figures: figuresWith({ shortage: "overdraft" }),
        trouble: troubleWith(kind),
      });
      expect(statesOf(account, noon + 31 * minute)[0]).toBe("overdraft");
    }
  });

  it("are none when all is well", () => {
    expect(statesOf(accountOverviewWith(), noon)).toEqual([]);
  });

  it("are one alone when it is off, whatever else was known", () => {
    const account = accountOverviewWith({
      enabled: false,
      figures: figuresWith({ shortage: "overdraft" }),
      trouble: troubleWith("sign-in-failed"),
    });
    expect(statesOf(account, noon + 999 * minute)).toEqual(["off"]);
  });
});

describe("the order of the switcher", () => {
  const names = (accounts: Parameters<typeof worstFirst>[0]) =>
    worstFirst(accounts, noon).map(({ name }) => name);

  it("has the worst first, LIVE before OT&E, and else the user's own", () => {
    const low = { figures: figuresWith({ shortage: "low-balance" }) };
    const over = { figures: figuresWith({ shortage: "overdraft" }) };
    expect(
      names([
        accountOverviewWith({ name: "well" }),
        accountOverviewWith({ name: "off", enabled: false, ...over }),
        accountOverviewWith({ name: "test over", system: "ote", ...over }),
        accountOverviewWith({ name: "low 1", ...low }),
        accountOverviewWith({ name: "refused", trouble: troubleWith("sign-in-failed") }),
        accountOverviewWith({ name: "over", ...over }),
        accountOverviewWith({ name: "low 2", ...low }),
      ]),
    ).toEqual(["over", "low 1", "low 2", "refused", "well", "off", "test over"]);
  });

  it("leaves the list it was given alone", () => {
    const accounts = [
      accountOverviewWith({ id: "a" }),
      accountOverviewWith({ id: "b", figures: figuresWith({ shortage: "overdraft" }) }),
    ];
    worstFirst(accounts, noon);
    expect(accounts.map(({ id }) => id)).toEqual(["a", "b"]);
  });
});
