import { describe, expect, it } from "vitest";
import { initialAlertSettings } from "../../src/domain/alert-settings.ts";
import { failure } from "../../src/domain/failure.ts";
import { figuresOf } from "../../src/domain/figures.ts";
import { initialPreferences } from "../../src/domain/preferences.ts";
import { type Kept, projectOverview, totalsOf } from "../../src/domain/project-overview.ts";
import { atRiskWith, foresightWith, riskOf } from "../support/domain/foresight-with.ts";
import {
  accountOverviewWith,
  accountWith,
  figuresWith,
  noon,
  snapshotWith,
  statusWith,
} from "../support/domain/records.ts";
import { knownRegistrars } from "../support/registrars/known-registrars.ts";

describe("the figures of an account", () => {
  it.each([
    ["no deposits", { balance: "9902.03", deposits: "0.00" }, "9902.03"],
    ["deposits", { balance: "9902.03", deposits: "100.50" }, "9801.53"],
    ["four decimals", { balance: "1000000.0001", deposits: "0.0002" }, "999999.9999"],
    ["unknown deposits", { balance: "9902.03", deposits: null }, "9902.03"],
    ["beyond 2^53", { balance: "90071992547409931.01", deposits: "0.02" }, "90071992547409930.99"],
    ["a float would err", { balance: "0.3", deposits: "0.1" }, "0.2"],
    ["negative", { balance: "-312.40", deposits: "10" }, "-322.4"],
    ["a negative deposit is a credit", { balance: "10.00", deposits: "-5.00" }, "15"],
  ])("available: %s", (_case, part, available) => {
    expect(figuresOf(statusWith(part), noon, "100").available).toBe(available);
  });

  it("tell unknown deposits from none", () => {
    expect(figuresOf(statusWith({ deposits: null }), noon, "100").deposits).toBeNull();
    expect(figuresOf(statusWith({ deposits: "0.00" }), noon, "100").deposits).toBe("0.00");
  });

  it("have what lies beside them in no figure", () => {
    const beside = [{ kind: "awaiting-approval" as const, currency: "EUR", amount: "500.00" }];
    const [with500, without] = [{ beside }, {}].map((part) =>
      figuresOf(statusWith({ balance: "10.00", deposits: "0.00", ...part }), noon, "100"),
    );
    expect(with500).toEqual({ ...without, beside });
  });

  it("keep what the registrar said to the last digit", () => {
    const figures = figuresOf(
      statusWith({ balance: "1000000.0000", deposits: "0.0000", creditLine: "250.5000" }),
      noon,
      "100",
    );
    expect(figures).toMatchObject({
      balance: "1000000.0000",
      available: "1000000.0000",
      creditLine: "250.5000",
      spendable: "1000250.5",
    });
  });

  it.each([
    [null, null],
    ["0.00", null],
    ["500", "600.25"],
  ])("spendable with a credit line of %s: %s", (creditLine, spendable) => {
    const status = statusWith({ balance: "100.25", creditLine });
    expect(figuresOf(status, noon, "100").spendable).toBe(spendable);
  });

  it.each([
    ["-0.01", "100", "overdraft"],
    ["-0.00", "100", "low-balance"],
    ["0", "100", "low-balance"],
    ["99.9999", "100", "low-balance"],
    ["100", "100", null],
    ["100.00", "100", null],
    ["0", "0", null],
    ["-1", "-5", null],
    ["-6", "-5", "low-balance"],
  ])("available %s with Warn below %s: %s", (balance, warnBelow, shortage) => {
    expect(figuresOf(statusWith({ balance }), noon, warnBelow).shortage).toBe(shortage);
  });

  it("call an account in overdraft although a credit line covers it", () => {
    const status = statusWith({ balance: "-10", creditLine: "500" });
    expect(figuresOf(status, noon, "100").shortage).toBe("overdraft");
  });
});

describe("totals", () => {
  const live = accountOverviewWith;
  const with_ = (currency: string, available: string) => ({
    figures: figuresWith({ currency, available }),
  });

  it("add only accounts of one currency, LIVE and on", () => {
    expect(
      totalsOf([
        live(with_("USD", "0.0001")),
        live(with_("EUR", "10.10")),
        live(with_("EUR", "-20.2")),
        live({ ...with_("EUR", "1000"), system: "ote" }),
        live({ ...with_("EUR", "1000"), enabled: false }),
      ]),
    ).toEqual([
      { currency: "EUR", available: "-10.1", accounts: 2, unknown: 0 },
      { currency: "USD", available: "0.0001", accounts: 1, unknown: 0 },
    ]);
  });

  it("say how many accounts are not in them because nothing is known of them", () => {
    const totals = totalsOf([
      live(with_("EUR", "10")),
      live({ figures: null }),
      live({ figures: null, system: "ote" }),
      live({ figures: null, enabled: false }),
    ]);
    expect(totals).toEqual([{ currency: "EUR", available: "10", accounts: 1, unknown: 1 }]);
  });

  it("are not a zero where nothing is known", () => {
    expect(totalsOf([live({ figures: null })])).toEqual([]);
  });
});

const keptWith = (part: Partial<Kept>): Kept => ({
  accounts: [accountWith()],
  snapshots: {},
  foresights: {},
  allAlerts: {},
  warned: {},
  preferences: initialPreferences,
  ...part,
});

const unlocked = { mode: "device", locked: false } as const;

describe("a locked vault", () => {
  const known = snapshotWith({ status: { at: noon, value: statusWith() } });
  const locked = { mode: "passphrase", locked: true } as const;
  const project = (hideWhenLocked: boolean, vault: typeof locked | typeof unlocked) =>
    projectOverview(
      keptWith({
        snapshots: { one: known },
        preferences: { ...initialPreferences, hideWhenLocked },
      }),
      knownRegistrars,
      vault,
      null,
    );

  it("leaves the figures where they are, unless the user wants them hidden", () => {
    expect(project(false, locked).accounts[0]?.figures).not.toBeNull();
    const hidden = project(true, locked);
    expect([hidden.accounts[0]?.figures, hidden.totals, hidden.vault.hidden]).toEqual([
      null,
      [],
      true,
    ]);
  });

  it("hides nothing once it is open", () => {
    const { accounts, vault } = project(true, unlocked);
    expect([accounts[0]?.figures === null, vault.hidden]).toEqual([false, false]);
  });
});

describe("the overview", () => {
  const project = (accounts = [accountWith()], snapshots = {}, problem = null) =>
    projectOverview(keptWith({ accounts, snapshots }), knownRegistrars, unlocked, problem);

  it("shows an account that was never checked without figures", () => {
    expect(project().accounts[0]).toMatchObject({ figures: null, trouble: null, nextCheckAt: 0 });
  });

  it("keeps older figures, dated, beside the failure that came after them", () => {
    const trouble = { at: noon, failure: failure("timeout") };
    const status = { at: noon - 5000, value: statusWith() };
    const [shown] = project([accountWith()], { one: snapshotWith({ status, trouble }) }).accounts;
    expect(shown?.figures).toMatchObject({ at: noon - 5000, available: "9902.03" });
    expect(shown?.trouble).toEqual(trouble);
  });

  it("announces no check of an account that is off", () => {
    const snapshots = { one: snapshotWith({ nextCheckAt: noon }) };
    expect(
      project([accountWith({ enabled: false })], snapshots).accounts[0]?.nextCheckAt,
    ).toBeNull();
    expect(project([accountWith()], snapshots).accounts[0]?.nextCheckAt).toBe(noon);
  });

  it("keeps the user's order, and one account's failure to itself", () => {
    const bad = snapshotWith({ trouble: { at: noon, failure: failure("sign-in-failed") } });
    const good = snapshotWith({ status: { at: noon, value: statusWith() } });
    const { accounts } = project([accountWith({ id: "z" }), accountWith({ id: "a" })], {
      z: bad,
      a: good,
    });
    expect(accounts.map(({ id }) => id)).toEqual(["z", "a"]);
    expect(accounts[1]).toMatchObject({ trouble: null, figures: { available: "9902.03" } });
  });

  it("asks for the host that is really spoken to", () => {
    const own = accountWith({ endpoint: "https://proxy.example:8443/api/call.cgi" });
    expect(project([own]).accounts[0]?.origin).toBe("https://proxy.example/*");
    expect(project([accountWith({ registrar: "cnr", system: "ote" })]).accounts[0]?.origin).toBe(
      "https://api-ote.rrpproxy.net/*",
    );
  });

  it("names only the first objects at risk, and keeps the count of all", () => {
    const charges = Array.from({ length: 20 }, (_, days) => riskOf(noon, days));
    const foresight = foresightWith(noon, { atRisk: atRiskWith(charges, { count: 700 }) });
    const { accounts } = projectOverview(
      keptWith({ foresights: { one: foresight } }),
      knownRegistrars,
      unlocked,
      null,
    );
    expect(accounts[0]?.foresight?.atRisk).toMatchObject({
      charges: charges.slice(0, 3),
      count: 700,
    });
  });

  it.each([
    ["live", false, true],
    ["ote", true, true],
    ["ote", false, false],
  ] as const)("foresees for %s, asked to warn of test accounts %s: %s", (system, asked, shows) => {
    const { accounts } = projectOverview(
      keptWith({
        accounts: [accountWith({ system })],
        foresights: { one: foresightWith(noon) },
        preferences: { ...initialPreferences, warnTestAccounts: asked },
      }),
      knownRegistrars,
      unlocked,
      null,
    );
    expect(accounts[0]?.foresight !== null).toBe(shows);
  });

  it("carries what the sum to pay is to save and the payment note and the group, so that a page reads one record", () => {
    const alerts = { ...initialAlertSettings, payFor: "risk" as const, paymentNote: "RB-1" };
    const grouped = { ...initialAlertSettings, group: "Own brands" };
    const { accounts } = projectOverview(
      keptWith({
        accounts: [accountWith(), accountWith({ id: "two" })],
        allAlerts: { one: alerts, two: grouped },
      }),
      knownRegistrars,
      unlocked,
      null,
    );
    expect(accounts.map(({ payFor, paymentNote, group }) => [payFor, paymentNote, group])).toEqual([
      ["risk", "RB-1", ""],
      ["quarter", "", "Own brands"],
    ]);
  });

  it("holds no login", () => {
    const text = JSON.stringify(project([accountWith({ user: "USERNAME", role: "ROLENAME" })]));
    expect(text).not.toMatch(/USERNAME|ROLENAME/);
  });
});
