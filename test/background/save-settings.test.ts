import { beforeEach, describe, expect, it } from "vitest";
import { initialAlertSettings } from "../../src/domain/alert-settings.ts";
import { ok } from "../../src/domain/failure.ts";
import { minute, statusWith } from "../support/domain/records.ts";
import { newWorld, pass, startWorker, type Worker, type World } from "../support/worker/worker.ts";

let world: World;
let worker: Worker;
beforeEach(async () => {
  world = newWorld();
  worker = await startWorker(world);
  await worker.have({ id: "one", warnBelow: "100", checkEvery: 30 }, { id: "two" });
  world.registrar.statuses.set("one", statusWith({ balance: "5.00" }));
  await worker.checkDue(Date.now());
  world.registrar.take();
});

const secrets = () => world.browser.storage.local.get("secrets");
const allAlerts = async () =>
  (await world.browser.storage.local.get("watch")).watch as {
    value: Record<string, typeof initialAlertSettings>;
  };
const interval = async () => {
  const snapshot = await worker.snapshot();
  return ((snapshot?.nextCheckAt ?? 0) - (snapshot?.attemptedAt ?? 0)) / minute;
};

describe("the settings of an account", () => {
  it("are kept, and nothing else of it is changed", async () => {
    const before = await worker.accounts();
    const alerts = { ...initialAlertSettings, amounts: ["500"], lead: 5 };
    const part = { name: "Renamed", warnBelow: "1", checkEvery: 60 };
    expect(await worker.saveAlertSettings("one", alerts, part)).toEqual(ok(null));
    expect(await worker.accounts()).toEqual([{ ...before[0], ...part }, before[1]]);
    expect((await allAlerts()).value.one).toMatchObject({ amounts: ["500"], lead: 5 });
  });

  it("ask nothing of the registrar, and touch no secret", async () => {
    const before = await secrets();
    await worker.saveAlertSettings("one", initialAlertSettings, {
      name: "Renamed",
      warnBelow: "1",
      checkEvery: 60,
    });
    await worker.settled();
    expect(world.registrar.take()).toEqual([]);
    expect(await secrets()).toEqual(before);
  });

  it("are changed at once in what is shown", async () => {
    expect((await worker.shown())?.figures?.shortage).toBe("low-balance");
    await worker.saveAlertSettings("one", initialAlertSettings, {
      name: "Renamed",
      warnBelow: "1",
    });
    expect(await worker.shown()).toMatchObject({
      name: "Renamed",
      warnBelow: "1",
      figures: { shortage: null },
    });
  });

  it("can be changed while the vault is locked", async () => {
    await worker.handlers["set-passphrase"]({ current: "", next: "plum harbour kettle" });
    await worker.handlers.lock({});
    const before = await secrets();
    expect(
      await worker.saveAlertSettings("one", initialAlertSettings, { name: "Renamed" }),
    ).toEqual(ok(null));
    expect((await worker.accounts())[0]?.name).toBe("Renamed");
    expect(await secrets()).toEqual(before);
    expect((await worker.overview()).vault.locked).toBe(true);
  });

  it("of an account that is gone are refused", async () => {
    const before = world.browser.storage.local.text();
    expect(await worker.saveAlertSettings("gone", initialAlertSettings)).toMatchObject({
      failure: { kind: "account-gone" },
    });
    expect(world.browser.storage.local.text()).toBe(before);
  });

  it("are kept whole or not at all", async () => {
    const { set } = world.browser.storage.local;
    world.browser.storage.local.set = async (items) => {
      if ("watch" in items) throw new Error("QuotaExceededError");
      await set(items);
    };
    const before = await worker.accounts();
    expect(
      await worker.saveAlertSettings(
        "one",
        { ...initialAlertSettings, lead: 9 },
        { warnBelow: "7" },
      ),
    ).toMatchObject({ failure: { kind: "storage" } });
    expect(await worker.accounts()).toEqual(before);
    world.browser.storage.local.set = set;
    expect(await worker.saveAlertSettings("one", initialAlertSettings, { warnBelow: "7" })).toEqual(
      ok(null),
    );
    expect((await worker.accounts())[0]?.warnBelow).toBe("7");
  });

  it("lose no change that is made at the same time", async () => {
    await Promise.all([
      worker.saveAlertSettings("one", { ...initialAlertSettings, lead: 9 }, { name: "Renamed" }),
      worker.enableAccount("one", false),
      worker.handlers.snooze({ accountId: "one", until: Date.now() + minute }),
      worker.handlers["amend-alert-settings"]({ accountId: "one", part: { paymentNote: "K-1" } }),
      worker.handlers["amend-alert-settings"]({ accountId: "one", part: { group: "Brands" } }),
      worker.saveAlertSettings("two", initialAlertSettings, { name: "Second" }),
    ]);
    expect(await worker.accounts()).toMatchObject([
      { name: "Renamed", enabled: false },
      { name: "Second" },
    ]);
    expect((await allAlerts()).value.one).toMatchObject({
      lead: 9,
      paymentNote: "K-1",
      group: "Brands",
      snoozedUntil: Date.now() + minute,
    });
  });
});

describe("a new interval", () => {
  it("counts from the last check, longer or shorter", async () => {
    await worker.saveAlertSettings("one", initialAlertSettings, { checkEvery: 120 });
    expect(await interval()).toBeGreaterThanOrEqual(108);
    await worker.saveAlertSettings("one", initialAlertSettings, { checkEvery: 10 });
    expect(await interval()).toBeLessThanOrEqual(10);
    pass(10 * minute);
    await worker.checkDue(Date.now());
    expect(world.registrar.calls.filter(({ user }) => user === "one")).not.toEqual([]);
  });

  it("that has passed already makes the account due, and the alarm is planned for that", async () => {
    pass(12 * minute);
    await worker.checkDue(Date.now());
    expect(world.registrar.take()).not.toContain("balance");
    await worker.saveAlertSettings("one", initialAlertSettings, { checkEvery: 10 });
    expect(world.browser.alarmsSet.get("check")?.when).toBeLessThanOrEqual(Date.now() + minute);
    await worker.checkDue(Date.now());
    expect(world.registrar.take()).toContain("balance");
  });

  it("does not wake an account that is stopped", async () => {
    world.registrar.passwords.set("one", "changed at the registrar");
    world.registrar.sessions.clear();
    pass(30 * minute);
    await worker.checkDue(Date.now());
    world.registrar.take();
    await worker.saveAlertSettings("one", initialAlertSettings, { checkEvery: 5 });
    pass(60 * minute);
    await worker.checkDue(Date.now());
    expect((await worker.snapshot())?.nextCheckAt).toBeNull();
    expect(world.registrar.calls.filter(({ user }) => user === "one")).toEqual([]);
  });

  it("holds for a check that is under way, whose answer counts", async () => {
    pass(30 * minute);
    let answer: (value: ReturnType<typeof statusOf>) => void = () => undefined;
    const statusOf = (balance: string) => ok(statusWith({ balance }));
    world.registrar.next("one", "balance", new Promise((resolve) => (answer = resolve)));
    const checking = worker.checkDue(Date.now());
    await world.registrar.called("balance");
    await worker.saveAlertSettings("one", initialAlertSettings, { checkEvery: 240 });
    answer(statusOf("77.00"));
    await checking;
    expect((await worker.snapshot())?.status?.value.balance).toBe("77.00");
    expect(await interval()).toBeGreaterThanOrEqual(216);
  });
});
