import { beforeEach, describe, expect, it, vi } from "vitest";
import { minute, preferencesWith, statusWith } from "../support/domain/records.ts";
import { fakeEvent } from "../support/fake-browser.ts";
import { newWorld, pass, startWorker, type Worker, type World } from "../support/worker/worker.ts";

let world: World;
let worker: Worker;
beforeEach(async () => {
  vi.stubEnv("TZ", "UTC");
  world = newWorld();
  vi.stubGlobal("self", new EventTarget());
  worker = await startWorker(world);
  world.browser.grantedPermissions.add("notifications");
  await worker.handlers["save-preferences"]({ preferences: preferencesWith({ notify: true }) });
  await worker.have({ id: "one", name: "Shop" });
});

const hide = (wanted: boolean | null) => worker.handlers["hide-amounts"]({ hide: wanted });
const isHidden = async () => (await worker.overview()).preferences.hideAmounts;
const notices = () => world.browser.notices;
const messages = () =>
  [...notices().shown.values()].map(({ message }) => message.replaceAll("\u00a0", " "));
const title = () => world.browser.badge.title.replaceAll("\u00a0", " ");

async function holds(balance: string, id = "one"): Promise<void> {
  world.registrar.statuses.set(id, statusWith({ balance }));
  pass(20 * minute);
  await worker.checkDue(Date.now());
}

describe("hiding", () => {
  it("takes the amounts out of the tooltip at once; what the badge says is none, and stays", async () => {
    await holds("99.99");
    expect(title()).toContain("99.99 EUR");
    expect(world.browser.badge.text).toBe("LOW");
    expect(await hide(true)).toEqual({ ok: true, value: null });
    expect(title()).toContain("Low balance · •••• EUR");
    expect(title()).not.toMatch(/\d\d/);
    expect(world.browser.badge.text).toBe("LOW");
    await hide(false);
    expect(title()).toContain("99.99 EUR");
  });

  it.each(["accounts", "snapshots"])(
    "holds while %s cannot be read, and so does showing them again",
    async (record) => {
      await holds("99.99");
      await world.browser.storage.local.set({ [record]: { version: 99, value: null } });
      await hide(true);
      expect(await isHidden()).toBe(true);
      expect(title()).not.toContain("99.99");
      await hide(false);
      expect(await isHidden()).toBe(false);
    },
  );

  it("takes them out of the notifications that stand, and says the rest anew in their place", async () => {
    await holds("99.99");
    const [id] = notices().shown.keys();
    await hide(true);
    expect([...notices().shown.keys()]).toEqual([id]);
    expect(messages()).toEqual(["Available funds are •••• EUR, below •••• EUR. Top up soon."]);
  });

  it("also of one about several accounts", async () => {
    await worker.have({ id: "two", name: "Agency" });
    world.registrar.statuses.set("two", statusWith({ balance: "12.34" }));
    await holds("99.99");
    // As if both had been told of by one.
    const at = [...notices().shown.keys()][0]?.split(":").at(-1);
    const group = `warnings:one:${at}`;
    notices().shown.clear();
    await world.browser.storage.session.set({ [`notified:${group}`]: ["one", "two"] });
    await notices().create(group, {
      type: "basic",
      iconUrl: "i",
      title: "t",
      message: "12.34 EUR",
    });
    await hide(true);
    expect([...notices().shown.keys()]).toEqual([group]);
    const [message = ""] = messages();
    expect(message).toContain("Agency");
    expect(message).toContain("Available funds are •••• EUR");
    expect(message).not.toMatch(/\d\d/);
  });

  it("of one whose words nobody has any more it says where they are, and of one without account it clears", async () => {
    const plain = { type: "basic", iconUrl: "i", title: "t", message: "You have 99.99 EUR" };
    await notices().create("warning:one:5", plain);
    await notices().create("warning:gone:5", plain);
    await notices().create("another", plain);
    await hide(true);
    expect([...notices().shown].map(([id, { message }]) => [id, message])).toEqual([
      ["warning:one:5", "Amounts are hidden now. The dashboard still has what this said."],
      ["another", plain.message],
    ]);
  });

  it("says where the system keeps a notification as it is; the choice is kept all the same", async () => {
    await holds("99.99");
    notices().failWith = new Error("no");
    expect(await hide(true)).toMatchObject({ ok: false, failure: { kind: "storage" } });
    expect(await isHidden()).toBe(true);
  });

  it("needs no notifications", async () => {
    world.browser.grantedPermissions.clear();
    expect(await hide(true)).toEqual({ ok: true, value: null });
  });

  it("holds for notifications to come, after a restart of the worker too", async () => {
    await hide(true);
    worker = await startWorker(world);
    await holds("99.99");
    expect(messages()).toEqual(["Available funds are •••• EUR, below •••• EUR. Top up soon."]);
    expect(title()).toContain("•••• EUR");
  });

  it("is undone by no page that saves what it read before", async () => {
    await hide(true);
    await worker.handlers["save-preferences"]({ preferences: preferencesWith({ soonDays: 30 }) });
    expect((await worker.overview()).preferences).toMatchObject({
      soonDays: 30,
      hideAmounts: true,
    });
    await hide(false);
    await worker.handlers["save-preferences"]({
      preferences: preferencesWith({ hideAmounts: true }),
    });
    expect(await isHidden()).toBe(false);
  });

  it("lasts while the preferences cannot be read", async () => {
    await hide(true);
    await world.browser.storage.local.set({ preferences: { version: 99, value: {} } });
    await worker.publish();
    expect(await isHidden()).toBe(true);
  });

  it("turns to the other of the two where neither is said", async () => {
    await hide(null);
    expect(await isHidden()).toBe(true);
    await hide(null);
    expect(await isHidden()).toBe(false);
  });

  it("is not undone while the vault is locked", async () => {
    await worker.handlers["set-passphrase"]({ current: "", next: "correct horse battery" });
    await worker.handlers.lock({});
    await hide(true);
    expect(await hide(false)).toMatchObject({ ok: false, failure: { kind: "locked" } });
    expect(await isHidden()).toBe(true);
  });
});

interface Item {
  id: string;
  title?: string;
  visible?: boolean;
  parentId?: string;
}

/** The icon's own menu and the shortcuts, as a desktop's browser has them. */
function withMenus(items = new Map<string, Item>()) {
  const contextMenus = {
    create: (item: Item, done: () => void) => {
      items.set(item.id, item);
      done();
    },
    update: async (id: string, change: Partial<Item>) => {
      const item = items.get(id);
      if (!item) throw new Error(`Cannot find menu item with id ${id}`);
      Object.assign(item, change);
    },
    onClicked: fakeEvent<[{ menuItemId: string | number }, { windowId: number }?]>(),
  };
  const commands = { onCommand: fakeEvent<[string]>() };
  Object.assign(world.browser, { contextMenus, commands });
  return { items, contextMenus, commands };
}

describe("the icon's own menu", () => {
  it("has at most six items on top, and those of now alone", async () => {
    const { items } = withMenus();
    await worker.publish();
    const top = [...items.values()].filter(({ parentId }) => parentId === undefined);
    expect(top.length).toBeLessThanOrEqual(6);
    expect(top.map(({ title, visible }) => [title, visible])).toEqual([
      ["Refresh all", true],
      ["Dashboard", true],
      ["Open in the side panel", false],
      ["Hide amounts", true],
      ["Snooze", true],
      ["Lock now", false],
    ]);
    await worker.handlers["set-passphrase"]({ current: "", next: "correct horse battery" });
    expect(items.get("lock")?.visible).toBe(true);
    await worker.handlers.lock({});
    expect([items.get("lock")?.visible, items.get("refresh-all")?.visible]).toEqual([false, false]);
  });

  it("is found again by the next worker, which makes no item twice", async () => {
    const { items, contextMenus } = withMenus();
    await worker.publish();
    const made = vi.spyOn(contextMenus, "create");
    worker = await startWorker(world);
    await worker.publish();
    expect(made).not.toHaveBeenCalled();
    await hide(true);
    expect(items.get("hide-amounts")?.title).toBe("Show amounts");
  });
});

describe("the side panel", () => {
  it.each([
    ["Chrome", (open: unknown) => ({ sidePanel: { open } }), [{ windowId: 7 }]],
    ["Firefox", (open: unknown) => ({ sidebarAction: { open } }), []],
  ])("of %s is opened by the menu, before anything is awaited", async (_name, panelOf, given) => {
    const { items, contextMenus } = withMenus();
    const asked: unknown[][] = [];
    const open = async (...args: unknown[]) => void asked.push(args);
    Object.assign(world.browser, panelOf(open));
    await worker.publish();
    expect(items.get("side-panel")?.visible).toBe(true);
    await import("../../src/background/index.ts");
    void contextMenus.onClicked.emit({ menuItemId: "side-panel" }, { windowId: 7 });
    expect(asked).toEqual([given]);
  });

  it("that the browser refuses to open is no silence", async () => {
    const { contextMenus } = withMenus();
    const open = () => Promise.reject(new Error("no gesture"));
    Object.assign(world.browser, { sidePanel: { open } });
    await import("../../src/background/index.ts");
    await worker.settled();
    await contextMenus.onClicked.emit({ menuItemId: "side-panel" }, { windowId: 7 });
    expect((await worker.overview()).problem?.text).toContain("no gesture");
  });
});

describe("an item or a shortcut", () => {
  const open = () => world.browser.tabs.open.map(({ url }) => url);

  it("does what it says", async () => {
    const { contextMenus, commands } = withMenus();
    await import("../../src/background/index.ts");
    await worker.settled();
    world.registrar.take();
    await commands.onCommand.emit("hide-amounts");
    expect(await isHidden()).toBe(true);
    pass(20 * minute);
    await contextMenus.onClicked.emit({ menuItemId: "refresh-all" });
    await worker.settled();
    expect(world.registrar.take().length).toBeGreaterThan(0);
    await contextMenus.onClicked.emit({ menuItemId: "dashboard" });
    expect(open()).toEqual(["chrome-extension://own-extension/dashboard.html"]);
    const snoozed = async () => {
      const { watch } = await world.browser.storage.local.get("watch");
      const { value } = watch as { value: Record<string, { snoozedUntil: number | null }> };
      return value.one?.snoozedUntil;
    };
    await contextMenus.onClicked.emit({ menuItemId: "snooze-day" });
    expect(await snoozed()).toBe(Date.now() + 24 * 60 * minute);
    await contextMenus.onClicked.emit({ menuItemId: "snooze-week" });
    expect(await snoozed()).toBe(Date.now() + 7 * 24 * 60 * minute);
    await contextMenus.onClicked.emit({ menuItemId: "snooze-end" });
    expect(await snoozed()).toBeNull();
    await worker.handlers["set-passphrase"]({ current: "", next: "correct horse battery" });
    await commands.onCommand.emit("lock");
    expect((await worker.overview()).vault.locked).toBe(true);
  });

  it("that needs the passphrase first leads to where that is entered", async () => {
    const { commands } = withMenus();
    await import("../../src/background/index.ts");
    await worker.settled();
    await hide(true);
    await worker.handlers["set-passphrase"]({ current: "", next: "correct horse battery" });
    await worker.handlers.lock({});
    await commands.onCommand.emit("hide-amounts");
    expect(await isHidden()).toBe(true);
    expect(open()).toEqual(["chrome-extension://own-extension/dashboard.html"]);
  });

  it("of another name does nothing", async () => {
    const { commands } = withMenus();
    await import("../../src/background/index.ts");
    await worker.settled();
    const before = await world.browser.storage.local.get(null);
    await commands.onCommand.emit("toString");
    expect(await world.browser.storage.local.get(null)).toEqual(before);
  });
});
