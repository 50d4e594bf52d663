import { beforeEach, describe, expect, it, vi } from "vitest";
import { failed, failure } from "../../src/domain/failure.ts";
import { initialPreferences } from "../../src/domain/preferences.ts";
import { spoken } from "../../src/text/spoken.ts";
import { noon, statusWith } from "../support/domain/records.ts";
import { newWorld, startWorker, type Worker, type World } from "../support/worker/worker.ts";

let world: World;
let worker: Worker;
beforeEach(async () => {
  world = newWorld();
  worker = await startWorker(world);
});

const writes = () => world.browser.storage.local.writes.overview ?? 0;

it("overview, badge and alarm follow the records", async () => {
  await worker.have({ id: "one" });
  world.registrar.statuses.set("one", statusWith({ balance: "-1" }));
  await worker.checkDue(noon);
  expect(await worker.shown()).toMatchObject({ figures: { shortage: "overdraft" } });
  expect(world.browser.badge).toMatchObject({
    text: "LOW",
    title: expect.stringContaining("Shop: Overdraft"),
  });
  expect(world.browser.alarmsSet.size).toBe(1);
});

it("callers at the same time share: a hundred are two publications", async () => {
  await Promise.all(Array.from({ length: 100 }, () => worker.publish()));
  expect(writes()).toBe(2);
});

it("what comes one by one is gathered, and all of it is published", async () => {
  const { publishGathered } = await import("../../src/background/publish.ts");
  await Promise.all(Array.from({ length: 100 }, () => publishGathered()));
  expect(writes()).toBeLessThanOrEqual(2);
  await worker.have({ id: "late" });
  await publishGathered();
  expect(await worker.shown("late")).toBeDefined();
});

it("who calls while one is running gets one that began after the call", async () => {
  const first = worker.publish();
  await worker.have({ id: "late" });
  await worker.publish();
  expect(await worker.shown("late")).toBeDefined();
  await first;
});

it("goes on after one that failed, which its own caller hears of", async () => {
  await worker.have({ id: "one" });
  world.browser.faults.badge = new Error("badge");
  const first = worker.publish();
  const second = worker.publish();
  await expect(first).rejects.toThrow("badge");
  await expect(second).rejects.toThrow("badge");
  world.browser.faults.badge = null;
  await worker.publish();
  expect(world.browser.badge.title).toBe("Unknown");
});

it("a badge that cannot be set does not cost the alarm", async () => {
  await worker.have({ id: "one" });
  world.browser.faults.badge = new Error("badge");
  await expect(worker.publish()).rejects.toThrow("badge");
  expect(world.browser.alarmsSet.size).toBe(1);
});

describe("records that cannot be read", () => {
  beforeEach(async () => {
    await worker.have({ id: "one" });
    await worker.checkDue(noon);
  });

  it.each(["accounts", "snapshots"])(
    "(%s) leave the last figures standing, under the failure",
    async (key) => {
      await world.browser.storage.local.set({ [key]: { version: 99, value: "?" } });
      await worker.publish();
      const { problem, accounts } = await worker.overview();
      expect(problem).toMatchObject({ kind: "storage", text: expect.stringContaining(key) });
      expect(accounts[0]).toMatchObject({ figures: { at: noon, available: "9902.03" } });
      expect(world.browser.badge.text).toBe("?");
      expect(world.browser.alarmsSet.size).toBe(1);
    },
  );

  it("(preferences) leave those of before standing, what is to be hidden above all", async () => {
    const chosen = { ...initialPreferences, hideWhenLocked: true, region: "de-CH", soonDays: 30 };
    await worker.handlers["save-preferences"]({ preferences: chosen });
    await world.browser.storage.local.set({ preferences: { version: 99, value: "?" } });
    await worker.publish();
    const overview = await worker.overview();
    expect(overview).toMatchObject({ problem: { kind: "storage" }, preferences: chosen });
    expect(overview.accounts[0]?.figures).not.toBeNull();
  });

  it("are no problem any more once they can be read", async () => {
    world.browser.storage.local.failReadsWith = new Error("disk");
    await worker.publish();
    expect(world.browser.badge.text).toBe("?");
    world.browser.storage.local.failReadsWith = null;
    await worker.publish();
    expect((await worker.overview()).problem).toBeNull();
    expect(world.browser.badge.text).toBe("");
  });

  it("cannot be written: the badge doubts, and the tooltip says why", async () => {
    world.browser.storage.local.failWith = new Error("QuotaExceededError");
    await worker.publish();
    expect(world.browser.badge.text).toBe("?");
    expect(world.browser.badge.title).toContain("Browser trouble");
    expect(world.browser.alarmsSet.size).toBe(1);
  });
});

it("nothing of a login and no secret is published", async () => {
  await worker.have({ id: "one", user: "login.example", role: "reader" });
  const why = failure("server", { code: 421, text: "busy" });
  world.registrar.next("login.example", "balance", failed(why));
  await worker.checkDue(noon);
  const text = JSON.stringify(await worker.overview()) + world.browser.badge.title;
  expect(text).not.toMatch(/login\.example|reader|password|session/);
});

describe("the language that was chosen", () => {
  const german = { ...initialPreferences, language: "de", region: "de-DE" };

  it("is that of the tooltip, also where another worker chose it", async () => {
    const texts = await import("../../public/_locales/de/messages.json");
    vi.stubGlobal("fetch", async () => ({ json: async () => texts.default }));
    await worker.have({ id: "one" });
    world.registrar.statuses.set("one", statusWith({ balance: "-1234.5" }));
    await worker.handlers["save-preferences"]({ preferences: german });
    await worker.checkDue(noon);
    expect(world.browser.badge.title).toContain("Überzogen");
    expect(world.browser.badge.title).toContain("1.234,50");
    // A worker that is started begins without any.
    Object.assign(spoken, { language: null, textOf: null });
    await worker.publish();
    expect(world.browser.badge.title).toContain("Überzogen");
    await worker.handlers["save-preferences"]({ preferences: initialPreferences });
    expect(world.browser.badge.title).toContain("Overdraft");
    vi.unstubAllGlobals();
  });

  it("that cannot be read costs neither badge nor alarm", async () => {
    vi.stubGlobal("fetch", () => Promise.reject(new TypeError("Failed to fetch")));
    await worker.have({ id: "one" });
    await worker.handlers["save-preferences"]({ preferences: { ...german, region: null } });
    expect(world.browser.badge.title).toBe("Unknown");
    expect(world.browser.alarmsSet.size).toBe(1);
    await worker.handlers["save-preferences"]({ preferences: initialPreferences });
    vi.unstubAllGlobals();
  });
});
