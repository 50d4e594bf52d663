import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { initialAlertSettings } from "../../src/domain/alert-settings.ts";
import { noon, preferencesWith, statusWith } from "../support/domain/records.ts";
import { newWorld, startWorker, type Worker, type World } from "../support/worker/worker.ts";

const page = "chrome-extension://own-extension/dashboard.html";
const account = "6f1c2f5e-0000-4000-8000-000000000001";
const notice = `warning:${account}:${noon}`;

let world: World;
let worker: Worker;
const run = () => import("../../src/background/index.ts");

beforeEach(async () => {
  world = newWorld();
  vi.stubGlobal("self", new EventTarget());
  worker = await startWorker(world);
  world.browser.grantedPermissions.add("notifications");
});
afterEach(() => vi.unstubAllGlobals());

const { notices, tabs } = { notices: () => world.browser.notices, tabs: () => world.browser.tabs };

describe("the listeners", () => {
  it("stand when the script has run, so that a click wakes the worker", async () => {
    world.browser.storage.local.get = () => new Promise(() => undefined);
    world.browser.alarms.get = () => new Promise(() => undefined);
    await run();
    expect([notices().onClicked.count(), notices().onButtonClicked.count()]).toEqual([1, 1]);
  });

  it("are added when the permission is granted, and once only", async () => {
    world.browser.grantedPermissions.clear();
    await run();
    expect(notices().onClicked.count()).toBe(0);
    world.browser.grantedPermissions.add("notifications");
    await world.browser.permissions.onAdded.emit({ permissions: ["notifications"] });
    await world.browser.permissions.onAdded.emit({ origins: ["https://api.ispapi.net/*"] });
    expect([notices().onClicked.count(), notices().onButtonClicked.count()]).toEqual([1, 1]);
  });
});

describe("a click", () => {
  beforeEach(async () => {
    await run();
    await notices().create(notice, { type: "basic", iconUrl: "i", title: "t", message: "m" });
  });

  it("opens the dashboard at the account, and takes the notification away", async () => {
    await notices().onClicked.emit(notice);
    expect(tabs().open.map(({ url }) => url)).toEqual([`${page}#account=${account}`]);
    expect(notices().shown.size).toBe(0);
  });

  it("brings an open dashboard to the front, at the account", async () => {
    await tabs().create({ url: "https://example.com/" });
    await tabs().create({ url: `${page}#account=other` });
    Object.assign(tabs().open[1] ?? {}, { active: false, windowId: 7 });
    await notices().onClicked.emit(notice);
    expect(tabs().open[1]).toMatchObject({ url: `${page}#account=${account}`, active: true });
    expect(tabs().open).toHaveLength(2);
    expect(tabs().focused).toEqual([7]);
  });

  it.each(["", "warning:", "other:x:1", `x${notice}`])("on %j does nothing", async (id) => {
    await notices().onClicked.emit(id);
    await notices().onButtonClicked.emit(id, 0);
    expect(tabs().open).toEqual([]);
    expect(notices().shown.size).toBe(1);
  });
});

it("a click works where the browser has no windows", async () => {
  await run();
  await tabs().create({ url: `${page}#account=other` });
  Object.assign(world.browser, { windows: undefined });
  await notices().create(notice, { type: "basic", iconUrl: "i", title: "t", message: "m" });
  await notices().onClicked.emit(notice);
  expect(tabs().open[0]).toMatchObject({ url: `${page}#account=${account}`, active: true });
  expect(notices().shown.size).toBe(0);
});

it("a button of a notification about several accounts silences all of them that are still there", async () => {
  await worker.have({ id: "one" }, { id: "two" });
  await run();
  const group = `warnings:one:${noon}`;
  await world.browser.storage.session.set({ [`notified:${group}`]: ["one", "gone", "two"] });
  await notices().create(group, { type: "basic", iconUrl: "i", title: "t", message: "m" });
  await notices().onButtonClicked.emit(group, 0);
  const { value } = (await world.browser.storage.local.get("watch")).watch as {
    value: Record<string, { snoozedUntil: number }>;
  };
  const until = Object.entries(value).map(([id, { snoozedUntil }]) => [id, snoozedUntil - noon]);
  expect(until).toEqual([
    ["one", 86_400_000],
    ["two", 86_400_000],
  ]);
  expect(notices().shown.size).toBe(0);
});

describe("a button", () => {
  const day = 86_400_000;
  beforeEach(async () => {
    await worker.have({ id: account, user: "one" });
    await worker.handlers["save-preferences"]({ preferences: preferencesWith({ notify: true }) });
    world.registrar.statuses.set("one", statusWith({ balance: "1" }));
    await worker.checkDue(noon);
    await run();
  });

  it("silences it no longer once the clock was set back: the snooze would outlive what was chosen", async () => {
    const [id = ""] = notices().shown.keys();
    await notices().onButtonClicked.emit(id, 0);
    const { endVoidSnoozes } = await import("../../src/background/manage-alert-settings.ts");
    const kept = async () => (await world.browser.storage.local.get("watch")).watch;
    await endVoidSnoozes(noon - 30_000);
    expect(await kept()).toMatchObject({ value: { [account]: { snoozedUntil: noon + day } } });
    await endVoidSnoozes(noon - 2 * 3_600_000);
    expect(await kept()).toMatchObject({ value: { [account]: { snoozedUntil: null } } });
  });

  it.each([
    ["a day", 0, day],
    ["a week", 1, 7 * day],
  ])("silences the account for %s", async (_case, button, span) => {
    const [id = ""] = notices().shown.keys();
    await notices().onButtonClicked.emit(id, button);
    const { watch } = await world.browser.storage.local.get("watch");
    expect(watch).toMatchObject({
      value: { [account]: { ...initialAlertSettings, snoozedUntil: noon + span, snoozedAt: noon } },
    });
    expect(notices().shown.size).toBe(0);
    expect(tabs().open).toEqual([]);
  });
});

it("the warnings' alarm brings everything up to date", async () => {
  await worker.have({ id: "one" });
  // With it the start itself does nothing.
  await world.browser.alarms.create("check", { when: noon + 60_000 });
  await run();
  await world.browser.alarms.onAlarm.emit({ name: "warn" });
  expect(world.registrar.take("one")).toContain("balance");
});
