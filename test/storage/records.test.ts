import { beforeEach, describe, expect, it, vi } from "vitest";
import { initialAlertSettings } from "../../src/domain/alert-settings.ts";
import { failureKinds } from "../../src/domain/failure.ts";
import { emptyOverview } from "../../src/domain/overview.ts";
import { initialPreferences } from "../../src/domain/preferences.ts";
import { projectOverview } from "../../src/domain/project-overview.ts";
import { accountsRecord } from "../../src/storage/accounts-record.ts";
import { alertSettingsRecord } from "../../src/storage/alert-settings-record.ts";
import { overviewRecord } from "../../src/storage/overview-record.ts";
import { preferencesRecord } from "../../src/storage/preferences-record.ts";
import { snapshotsRecord } from "../../src/storage/snapshots-record.ts";
import { secretsRecord } from "../../src/vault/secrets-record.ts";
import {
  accountWith,
  noon,
  preferencesWith,
  snapshotWith,
  statusWith,
} from "../support/domain/records.ts";
import { createFakeBrowser, type FakeBrowser } from "../support/fake-browser.ts";
import { knownRegistrars } from "../support/registrars/known-registrars.ts";

const seam = vi.hoisted(() => ({ browser: null as unknown as FakeBrowser }));
vi.mock("../../src/platform/browser.ts", () => seam);

/** Of the layout of today. */
const versionOf = (record: { key: string; items: (value: never) => Record<string, unknown> }) =>
  (record.items({} as never)[record.key] as { version: number }).version;

beforeEach(() => {
  seam.browser = createFakeBrowser();
});

const why = (kind: (typeof failureKinds)[number]) => ({ kind, code: 1, text: "t", command: "C" });

describe("accounts", () => {
  it("come back as they were kept", async () => {
    const accounts = [
      accountWith({ role: "r", endpoint: "http://127.0.0.1:1/", warnBelow: "-1.5" }),
      accountWith({ id: "two", registrar: "cnr", system: "ote", signIn: "one-time-password" }),
    ];
    await accountsRecord.update(() => accounts);
    expect(await accountsRecord.read()).toEqual({ ok: true, value: accounts });
  });

  it.each([
    { endpoint: "http://evil.example/" },
    { checkEvery: 4 },
    { checkEvery: 1441 },
    { checkEvery: 7.5 },
    { name: "" },
    { name: "x".repeat(81) },
    { user: "" },
    { warnBelow: "" },
    { warnBelow: "1e3" },
    { warnBelow: "9".repeat(41) },
    { registrar: "other" as "cnr" },
  ])("are refused with %o", async (part) => {
    expect((await accountsRecord.update(() => [accountWith(part)])).ok).toBe(false);
  });

  it("of versions 0.1.0 and 0.2.0 keep their logins; what none of them wrote is set aside as it is", async () => {
    const { publicFields: _none, ...rest } = accountWith();
    const old = [
      { ...rest, id: "a", user: "u", role: "r" },
      { ...rest, id: "b", registrar: "inwx", user: "u", role: "" },
      { ...rest, id: "c", user: "u" },
      { ...rest, id: "d", registrar: "inwx", user: "u", role: "r" },
      { ...rest, id: "e", user: "", role: "" },
    ];
    await seam.browser.storage.local.set({ accounts: { version: 1, value: old } });
    const read = await accountsRecord.read();
    expect(read.ok && read.value).toEqual([
      { ...rest, id: "a", publicFields: { user: "u", role: "r" } },
      { ...rest, id: "b", registrar: "inwx", publicFields: { user: "u" } },
    ]);
    expect(await seam.browser.storage.local.get("accounts")).toEqual({
      accounts: { version: 1, value: old },
    });
    await accountsRecord.update((accounts) => [...accounts]);
    expect(await seam.browser.storage.local.get("accounts")).toMatchObject({
      accounts: { version: 2 },
    });
    const stored = seam.browser.storage.local.text();
    for (const bytes of old.slice(2)) expect(stored).toContain(JSON.stringify(bytes));
  });

  it.each([
    ["accounts", () => accountsRecord.update(() => [])],
    ["secrets", () => secretsRecord.update(() => ({}))],
  ])("%s of a newer version stay as they are", async (key, write) => {
    const newer = { version: 4, value: [{ login: "what nobody knows yet" }] };
    await seam.browser.storage.local.set({ [key]: newer });
    expect((await write()).ok).toBe(false);
    expect(await seam.browser.storage.local.get(key)).toEqual({ [key]: newer });
  });

  it("have no place for a password", async () => {
    const smuggled = { ...accountWith(), password: "secret" };
    await seam.browser.storage.local.set({ accounts: { version: 1, value: [smuggled] } });
    const read = await accountsRecord.read();
    expect(JSON.stringify(read)).not.toContain("secret");
  });
});

describe("snapshots", () => {
  it("keep unknown as unknown and amounts to the last digit", async () => {
    const status = statusWith({ balance: "1000000.0000", deposits: null });
    const all = { one: snapshotWith({ status: { at: noon, value: status } }) };
    await snapshotsRecord.update(() => all);
    expect(await snapshotsRecord.read()).toEqual({ ok: true, value: all });
  });

  it("keep every kind of failure there is", async () => {
    const all = Object.fromEntries(
      failureKinds.map((kind) => [
        kind,
        snapshotWith({ trouble: { at: noon, failure: why(kind) } }),
      ]),
    );
    expect((await snapshotsRecord.update(() => all)).ok).toBe(true);
    expect(await snapshotsRecord.read()).toEqual({ ok: true, value: all });
  });

  it.each([{ balance: "1,5" }, { balance: "" }, { currency: "eur" }, { deposits: "1e9" }])(
    "refuse a status with %o",
    async (part) => {
      const status = { at: noon, value: statusWith(part) };
      expect((await snapshotsRecord.update(() => ({ one: snapshotWith({ status }) }))).ok).toBe(
        false,
      );
    },
  );
});

it("the overview takes whatever is projected, failures and unknowns included", async () => {
  const overview = projectOverview(
    {
      accounts: [
        accountWith(),
        accountWith({ id: "two", registrar: "cnr" }),
        accountWith({ id: "three" }),
      ],
      snapshots: {
        one: snapshotWith({
          status: { at: noon, value: statusWith({ creditLine: "5" }) },
          statistics: {
            at: noon,
            rows: [{ product: "own", count: null, failure: why("not-allowed") }],
          },
        }),
        two: snapshotWith({
          status: { at: noon, value: statusWith({ deposits: null, balance: "-1" }) },
          trouble: { at: noon, failure: why("vault") },
        }),
      },
      foresights: {},
      allAlerts: { two: { ...initialAlertSettings, reserved: "12.50" } },
      warned: { one: ["risk:DOMAIN a.example", "below:100", "likely"] },
      preferences: preferencesWith({ warnTestAccounts: true }),
    },
    knownRegistrars,
    { mode: "passphrase", locked: false },
    why("storage"),
  );
  expect((await overviewRecord.replace(overview)).ok).toBe(true);
  expect(await overviewRecord.read()).toEqual({ ok: true, value: overview });
});

it("what was never written means: nothing yet", async () => {
  expect(await accountsRecord.read()).toEqual({ ok: true, value: [] });
  expect(await snapshotsRecord.read()).toEqual({ ok: true, value: {} });
  expect(await overviewRecord.read()).toEqual({ ok: true, value: emptyOverview });
  expect(await preferencesRecord.read()).toEqual({ ok: true, value: initialPreferences });
});

it.each([
  [1, {}, 14],
  [2, { soonDays: 90 }, 14],
  [2, { soonDays: 30 }, 30],
  [3, { soonDays: 90 }, 90],
])(
  "version %d of the preferences with %o has a horizon of %d days",
  async (version, part, days) => {
    const { soonDays: _new, ...others } = initialPreferences;
    await seam.browser.storage.local.set({
      preferences: { version, value: { ...others, hideWhenLocked: true, ...part } },
    });
    expect(await preferencesRecord.read()).toEqual({
      ok: true,
      value: { ...others, hideWhenLocked: true, soonDays: days },
    });
  },
);

it("a member that a record of today's version lacks has its initial value: a new one needs no version", async () => {
  const { soonDays: _days, ...preferences } = { ...initialPreferences, notify: true };
  const { staleHours: _hours, ...alerts } = { ...initialAlertSettings, lead: 9 };
  await seam.browser.storage.local.set({
    preferences: { version: versionOf(preferencesRecord), value: preferences },
    watch: { version: versionOf(alertSettingsRecord), value: { one: alerts } },
  });
  expect(await preferencesRecord.read()).toEqual({
    ok: true,
    value: { ...initialPreferences, notify: true },
  });
  expect(await alertSettingsRecord.read()).toEqual({
    ok: true,
    value: { one: { ...initialAlertSettings, lead: 9 } },
  });
});

it("what has none of the members is no such record: its bytes are set aside, not completed", async () => {
  await seam.browser.storage.local.set({
    watch: {
      version: versionOf(alertSettingsRecord),
      value: { one: {}, two: initialAlertSettings },
    },
  });
  expect((await alertSettingsRecord.settle()).ok).toBe(true);
  const { "aside:watch": aside } = await seam.browser.storage.local.get("aside:watch");
  expect(aside).toMatchObject([{ key: "one", bytes: {} }]);
});

it("what to warn of: the choices of version 1 stay, and the newer ones begin as they do for everybody", async () => {
  const { payFor, paymentNote, group, reserved, currency, holidays, ...before } = {
    ...initialAlertSettings,
    amounts: ["250", "-3000.5"],
    coverDays: 30,
    lead: 5,
    unit: "50",
    snoozedUntil: noon,
  };
  await seam.browser.storage.local.set({ watch: { version: 1, value: { one: before } } });
  const newer = { payFor, paymentNote, group, reserved, currency, holidays };
  expect(await alertSettingsRecord.read()).toEqual({
    ok: true,
    value: { one: { ...before, ...newer } },
  });
});
