import fc from "fast-check";
import { expect, it } from "vitest";
import { statesOf } from "../../src/domain/account-state.ts";
import { failure, failureKinds } from "../../src/domain/failure.ts";
import { dayOf } from "../../src/domain/foresight/bank-days.ts";
import { doubts } from "../../src/domain/foresight/doubt.ts";
import type { AccountOverview } from "../../src/domain/overview.ts";
import { warningKinds } from "../../src/domain/warnings/kinds.ts";
import {
  atRiskWith,
  forecastWith,
  foresightWith,
  riskOf,
} from "../support/domain/foresight-with.ts";
import { accountOverviewWith, figuresWith, noon, overviewWith } from "../support/domain/records.ts";

const today = dayOf(noon);
const hour = 3_600_000;
const horizon = 14;

type Change = (account: AccountOverview) => AccountOverview;

const foreseen =
  (part: Partial<NonNullable<AccountOverview["foresight"]>>): Change =>
  (account) => ({
    ...account,
    foresight: { ...(account.foresight ?? foresightWith(noon)), ...part },
  });
const forecasted =
  (part: Parameters<typeof forecastWith>[1]): Change =>
  (account) =>
    foreseen({
      forecast: { ...(account.foresight ?? foresightWith(noon)).forecast, ...part },
    })(account);

/** What stands against being well, each in any extent. */
const flaws: Record<string, fc.Arbitrary<Change>> = {
  "the list of charges was refused or could not be read": fc
    .constantFrom(...failureKinds)
    .map((kind) => foreseen({ failures: { charges: failure(kind) } })),
  "cover is not known through the horizon": fc
    .tuple(fc.constantFrom(...doubts), fc.integer({ min: -1, max: horizon - 1 }))
    .map(([why, days]) =>
      forecasted({
        covered:
          days < 0 ? { kind: "unknown", why } : { kind: "at-least-until", day: today + days, why },
      }),
    ),
  "the first load is not through": fc
    .integer({ min: 0, max: 99 })
    .map((seen) => foreseen({ loadedAt: null, loading: { seen, total: 100 } })),
  "the list is old": fc
    .integer({ min: 13, max: 24 * 60 })
    .map((hours) => foreseen({ loadedAt: noon - hours * hour })),
  "the funds it was made with are old": fc
    .integer({ min: 13, max: 24 * 60 })
    .map((hours) => foreseen({ funds: { ...foresightWith(noon).funds, at: noon - hours * hour } })),
  "the funds have moved on": fc.constant(foreseen({ isBehind: true })),
  "other funds have just come": fc
    .constantFrom("9902.02", "0", "-5", "100000")
    .map((balance) => (account) => ({
      ...account,
      figures: account.figures && { ...account.figures, at: noon + 1, balance },
    })),
  "nothing is foreseen": fc.constant((account) => ({ ...account, foresight: null })),
  "what is at risk is not known": fc.constant(foreseen({ atRisk: null })),
  "something is at risk": fc
    .integer({ min: 1, max: 5 })
    .map((days) => foreseen({ atRisk: atRiskWith([riskOf(noon, days)]) })),
  "what was lost is not known": fc.constantFrom(
    foreseen({ lost: null }),
    foreseen({ failures: { lost: failure("not-allowed") } }),
  ),
  "domains were lost": fc
    .integer({ min: 1, max: 500 })
    .map((count) => foreseen({ lost: { at: noon, domains: [], count } })),
  "a warning about the money is in force": fc
    .constantFrom(
      ...warningKinds.filter((kind) => !["signin", "stale", "risk", "lost"].includes(kind)),
    )
    .map((kind) => (account) => ({ ...account, warned: [...account.warned, kind] })),
  "a transfer for the usual spending is needed inside the horizon": fc
    .integer({ min: -30, max: horizon })
    .map((days) =>
      forecasted({ likely: { day: null, early: today + days + 3, by: today + days } }),
    ),
  "the funds are below an amount of the user": fc
    .constantFrom("low-balance" as const, "overdraft" as const)
    .map((shortage) => (account) => ({
      ...account,
      figures: account.figures && { ...account.figures, shortage },
    })),
  "the amounts are in another currency": fc.constant((account) => ({
    ...account,
    figures: account.figures && { ...account.figures, amountsIn: "USD" },
  })),
  "the deposits are not told": fc.constant((account) => ({
    ...account,
    figures: account.figures && { ...account.figures, deposits: null, depositsBy: null },
  })),
  "checks fail": fc
    .tuple(fc.constantFrom(...failureKinds), fc.integer({ min: 0, max: 48 }))
    .map(([kind, hours]) => (account) => ({
      ...account,
      trouble: { at: noon, failure: failure(kind) },
      failingSince: noon - hours * hour,
    })),
  "the figures are old": fc.integer({ min: 31, max: 9999 }).map((minutes) => (account) => ({
    ...account,
    figures: account.figures && { ...account.figures, at: noon - minutes * 60_000 },
  })),
  "there are no figures": fc.constant((account) => ({ ...account, figures: null })),
};

/** An account about which nothing is to be said. */
const sound: fc.Arbitrary<AccountOverview> = fc
  .record({
    registrar: fc.constantFrom("ispapi" as const, "cnr" as const),
    checkEvery: fc.constantFrom(5, 15),
    covered: fc.integer({ min: horizon, max: 90 }),
    depositsBy: fc.constantFrom("registrar" as const, "user" as const),
  })
  .map(({ registrar, checkEvery, covered, depositsBy }) =>
    accountOverviewWith({
      registrar,
      checkEvery,
      figures: { ...figuresWith(), depositsBy },
      foresight: foresightWith(noon, {
        forecast: forecastWith(today, {
          covered: { kind: "at-least-until", day: today + covered, why: "unpriced" },
        }),
      }),
    }),
  );

it("an account that nothing stands against is well", () => {
  fc.assert(
    fc.property(sound, (account) => {
      expect(statesOf(account, noon, overviewWith([]))).toEqual(["well"]);
    }),
  );
});

it.each(Object.entries(flaws))(
  "no account is well where %s, whatever else holds",
  (_name, flaw) => {
    const others = fc.array(fc.oneof(...Object.values(flaws)), { maxLength: 4 });
    fc.assert(
      fc.property(sound, flaw, others, fc.nat(), (account, change, more, place) => {
        const before = more.slice(0, place % (more.length + 1));
        const flawed = change(before.reduce((each, next) => next(each), account));
        expect(statesOf(flawed, noon, overviewWith([]))).not.toContain("well");
      }),
    );
  },
);

it("no account is well while the vault is locked, or a record cannot be read", () => {
  fc.assert(
    fc.property(sound, (account) => {
      const locked = { vault: { mode: "passphrase", locked: true, hidden: false } } as const;
      for (const part of [locked, { problem: failure("storage") }])
        expect(statesOf(account, noon, overviewWith([], part))).not.toContain("well");
    }),
  );
});
