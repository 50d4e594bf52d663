import { afterEach, beforeEach, describe, expect, it, type MockInstance, vi } from "vitest";
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

describe("what comes one by one", () => {
  // A publication takes as long as the test says, and the pause after it is over when the test says so.
  beforeEach(() => {
    vi.useFakeTimers({
      toFake: ["Date", "setTimeout", "clearTimeout", "performance"],
      now: noon,
    });
    timers = vi.spyOn(globalThis, "setTimeout");
  });
  let timers: MockInstance<typeof setTimeout>;
  /** The timers of pauses: a second at most. What the databases are given is longer. */
  const pauses = () => timers.mock.calls.filter(([, span = 0]) => span <= 1000);
  afterEach(() => vi.useFakeTimers({ toFake: ["Date"], now: noon }));

  const turn = () => new Promise((resolve) => setImmediate(resolve));
  const gather = (count: number) =>
    Promise.all(Array.from({ length: count }, () => worker.publishGathered()));

  /** A publication that takes so long, milliseconds. */
  async function publicationOf(took: number): Promise<void> {
    const running = worker.publish();
    vi.advanceTimersByTime(took);
    await running;
  }

  /** Lets the pause after a publication end, once there is one. */
  async function afterPause(gathered: Promise<unknown>, pause: number): Promise<void> {
    while (pauses().length === 0) await turn();
    expect(pauses().map(([, span]) => span)).toEqual([pause]);
    let isOver = false;
    const over = gathered.then(() => {
      isOver = true;
    });
    vi.advanceTimersByTime(pause - 1);
    for (let turns = 0; turns < 20; turns++) await turn();
    expect(isOver).toBe(false);
    vi.advanceTimersByTime(1);
    await over;
  }

  it("is published at once while nothing is in its way", async () => {
    await worker.have({ id: "one" });
    await worker.publishGathered();
    await publicationOf(99);
    await worker.have({ id: "late" });
    await worker.publishGathered();
    expect(await worker.shown("late")).toBeDefined();
    expect(pauses()).toEqual([]);
  });

  it("is gathered after a long publication, and all of it is published", async () => {
    await publicationOf(200);
    const first = gather(100);
    await worker.have({ id: "late" });
    const all = Promise.all([first, gather(100)]);
    expect(writes()).toBe(1);
    await afterPause(all, 400);
    expect(await worker.shown("late")).toBeDefined();
    expect(writes()).toBe(2);
  });

  it("waits for the pause also where it comes while a long publication runs", async () => {
    const running = publicationOf(200);
    const gathered = gather(100);
    await running;
    await worker.have({ id: "late" });
    expect(writes()).toBe(1);
    await afterPause(gathered, 400);
    expect(await worker.shown("late")).toBeDefined();
    expect(writes()).toBe(2);
  });

  it("does not hold up what a user does meanwhile", async () => {
    await publicationOf(200);
    const gathered = gather(1);
    await worker.have({ id: "own" });
    await worker.handlers["enable-account"]({ accountId: "own", enabled: false });
    expect(await worker.shown("own")).toMatchObject({ enabled: false });
    await gathered;
  });

  it("goes along with what a user does in its pause: what follows it need not wait", async () => {
    await publicationOf(200);
    const gathered = gather(1);
    while (world.browser.alarmsSet.size === 0) await turn();
    await worker.publish();
    // The clock stands still.
    await gathered;
    expect(writes()).toBe(3);
  });

  it("is left to the next worker where this one dies in the pause, which is woken for it soon", async () => {
    await publicationOf(200);
    const gathered = gather(1);
    while (world.browser.alarmsSet.size === 0) await turn();
    expect(world.browser.alarmsSet.get("check")).toMatchObject({ when: Date.now() + 30_000 });
    expect(writes()).toBe(1);
    await afterPause(gathered, 400);
    // There is no account to wake for.
    expect(world.browser.alarmsSet.size).toBe(0);
  });

  it("is published though the browser sets no alarm for the pause", async () => {
    await publicationOf(200);
    vi.spyOn(world.browser.alarms, "create").mockRejectedValueOnce(new Error("busy"));
    await afterPause(gather(1), 400);
    expect(writes()).toBe(2);
  });
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
