import { describe, expect, it } from "vitest";
import * as state from "../../src/domain/account-state.ts";
import { type FailureKind, failure, failureKinds } from "../../src/domain/failure.ts";
import { dayOf } from "../../src/domain/foresight/bank-days.ts";
import type { FundsForecast } from "../../src/domain/foresight/funds-forecast.ts";
import type { AccountOverview, Overview } from "../../src/domain/overview.ts";
import {
  atRiskWith,
  forecastWith,
  foresightWith,
  paysWith,
  riskOf,
  shortForecast,
} from "../support/domain/foresight-with.ts";
import {
  accountOverviewWith,
  figuresWith,
  minute,
  noon,
  overviewWith,
  preferencesWith,
} from "../support/domain/records.ts";

const { isStale, staleAfter, worstFirst } = state;

const statesOf = (account: AccountOverview, now: number, part: Partial<Overview> = {}) =>
  state.statesOf(account, now, overviewWith([], part));

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

  it("after two hours of failing checks, where the interval is longer", () => {
    const failing = accountOverviewWith({
      checkEvery: 360,
      failingSince: noon + minute,
      trouble: troubleWith("server"),
    });
    expect(isStale(failing, noon + 121 * minute)).toBe(false);
    expect(isStale(failing, noon + 121 * minute + 1)).toBe(true);
    expect(isStale({ ...failing, failingSince: null }, noon + 121 * minute + 1)).toBe(false);
  });

  it("not where there are none: that is unknown, not old", () => {
    expect(isStale(accountOverviewWith({ figures: null }), noon + 999 * minute)).toBe(false);
  });
});

describe("an overdraft", () => {
  const overdrawn = (days: number, due = "0") => {
    const today = dayOf(noon);
    const forecast = shortForecast(today, days);
    return accountOverviewWith({
      figures: figuresWith({ shortage: "overdraft" }),
      foresight: foresightWith(noon, {
        forecast: { ...forecast, due: { ...forecast.due, 7: due } },
      }),
    });
  };

  it("alone is short of nothing else, but of charges to come it is", () => {
    expect(statesOf(overdrawn(0), noon)).toEqual(["overdraft"]);
    expect(statesOf(overdrawn(0, "10"), noon)).toContain("overdraft");
    expect(statesOf(overdrawn(0, "10"), noon)).toHaveLength(2);
    expect(statesOf(overdrawn(9), noon)).toHaveLength(2);
  });

  it("is not called low besides, where that was warned of", () => {
    const warned = { ...overdrawn(0), warned: ["below" as const] };
    expect(statesOf(warned, noon)).toEqual(["overdraft"]);
    const paid = { ...warned, figures: figuresWith({ shortage: null }), foresight: null };
    expect(statesOf(paid, noon)).toContain("low-balance");
  });
});

describe("the states of an account", () => {
  // Without an entry, a failure that passes: the figures are fresh, but not all is known (rule Unknown is not well).
  const expected: Partial<Record<FailureKind, string>> = {
    "not-configured": "sign-in-failed",
    vault: "sign-in-failed",
    "vault-altered": "sign-in-failed",
    "unsafe-endpoint": "sign-in-failed",
    "sign-in-failed": "sign-in-failed",
    "otp-needed": "sign-in-failed",
    "second-factor": "sign-in-failed",
    "address-refused": "sign-in-failed",
    "no-permission": "no-permission",
    "not-allowed": "no-permission",
    "locked-out": "locked-out",
    offline: "offline",
  };

  it.each(failureKinds)("follow %s while the figures are fresh", (kind) => {
    expect(statesOf(accountOverviewWith({ trouble: troubleWith(kind) }), noon)).toEqual([
      expected[kind] ?? "not-fully-known",
    ]);
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

  it("are well alone when all is well", () => {
    expect(statesOf(accountOverviewWith(), noon)).toEqual(["well"]);
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

describe("what is foreseen", () => {
  const today = dayOf(noon);
  const shortIn = (days: number, at = noon) =>
    accountOverviewWith({ foresight: foresightWith(at, { forecast: shortForecast(today, days) }) });
  const riskful = (part = {}) =>
    accountOverviewWith({
      foresight: foresightWith(noon, { atRisk: atRiskWith([riskOf(noon, 3)]) }),
      ...part,
    });
  const locked = { vault: { mode: "passphrase", locked: true, hidden: false } } as const;

  // A transfer for what is short in n days is to be ordered n - 1 days from now.
  it.each([
    [0, 90, "not-covered-now"],
    [1, 90, "not-covered-now"],
    [2, 90, "not-covered"],
    [90, 90, "not-covered"],
    [90, 89, "well"],
    [7, 7, "not-covered"],
    [8, 7, "well"],
    [1, 1, "not-covered-now"],
    [2, 1, "well"],
  ])("is short in %d days: with a horizon of %d days it is %s", (days, soonDays, expected) => {
    const states = statesOf(shortIn(days), noon, { preferences: preferencesWith({ soonDays }) });
    expect(states).toEqual([expected]);
  });

  it("is short today of a charge without date, and on credit of what is below zero", () => {
    const shortNow = {
      ...shortForecast(today, 0),
      due: { 7: "0", 30: "500", 90: "500" },
    };
    const of = (forecast: FundsForecast, shortage: "overdraft" | null) =>
      statesOf(
        accountOverviewWith({
          figures: figuresWith({ shortage }),
          foresight: foresightWith(noon, { forecast }),
        }),
        noon,
      );
    expect(of({ ...shortNow, undated: "500" }, null)).toEqual(["not-covered-now"]);
    expect(of(shortNow, null)).toEqual(["not-covered-now"]);
    expect(of({ ...shortNow, undated: "500" }, "overdraft")).toContain("not-covered-now");
    // With nothing to be charged soon, an overdraft is no more than that.
    expect(of(shortNow, "overdraft")).toEqual(["overdraft"]);
  });

  it("asks for a transfer now where it takes longer than the horizon", () => {
    const forecast = shortForecast(today, 20);
    const late = { ...forecast, pay: paysWith(["1048.15", "1050"], today, today + 20) };
    expect(
      statesOf(accountOverviewWith({ foresight: foresightWith(noon, { forecast: late }) }), noon),
    ).toEqual(["not-covered-now"]);
  });

  it("comes nearer by itself, and stays once its day has passed", () => {
    const account = shortIn(30, noon + 27 * 1440 * minute);
    const preferences = preferencesWith({ soonDays: 7 });
    const later = (days: number) => {
      const at = noon + days * 1440 * minute;
      const figures = figuresWith({ at });
      return statesOf({ ...account, figures }, at, { preferences })[0];
    };
    expect(later(22)).not.toBe("not-covered");
    expect(later(23)).toBe("not-covered");
    expect(later(29)).toBe("not-covered-now");
    expect(later(31)).toBe("not-covered-now");
  });

  it("is probably not covered where a transfer for the usual spending is needed inside the horizon", () => {
    const likely = (by: number) => {
      const forecast = {
        ...foresightWith(noon).forecast,
        likely: { day: null, early: by + 3, by },
      };
      return statesOf(accountOverviewWith({ foresight: foresightWith(noon, { forecast }) }), noon);
    };
    expect(likely(today - 5)).toEqual(["probably-not-covered"]);
    expect(likely(today + 14)).toEqual(["probably-not-covered"]);
    expect(likely(today + 15)).toEqual(["well"]);
  });

  it("puts domains at risk first, and short soon between the shortage and the sign-in", () => {
    const account = accountOverviewWith({
      figures: figuresWith({ shortage: "low-balance" }),
      trouble: troubleWith("sign-in-failed"),
      foresight: foresightWith(noon, {
        atRisk: atRiskWith([riskOf(noon, 3)]),
        forecast: shortForecast(today, 3),
      }),
    });
    expect(statesOf(account, noon)).toEqual([
      "domains-at-risk",
      "low-balance",
      "not-covered",
      "sign-in-failed",
    ]);
  });

  it("stays while the vault is locked, however old, and through every failure", () => {
    expect(statesOf(riskful(), noon + 90 * 1440 * minute, locked)).toEqual([
      "domains-at-risk",
      "locked",
    ]);
    expect(statesOf(shortIn(3), noon + 90 * 1440 * minute, locked)).toEqual([
      "not-covered-now",
      "locked",
    ]);
    for (const kind of failureKinds)
      expect(statesOf(riskful({ trouble: troubleWith(kind) }), noon)[0]).toBe("domains-at-risk");
  });

  it("is nothing for an account that is off", () => {
    expect(statesOf(riskful({ enabled: false }), noon)).toEqual(["off"]);
  });
});

describe("all is well only", () => {
  const today = dayOf(noon);
  const hour = 60 * minute;
  const states = (
    foresight: Parameters<typeof foresightWith>[1],
    figures: Parameters<typeof figuresWith>[0] = {},
    soonDays = 14,
  ) =>
    statesOf(
      accountOverviewWith({
        figures: figuresWith(figures),
        foresight: foresightWith(noon, foresight),
      }),
      noon,
      { preferences: preferencesWith({ soonDays }) },
    );

  it.each([
    [12 * hour, "well"],
    [12 * hour + 1, "not-fully-known"],
    [-2 * minute, "not-fully-known"],
  ])("while the list of lost domains is fresh: %d ms old it is %s", (age, expected) => {
    expect(states({ lost: { at: noon - age, domains: [], count: 0 } })).toEqual([expected]);
  });

  it("while the funds are those that all was foreseen with, the credit line among them", () => {
    const funds = { at: noon - minute, balance: "20", spendable: "5020" };
    const later = { balance: "20", available: "20", creditLine: "5000", spendable: "5020.00" };
    const foresight = { at: noon - minute, funds };
    expect(states(foresight, later)).toEqual(["well"]);
    const cut = { ...later, creditLine: "0", spendable: null };
    expect(states(foresight, cut)).toEqual(["not-fully-known"]);
    expect(states(foresight, { ...later, available: "10", spendable: "5010" })).toEqual([
      "not-fully-known",
    ]);
  });

  it("as far as a list of yesterday reaches, and no further", () => {
    const covered = (day: number) => ({
      forecast: forecastWith(today, { covered: { kind: "all", day: today + day } }),
    });
    expect(states(covered(89), {}, 90)).toEqual(["well"]);
    expect(states(covered(88), {}, 90)).toEqual(["not-fully-known"]);
    expect(states(covered(88), {}, 88)).toEqual(["well"]);
  });

  it("not where it is known until when the funds last at most, however far", () => {
    const covered = { kind: "at-most-until", day: today + 60, why: "deposits" } as const;
    expect(states({ forecast: { ...shortForecast(today, 61), covered } })).toEqual([
      "not-fully-known",
    ]);
  });
});

describe("the order of the switcher", () => {
  const names = (accounts: Parameters<typeof worstFirst>[0]) =>
    worstFirst(accounts, noon, overviewWith([])).map(({ name }) => name);

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
        accountOverviewWith({
          name: "soon",
          foresight: foresightWith(noon, { forecast: shortForecast(dayOf(noon), 5) }),
        }),
        accountOverviewWith({
          name: "risk",
          foresight: foresightWith(noon, { atRisk: atRiskWith([riskOf(noon, 3)]) }),
        }),
      ]),
    ).toEqual(["risk", "over", "low 1", "low 2", "soon", "refused", "well", "off", "test over"]);
  });

  it("leaves the list it was given alone", () => {
    const accounts = [
      accountOverviewWith({ id: "a" }),
      accountOverviewWith({ id: "b", figures: figuresWith({ shortage: "overdraft" }) }),
    ];
    worstFirst(accounts, noon, overviewWith([]));
    expect(accounts.map(({ id }) => id)).toEqual(["a", "b"]);
  });
});
