import { beforeEach, describe, expect, it, vi } from "vitest";
import { minute, noon } from "../support/domain/records.ts";
import { newWorld, pass, startWorker, type Worker, type World } from "../support/worker/worker.ts";

let world: World;
let worker: Worker;
let self: EventTarget;

/** Runs the worker's entry point, as the browser does at every start; resolves when the script has run. */
const run = () => import("../../src/background/index.ts");

const settled = async () => {
  for (let turn = 0; turn < 50; turn++) await new Promise((resolve) => setImmediate(resolve));
  await worker.settled();
};

beforeEach(async () => {
  world = newWorld();
  self = new EventTarget();
  vi.stubGlobal("self", self);
  worker = await startWorker(world);
});

it("registers every listener before anything is awaited", async () => {
  const listened = vi.spyOn(self, "addEventListener");
  // Storage that never answers: whatever waits for it comes too late for the event that woke the worker.
  world.browser.storage.local.get = () => new Promise(() => undefined);
  world.browser.alarms.get = () => new Promise(() => undefined);
  const { runtime, alarms, permissions } = world.browser;
  await run();
  expect(runtime.onInstalled.count()).toBe(1);
  expect(runtime.onStartup.count()).toBe(1);
  expect(runtime.onMessage.count()).toBe(1);
  expect(alarms.onAlarm.count()).toBe(1);
  expect(permissions.onAdded.count()).toBe(1);
  expect(listened.mock.calls.map(([name]) => name)).toEqual(["online"]);
});

it("has no top-level await, which would delay the listeners", async () => {
  const { readFileSync } = await import("node:fs");
  const { join } = await import("node:path");
  const source = readFileSync(join(import.meta.dirname, "../../src/background/index.ts"), "utf8");
  expect(source).not.toMatch(/^(?:await|const \w+ = await)\b/m);
});

describe("the welcome page", () => {
  const opened = () => world.browser.tabs.open.map(({ url }) => url);

  beforeEach(async () => {
    await run();
    await settled();
  });

  it("opens once the extension is installed", async () => {
    await world.browser.runtime.onInstalled.emit({ reason: "install" });
    await settled();
    expect(opened()).toEqual([world.browser.runtime.getURL("welcome.html")]);
  });

  it.each(["update", "chrome_update", "browser_update"])("stays away after: %s", async (reason) => {
    await world.browser.runtime.onInstalled.emit({ reason });
    await settled();
    expect(opened()).toEqual([]);
  });

  it("keeps nothing else from being done where no tab can be opened", async () => {
    world.browser.badge.title = "";
    world.browser.tabs.create = () => Promise.reject(new Error("no window"));
    await world.browser.runtime.onInstalled.emit({ reason: "install" }).catch(() => undefined);
    await settled();
    expect(world.browser.badge.title).not.toBe("");
  });
});

describe("an event brings everything up to date", () => {
  beforeEach(async () => {
    await worker.have({ id: "one" });
    await worker.checkDue(noon);
    await run();
    await settled();
    world.registrar.take();
    pass(20 * minute);
  });

  const { installed, started } = {
    installed: () => world.browser.runtime.onInstalled.emit({}),
    started: () => world.browser.runtime.onStartup.emit(),
  };
  const alarm = (name: string) => world.browser.alarms.onAlarm.emit({ name });

  it.each([
    ["the installation or an update", installed],
    ["the browser's start", started],
    ["the alarm", () => alarm("check")],
  ])("%s", async (_case, emit) => {
    world.browser.badge.title = "";
    world.browser.alarmsSet.clear();
    await emit();
    expect(world.registrar.take()).toEqual(["balance"]);
    expect(world.browser.badge.title).not.toBe("");
    expect(world.browser.alarmsSet.size).toBe(1);
  });

  it("the alarm of a removal, which shows what was taken back by a worker that died over it", async () => {
    const { undoRemoval } = await import("../../src/background/removals.ts");
    await worker.handlers["remove-account"]({ accountId: "one" });
    await undoRemoval("one");
    expect(await worker.shown("one")).toBeUndefined();
    await alarm("removal");
    expect(await worker.shown("one")).toBeDefined();
  });

  it("not another alarm", async () => {
    await alarm("other");
    expect(world.registrar.calls).toEqual([]);
  });

  it("several at once are one check", async () => {
    await Promise.all([installed(), started(), alarm("check")]);
    expect(world.registrar.take()).toEqual(["balance"]);
  });

  it("the alarm marks figures that have become old, although nothing is due", async () => {
    await worker.plan("one", { nextCheckAt: null });
    pass(20 * minute);
    await alarm("check");
    expect(world.registrar.calls).toEqual([]);
    expect(world.browser.badge.text).toBe("?");
  });

  it("a page's message is answered", async () => {
    expect(await world.browser.runtime.sendMessage({ name: "check-due" })).toEqual({
      ok: true,
      value: null,
    });
    expect(world.registrar.take()).toEqual(["balance"]);
  });
});

describe("what was missing is back", () => {
  beforeEach(async () => {
    await worker.have({ id: "one" });
  });

  it.each(["offline", "unreachable"] as const)(
    "the network: an account that was %s is checked at once, and only such",
    async (kind) => {
      await worker.have({ id: "well" });
      world.registrar.next("one", "signIn", kind);
      await worker.checkDue(noon);
      await run();
      await settled();
      world.registrar.take();
      self.dispatchEvent(new Event("online"));
      await world.registrar.called("counts");
      await settled();
      expect(world.registrar.take("well")).toEqual([]);
      expect((await worker.snapshot())?.trouble).toBeNull();
    },
  );

  it("the network: a refused sign-in is not tried again", async () => {
    await worker.have({ id: "refused" });
    world.registrar.next("one", "signIn", "offline");
    world.registrar.next("refused", "signIn", "sign-in-failed");
    await worker.checkDue(noon);
    await run();
    await settled();
    world.registrar.take();
    self.dispatchEvent(new Event("online"));
    // Both would go out together: when the one has had its three answers, the other would have asked.
    await world.registrar.called("counts");
    expect(world.registrar.take("refused")).toEqual([]);
  });

  it("a host permission", async () => {
    world.browser.granted.clear();
    await worker.checkDue(noon);
    await run();
    world.browser.granted.add("https://api.ispapi.net/*");
    await world.browser.permissions.onAdded.emit({ origins: ["https://api.ispapi.net/*"] });
    expect(await worker.snapshot()).toMatchObject({ trouble: null, status: { at: noon } });
  });
});

describe("the alarm", () => {
  it("is ensured at a start without any event: switched off and on again in the add-on manager", async () => {
    await worker.have({ id: "one" });
    await run();
    await world.registrar.called("counts");
    await settled();
    expect(world.browser.alarmsSet.size).toBe(1);
    // The publication after a check waits for others that may come; the lists follow it.
    await vi.waitFor(() =>
      expect(world.browser.badge.title).toMatch(/^(?:Not fully known: |All is well)/),
    );
  });

  it("that stands is left alone: a worker that wakes for a message does no other work", async () => {
    await worker.have({ id: "one" });
    await world.browser.alarms.create("check", { when: noon + minute });
    const writes = { ...world.browser.storage.local.writes };
    await run();
    await settled();
    expect(world.registrar.calls).toEqual([]);
    expect(world.browser.storage.local.writes).toEqual(writes);
  });
});
