import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { badgeView } from "../../src/domain/badge-view.ts";
import { type FailureKind, failure, failureKinds } from "../../src/domain/failure.ts";
import { dayOf } from "../../src/domain/foresight/bank-days.ts";
import type { AccountOverview } from "../../src/domain/overview.ts";
import {
  atRiskWith,
  forecastWith,
  foresightWith,
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

const over = { figures: figuresWith({ shortage: "overdraft" as const }) };
const low = { figures: figuresWith({ shortage: "low-balance" as const }) };
const failing = (kind: FailureKind) => ({ trouble: { at: noon, failure: failure(kind) } });
const risks = (count: number) => ({
  foresight: foresightWith(noon, { atRisk: atRiskWith([riskOf(noon, 3)], { count }) }),
});
const soon = { foresight: foresightWith(noon, { forecast: shortForecast(dayOf(noon), 14) }) };
const now = { foresight: foresightWith(noon, { forecast: shortForecast(dayOf(noon), 1) }) };
const likely = {
  foresight: foresightWith(noon, {
    forecast: forecastWith(dayOf(noon), {
      likely: { day: null, early: dayOf(noon) + 12, by: dayOf(noon) + 9 },
    }),
  }),
};
const old = { figures: figuresWith({ at: noon - 31 * minute }) };
const account = accountOverviewWith;

const badge = (accounts: AccountOverview[], part = {}) => {
  const { text, tone } = badgeView(overviewWith(accounts, part), noon);
  return [text, tone];
};

describe("the badge", () => {
  it.each<[string, AccountOverview[], string, string | null]>([
    ["no account yet", [], "", null],
    ["all is well", [account()], "", null],
    ["overdraft", [account(over)], "LOW", "red"],
    ["below the warning amount", [account(low)], "LOW", "red"],
    ["sign-in failed", [account(failing("sign-in-failed"))], "!", "grey"],
    ["no password kept", [account(failing("not-configured"))], "!", "grey"],
    ["password unreadable", [account(failing("vault"))], "!", "grey"],
    ["one-time password needed", [account(failing("otp-needed"))], "!", "grey"],
    ["address refused", [account(failing("address-refused"))], "!", "grey"],
    ["no host permission", [account(failing("no-permission"))], "!", "grey"],
    ["not allowed", [account(failing("not-allowed"))], "!", "grey"],
    ["not up to date", [account(old)], "?", "grey"],
    ["a temporary fault with fresh figures", [account(failing("timeout"))], "", null],
    [
      "a temporary fault with old figures",
      [account({ ...old, ...failing("timeout") })],
      "?",
      "grey",
    ],
    ["waiting for the first answer", [account({ figures: null })], "", null],
    ["no first answer came", [account({ figures: null, ...failing("timeout") })], "?", "grey"],
    ["switched off in overdraft", [account({ ...over, enabled: false })], "", null],
    ["test account in overdraft", [account({ ...over, system: "ote" })], "", null],
    ["test account low", [account({ ...low, system: "ote" })], "", null],
    [
      "test account refused",
      [account({ system: "ote", ...failing("sign-in-failed") })],
      "!",
      "grey",
    ],
    ["low and refused", [account({ ...low, ...failing("sign-in-failed") })], "LOW", "red"],
    [
      "low and old",
      [account({ figures: figuresWith({ shortage: "low-balance", at: 0 }) })],
      "LOW",
      "red",
    ],
    ["refused and old", [account({ ...old, ...failing("sign-in-failed") })], "!", "grey"],
    ["one domain at risk", [account(risks(1))], "!1", "red"],
    ["999 domains at risk", [account(risks(999))], "!999", "red"],
    ["1000 domains at risk", [account(risks(1000))], "!1k+", "red"],
    ["a million domains at risk", [account(risks(1_000_000))], "!1k+", "red"],
    ["none at risk", [account(risks(0))], "", null],
    ["domains at risk in two accounts", [account(risks(2)), account(risks(3))], "!5", "red"],
    [
      "domains at risk, overdrawn and refused",
      [account({ ...risks(2), ...over, ...failing("sign-in-failed") })],
      "!2",
      "red",
    ],
    ["at risk beside overdrawn", [account(over), account(risks(7))], "!7", "red"],
    ["at risk at a test account", [account({ ...risks(2), system: "ote" })], "", null],
    [
      "at risk at a test account, beside a real one",
      [account({ ...risks(2), system: "ote" }), account(risks(3))],
      "!3",
      "red",
    ],
    ["at risk but switched off", [account({ ...risks(2), enabled: false })], "", null],
    ["at risk long ago", [account({ ...risks(2), ...old })], "!2", "red"],
    ["charges not covered", [account(soon)], "SOON", "amber"],
    ["charges not covered, and only today a transfer is in time", [account(now)], "NOW", "red"],
    ["the same, and low", [account({ ...now, ...low })], "NOW", "red"],
    ["the same at a test account", [account({ ...now, system: "ote" })], "", null],
    ["probably not covered", [account(likely)], "~", "amber"],
    ["probably not covered, beside not covered", [account(likely), account(soon)], "SOON", "amber"],
    [
      "probably not covered, and refused",
      [account({ ...likely, ...failing("vault") })],
      "~",
      "amber",
    ],
    ["not fully known", [account({ foresight: null })], "", null],
    ["charges not covered at a test account", [account({ ...soon, system: "ote" })], "", null],
    ["charges not covered, and low", [account({ ...soon, ...low })], "LOW", "red"],
    [
      "charges not covered, and refused",
      [account({ ...soon, ...failing("sign-in-failed") })],
      "SOON",
      "amber",
    ],
    ["charges not covered, beside old", [account(old), account(soon)], "SOON", "amber"],
    ["the worst of several", [account(), account(old), account(low)], "LOW", "red"],
    ["refused beside old", [account(old), account(failing("no-permission"))], "!", "grey"],
  ])("%s", (_case, accounts, text, tone) => {
    expect(badge(accounts)).toEqual([text, tone]);
  });

  it("shows the lock while the vault is locked, whatever the age, but a low balance before it", () => {
    const locked = { vault: { mode: "passphrase", locked: true, hidden: false } } as const;
    expect(badge([account(old)], locked)).toEqual(["\u{1f512}", "grey"]);
    expect(badge([account(failing("sign-in-failed"))], locked)).toEqual(["\u{1f512}", "grey"]);
    expect(badge([account(low)], locked)).toEqual(["LOW", "red"]);
    expect(badge([account(soon)], locked)).toEqual(["SOON", "amber"]);
    expect(badge([account(risks(4))], locked)).toEqual(["!4", "red"]);
  });

  it("says SOON for as many days as the user wants", () => {
    const preferences = preferencesWith({ soonDays: 14 });
    expect(badge([account(soon)], { preferences })).toEqual(["SOON", "amber"]);
    expect(badge([account(soon)], { preferences: { ...preferences, soonDays: 13 } })).toEqual([
      "",
      null,
    ]);
  });

  it("turns red for test accounts when asked to", () => {
    const test = account({ ...low, system: "ote" });
    expect(badge([test], { preferences: preferencesWith({ warnTestAccounts: true }) })).toEqual([
      "LOW",
      "red",
    ]);
    expect(
      badge([account({ ...risks(2), system: "ote" })], {
        preferences: preferencesWith({ warnTestAccounts: true }),
      }),
    ).toEqual(["!2", "red"]);
  });

  it("shows doubt over records that cannot be read, unless something worse is known", () => {
    const problem = failure("storage");
    expect(badge([], { problem })).toEqual(["?", "grey"]);
    expect(badge([account()], { problem })).toEqual(["?", "grey"]);
    expect(badge([account(low)], { problem })).toEqual(["LOW", "red"]);
    expect(badgeView(overviewWith([], { problem }), noon).isBlind).toBe(true);
    expect(badgeView(overviewWith([]), noon).isBlind).toBe(false);
  });

  it("names in the tooltip each account that is on, also a test account that does not warn", () => {
    const { lines } = badgeView(
      overviewWith([
        account({ name: "off", enabled: false }),
        account({ name: "test", system: "ote", foresight: null, ...over }),
        account({ name: "well" }),
        account({ name: "low and refused", ...low, ...failing("sign-in-failed") }),
      ]),
      noon,
    );
    expect(lines.map(({ account: { name }, states }) => [name, states])).toEqual([
      ["low and refused", ["low-balance", "sign-in-failed"]],
      ["well", ["well"]],
      ["test", ["overdraft", "not-fully-known"]],
    ]);
  });

  it("has at most four characters, and a colour exactly when it has a text", () => {
    const anyAccount = fc.record({
      enabled: fc.boolean(),
      system: fc.constantFrom("live" as const, "ote" as const),
      shortage: fc.constantFrom("overdraft" as const, "low-balance" as const, null),
      age: fc.integer({ min: -200, max: 200 }),
      known: fc.boolean(),
      kind: fc.option(fc.constantFrom(...failureKinds)),
      count: fc.nat(3000),
      isSoon: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(anyAccount), fc.boolean(), (rows, warnTestAccounts) => {
        const accounts = rows.map(
          ({ enabled, system, shortage, age, known, kind, count, isSoon }) =>
            account({
              enabled,
              system,
              figures: known ? figuresWith({ shortage, at: noon - age * minute }) : null,
              ...(kind ? failing(kind) : {}),
              foresight: {
                ...(isSoon ? soon.foresight : foresightWith(noon)),
                atRisk: atRiskWith([], { count }),
              },
            }),
        );
        const { text, tone } = badgeView(
          overviewWith(accounts, { preferences: preferencesWith({ warnTestAccounts }) }),
          noon,
        );
        expect([...text].length).toBeLessThanOrEqual(4);
        expect(tone === null).toBe(text === "");
        const loud = rows.filter(
          ({ enabled, system }) => enabled && (system === "live" || warnTestAccounts),
        );
        const isAtRisk = loud.some(({ count }) => count > 0);
        const isLow = loud.some(({ shortage, known }) => known && shortage !== null);
        expect(/^!./.test(text)).toBe(isAtRisk);
        expect(text === "LOW").toBe(!isAtRisk && isLow);
        expect(text === "SOON").toBe(!isAtRisk && !isLow && loud.some(({ isSoon }) => isSoon));
      }),
    );
  });
});
