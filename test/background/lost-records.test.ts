// A start at which the browser hands out no accounts although some were set up is no fresh install.
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { initialAlertSettings } from "../../src/domain/alert-settings.ts";
import { dayOf } from "../../src/domain/foresight/bank-days.ts";
import type { WarningState } from "../../src/domain/warnings/round.ts";
import { charge } from "../support/domain/charges.ts";
import { minute, noon, statusWith } from "../support/domain/records.ts";
import { type ForesightWorker, startForesightWorker } from "../support/worker/foresight-worker.ts";
import { draftWith, newWorld, pass, type World } from "../support/worker/worker.ts";

let world: World;
let worker: ForesightWorker;
beforeEach(async () => {
  world = newWorld();
  vi.stubGlobal("self", new EventTarget());
  worker = await startForesightWorker(world);
});
afterEach(() => vi.unstubAllGlobals());

/** The worker as a browser starts it. */
async function start(): Promise<void> {
  worker = await startForesightWorker(world);
  await import("../../src/background/index.ts");
  await world.browser.runtime.onStartup.emit();
  await worker.settled();
}

async function setUp(): Promise<void> {
  await worker.have({ id: "one", name: "Shop" });
  world.registrar.statuses.set("one", statusWith({ balance: "50" }));
  world.registrar.charges.set("one", [charge(dayOf(noon) + 5)]);
  await worker.saveAlertSettings("one", { ...initialAlertSettings, unit: "50" });
  await worker.check();
  world.browser.badge.text = "";
  world.browser.alarmsSet.clear();
}

const allAlerts = async () => (await world.browser.storage.local.get("watch")).watch;

describe("a start at which storage is empty", () => {
  it("deletes nothing, says so, and looks again", async () => {
    await setUp();
    const { local } = world.browser.storage;
    const { get } = local;
    local.get = async () => ({});
    await start();
    await worker.handlers["save-preferences"]({
      preferences: {
        ...(await import("../../src/domain/preferences.ts")).initialPreferences,
        notify: true,
      },
    });
    local.get = get;
    expect((await worker.history())?.points).toHaveLength(1);
    expect((await worker.ledger()).listed).not.toEqual({});
    expect((await worker.sums())?.total).toBe(1);
    expect(world.browser.badge.text).toBe("?");
    expect(world.browser.badge.title).toContain("Stored accounts are missing");
    expect(world.browser.alarmsSet.size).toBeGreaterThan(0);
    expect((await worker.overview()).problem?.kind).toBe("records-lost");
    // Nothing was written into the place of what may be back: neither wishes nor preferences.
    expect(await allAlerts()).toMatchObject({ value: { one: { unit: "50" } } });
    expect(await local.get("preferences")).toEqual({});

    pass(5 * minute);
    await start();
    expect((await worker.overview()).problem).toBeNull();
    expect((await worker.shown())?.figures?.balance).toBe("50");
    expect(world.browser.badge.text).not.toBe("?");
  });

  it("after a real loss goes on with the account that is entered anew, and gives it its history back", async () => {
    await setUp();
    await start();
    await world.browser.storage.local.clear();
    pass(60 * minute);
    await start();
    expect(world.browser.badge.text).toBe("?");
    const draft = draftWith({ user: "one" });
    const report = await worker.testAccount(draft);
    if (!report.ok) throw new Error(report.failure.kind);
    const saved = await worker.saveAccount(draft, report.value);
    if (!saved.ok) throw new Error(saved.failure.text);
    const { accountId } = saved.value;
    expect(accountId).not.toBe("one");
    expect((await worker.history(accountId))?.points.map(({ at }) => at)).toContain(noon);
    expect((await worker.ledger(accountId)).explained?.balance).toBe("50");
    expect(await worker.history("one")).toBeNull();
    await worker.publish();
    expect((await worker.overview()).problem).toBeNull();
  });

  /** An account with its warnings, then a storage of which only what lies in databases and some records is left. */
  async function lose(left: readonly string[] = []): Promise<void> {
    await setUp();
    const { local } = world.browser.storage;
    const kept = await local.get([...left]);
    await start();
    await local.clear();
    await local.set(kept);
    pass(60 * minute);
    await start();
  }
  async function addAgain(part: Parameters<typeof draftWith>[0] = { user: "one" }) {
    const draft = draftWith(part);
    const report = await worker.testAccount(draft);
    if (!report.ok) throw new Error(report.failure.kind);
    return worker.saveAccount(draft, report.value);
  }
  const warnings = async () =>
    ((await world.browser.storage.local.get("warnings")).warnings as { value: WarningState }).value;
  const lossesOf = async (id: string) =>
    (await import("../../src/storage/losses-store.ts")).lossesStore.read(id);

  it("is one still when an account cannot be added", async () => {
    await lose();
    const { set } = world.browser.storage.local;
    world.browser.storage.local.set = async (items) => {
      if ("secrets" in items) throw new Error("QuotaExceededError");
      await set(items);
    };
    expect(await addAgain()).toMatchObject({ ok: false });
    world.browser.storage.local.set = set;
    await start();
    expect((await worker.overview()).problem?.kind).toBe("records-lost");
    expect(await world.browser.storage.local.get("accounts")).toEqual({});
  });

  it("costs no log, no warning and no loss when another account is added, and gives them back with its own", async () => {
    await lose(["warnings", "written:warnings"]);
    const { lossesStore, noLosses } = await import("../../src/storage/losses-store.ts");
    await lossesStore.update("one", () => ({ ...noLosses, charged: { "lost.com": noon } }));
    const before = await warnings();
    expect(before.warned).toHaveProperty("one");
    world.registrar.passwords.set("two", "password of one");
    expect(await addAgain({ user: "two", name: "Second" })).toMatchObject({ ok: true });
    await start();
    expect((await warnings()).log).toEqual(expect.arrayContaining(before.log));
    expect((await warnings()).warned).toMatchObject(before.warned);
    expect(await lossesOf("one")).toMatchObject({ value: { charged: { "lost.com": noon } } });

    pass(80 * 24 * 60 * minute);
    await start();
    const saved = await addAgain();
    if (!saved.ok) throw new Error(saved.failure.text);
    const { accountId } = saved.value;
    expect((await warnings()).warned[accountId]).toEqual(before.warned.one);
    expect((await warnings()).log.map((each) => each.accountId)).toContain(accountId);
    expect(JSON.stringify(await warnings())).not.toContain('"one"');
    expect(await lossesOf(accountId)).toMatchObject({
      value: { charged: { "lost.com": noon } },
    });
  });

  it("leaves nothing of an account that does not come back within the time", async () => {
    await lose(["warnings", "written:warnings", "snapshots", "secrets"]);
    world.registrar.passwords.set("two", "password of one");
    await addAgain({ user: "two", name: "Second" });
    for (const days of [1, 91, 2]) {
      pass(days * 24 * 60 * minute);
      await start();
    }
    expect(JSON.stringify(await warnings())).not.toContain('"one"');
    expect(await worker.history("one")).toBeNull();
    for (const key of ["snapshots", "secrets"])
      expect(JSON.stringify(await world.browser.storage.local.get(key))).not.toContain('"one"');
  });

  it.each(["the mark beside the accounts", "the databases"])(
    "is told by %s alone",
    async (mark) => {
      await setUp();
      if (mark === "the databases") await world.browser.storage.local.clear();
      else {
        await world.browser.storage.local.remove("accounts");
        vi.stubGlobal("indexedDB", new (await import("fake-indexeddb")).IDBFactory());
      }
      await start();
      expect((await worker.overview()).problem?.kind).toBe("records-lost");
    },
  );
});

describe("a record that is gone while the accounts are there", () => {
  const problem = async () => (await worker.overview()).problem;

  it.each(["watch", "warnings", "preferences"])(
    "is said, and %s begins anew once it was seen",
    async (key) => {
      await setUp();
      const { initialPreferences } = await import("../../src/domain/preferences.ts");
      const preferences = { ...initialPreferences, soonDays: 30 };
      await worker.handlers["save-preferences"]({ preferences });
      await start();
      expect(await problem()).toBeNull();
      await world.browser.storage.local.remove(key);
      await start();
      expect(await problem()).toMatchObject({ kind: "set-aside", text: `${key}: 1` });
      const { statesOf } = await import("../../src/domain/account-state.ts");
      const overview = await worker.overview();
      const [account] = overview.accounts;
      expect(account && statesOf(account, Date.now(), overview)).not.toContain("well");
      await worker.handlers["acknowledge-aside"]({});
      await worker.saveAlertSettings("one", initialAlertSettings);
      await start();
      expect(await problem()).toBeNull();
      expect(await allAlerts()).toMatchObject({ value: { one: { unit: "10" } } });
    },
  );

  it("is told of one that a version without the mark has written, from the next start on", async () => {
    await setUp();
    await world.browser.storage.local.remove("written:watch");
    await start();
    await world.browser.storage.local.remove("watch");
    await start();
    expect(await problem()).toMatchObject({ text: "watch: 1" });
  });

  it("is none where it was never written", async () => {
    await worker.have({ id: "one" });
    await start();
    expect(await allAlerts()).toBeUndefined();
    expect(await problem()).toBeNull();
  });
});

describe("a fresh install", () => {
  it("is quiet", async () => {
    await start();
    expect((await worker.overview()).problem).toBeNull();
    expect(world.browser.badge.text).toBe("");
    expect(world.browser.alarmsSet.size).toBe(0);
  });

  it("is what is left after the last account was removed, too", async () => {
    await setUp();
    await worker.removeForGood("one");
    await start();
    expect((await worker.overview()).problem).toBeNull();
    expect(world.browser.badge.text).toBe("");
  });
});
