import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { initialAlertSettings } from "../../src/domain/alert-settings.ts";
import { minute, preferencesWith, statusWith } from "../support/domain/records.ts";
import { newWorld, startWorker, type Worker, type World } from "../support/worker/worker.ts";

const morning = Date.parse("2026-11-27T08:00:00Z");

let world: World;
let worker: Worker;

const settled = (): Promise<void> => worker.settled();

/** The worker's entry point, as the browser runs it, and its alarm at a moment. */
async function wakeAt(moment: number): Promise<void> {
  vi.setSystemTime(moment);
  await world.browser.alarms.onAlarm.emit({ name: "digest" });
  await settled();
}

beforeEach(async () => {
  vi.stubEnv("TZ", "UTC");
  world = newWorld();
  vi.stubGlobal("self", new EventTarget());
  vi.setSystemTime(morning - 60 * minute);
  worker = await startWorker(world);
  world.browser.grantedPermissions.add("notifications");
  await worker.have({ id: "one", name: "Shop" });
  world.registrar.statuses.set("one", statusWith({ balance: "10.00" }));
  await import("../../src/background/index.ts");
  await settled();
  await worker.handlers["save-preferences"]({
    preferences: preferencesWith({ notify: true, digest: 480 }),
  });
  await settled();
  await world.browser.alarms.onAlarm.emit({ name: "check" });
  await settled();
  world.browser.notices.shown.clear();
});
afterEach(() => vi.unstubAllEnvs());

const shown = () => world.browser.notices.shown.get("digest");

describe("the digest of the morning", () => {
  it("is planned for its minute, and taken away when nobody wants it any more", async () => {
    expect(world.browser.alarmsSet.get("digest")).toMatchObject({ when: morning });
    await worker.handlers["save-preferences"]({
      preferences: preferencesWith({ notify: true, digest: null }),
    });
    expect(world.browser.alarmsSet.has("digest")).toBe(false);
  });

  it("says how all accounts stand, after the checks of that moment, and once a day", async () => {
    world.registrar.statuses.set("one", statusWith({ balance: "7.00" }));
    await wakeAt(morning);
    expect(shown()?.title).toMatch(/needs you/);
    expect(shown()?.message).toMatch(/Shop.*7\.00/);
    expect(world.browser.alarmsSet.get("digest")).toMatchObject({ when: morning + 1440 * minute });
    world.browser.notices.shown.clear();
    await wakeAt(morning + 30 * minute);
    expect(shown()).toBeUndefined();
    await wakeAt(morning + 1440 * minute);
    expect(shown()).toBeDefined();
  });

  it("comes with the next wake where its alarm came a moment too early", async () => {
    world.browser.alarmsSet.delete("digest");
    await wakeAt(morning - 10);
    expect(shown()).toBeUndefined();
    await worker.publish();
    expect(world.browser.alarmsSet.get("digest")).toMatchObject({ when: morning });
    await wakeAt(morning + minute);
    expect(shown()).toBeDefined();
  });

  it("tells no amount while amounts are hidden", async () => {
    await worker.handlers["hide-amounts"]({ hide: true });
    await wakeAt(morning);
    expect(shown()?.message).toContain("Shop");
    expect(JSON.stringify(shown())).not.toMatch(/10\.00/);
  });

  it("that stands loses its amounts when they are hidden", async () => {
    await wakeAt(morning);
    expect(shown()?.message).toMatch(/10\.00/);
    await worker.handlers["hide-amounts"]({ hide: true });
    expect(shown()?.message).toContain("Shop");
    expect(JSON.stringify(shown())).not.toMatch(/10\.00/);
  });

  it("says of sums what is not known about them", async () => {
    await worker.handlers["save-settings"]({
      accountId: "one",
      settings: { name: "Shop", warnBelow: "0", checkEvery: 15 },
      alerts: initialAlertSettings,
    });
    await worker.have({ id: "two", name: "Silent", user: "two" });
    world.registrar.next("two", "balance", "timeout");
    await wakeAt(morning);
    expect(shown()?.message).toMatch(/10\.00\sEUR \(1 unknown\)/);
  });

  it("is tried again where the browser refused to show it", async () => {
    world.browser.notices.failWith = new Error("busy");
    await wakeAt(morning);
    expect(shown()).toBeUndefined();
    world.browser.notices.failWith = null;
    await wakeAt(morning + 5 * minute);
    expect(shown()).toBeDefined();
  });

  it("leads to the dashboard by a click", async () => {
    await wakeAt(morning);
    await world.browser.notices.onClicked.emit("digest");
    await settled();
    expect(world.browser.tabs.open.map(({ url }) => url)).toEqual([
      expect.stringMatching(/dashboard\.html$/),
    ]);
    expect(shown()).toBeUndefined();
  });
});
