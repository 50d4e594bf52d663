import { beforeEach, describe, expect, it, vi } from "vitest";
import { undoSpan } from "../../src/domain/undo-span.ts";
import { minute, preferencesWith, statusWith } from "../support/domain/records.ts";
import { newWorld, pass, startWorker, type Worker, type World } from "../support/worker/worker.ts";

const passphrase = "correct horse battery";

let world: World;
let worker: Worker;
beforeEach(async () => {
  vi.stubEnv("TZ", "UTC");
  world = newWorld();
  vi.stubGlobal("self", new EventTarget());
  worker = await startWorker(world);
  world.browser.grantedPermissions.add("notifications");
  await worker.handlers["save-preferences"]({ preferences: preferencesWith({ notify: true }) });
});

const notices = () => world.browser.notices;
const standing = () => [...notices().shown.keys()];
const words = () =>
  [...notices().shown.values()]
    .map(({ title, message }) => `${title}\n${message}`.replaceAll("\u00a0", " "))
    .join("\n");
const prefer = (part: Parameters<typeof preferencesWith>[0]) =>
  worker.handlers["save-preferences"]({ preferences: preferencesWith({ notify: true, ...part }) });

/** Each account is told to have so little, and is warned of. */
async function haveLow(...accounts: [id: string, name: string][]): Promise<void> {
  await worker.have(...accounts.map(([id, name]) => ({ id, name })));
  for (const [id] of accounts) world.registrar.statuses.set(id, statusWith({ balance: "12.34" }));
  pass(20 * minute);
  await worker.checkDue(Date.now());
}

/** As if one notification had told of these accounts at once: of a moment at which each was warned of. */
async function asOne(...ids: string[]): Promise<string> {
  const at = standing()[0]?.split(":").at(-1);
  const group = `warnings:${ids[0]}:${at}`;
  notices().shown.clear();
  await world.browser.storage.session.set({ [`notified:${group}`]: ids });
  await notices().create(group, { type: "basic", iconUrl: "i", title: "t", message: "12.34 EUR" });
  return group;
}

/** Its minute has come, where it was chosen before that. */
async function tellDigest(): Promise<void> {
  const { tellDigest } = await import("../../src/background/digest.ts");
  await tellDigest(Date.now());
  pass(2 * minute);
  await tellDigest(Date.now());
}
/** The minute of the local day that comes next. */
const soon = (): number => (Math.floor(Date.now() / minute) + 1) % 1440;

describe("a warning whose account is removed", () => {
  beforeEach(() => haveLow(["one", "Shop"]));

  it("stands while that can be taken back, and goes with it for good", async () => {
    const [id] = standing();
    expect(id).toMatch(/^warning:one:/);
    await worker.handlers["remove-account"]({ accountId: "one" });
    expect(standing()).toEqual([id]);
    pass(undoSpan);
    await worker.finishInTurn(Date.now());
    expect(standing()).toEqual([]);
  });

  it("goes at the next worker's start where the one that removed it was killed", async () => {
    await worker.removeAccount("one");
    expect(standing()).toHaveLength(1);
    worker = await startWorker(world);
    await worker.publish();
    expect(standing()).toEqual([]);
  });

  it("stays while nobody can tell which accounts there are", async () => {
    await world.browser.storage.local.set({ accounts: { version: 99, value: "?" } });
    await worker.publish();
    expect(standing()).toHaveLength(1);
  });

  it("that the system keeps is no silence", async () => {
    notices().clear = () => Promise.reject(new Error("it stays"));
    await worker.removeForGood("one");
    expect((await worker.overview()).problem?.text).toContain("it stays");
  });

  it("takes none of another account along, and none that is not ours", async () => {
    await haveLow(["two", "Agency"]);
    await notices().create("another", { type: "basic", iconUrl: "i", title: "t", message: "m" });
    await worker.removeForGood("one");
    expect(standing().map((id) => id.replace(/:\d+$/, ""))).toEqual(["warning:two", "another"]);
  });
});

describe("a notification about several accounts of which one is removed", () => {
  beforeEach(() => haveLow(["one", "Shop"], ["two", "Agency"], ["three", "Side"]));

  it("tells of those that are left, and of one alone as any other does", async () => {
    const group = await asOne("one", "two", "three");
    await worker.removeForGood("one");
    expect(standing()).toEqual([group]);
    expect(words()).toContain("Agency");
    expect(words()).not.toContain("Shop");
    const shows = vi.spyOn(notices(), "create");
    await worker.publish();
    expect(shows).not.toHaveBeenCalled();
    await worker.removeForGood("two");
    expect(words()).toBe("Side\nAvailable funds are 12.34 EUR, below 100.00 EUR. Top up soon.");
    await worker.removeForGood("three");
    expect(standing()).toEqual([]);
  });
});

describe("the digest", () => {
  beforeEach(async () => {
    await haveLow(["one", "Shop"], ["two", "Agency"]);
    notices().shown.clear();
    await prefer({ digest: soon() });
    await tellDigest();
    expect(standing()).toEqual(["digest"]);
    expect(words()).toContain("Shop");
  });

  it("no longer names an account that was removed, and goes with the last one", async () => {
    await worker.removeForGood("one");
    expect(words()).not.toContain("Shop");
    expect(words()).toContain("Agency");
    await worker.removeForGood("two");
    expect(standing()).toEqual([]);
  });

  it("leads to the dashboard of all accounts", async () => {
    await import("../../src/background/index.ts");
    await notices().onClicked.emit("digest");
    expect(world.browser.tabs.open.map(({ url }) => url)).toEqual([
      "chrome-extension://own-extension/dashboard.html",
    ]);
  });
});

describe("a lock under which figures are hidden", () => {
  beforeEach(async () => {
    await haveLow(["one", "Shop"], ["two", "Agency"]);
    await worker.handlers["set-passphrase"]({ current: "", next: passphrase });
  });

  it("takes away every notification that tells them, and nothing else", async () => {
    await prefer({ hideWhenLocked: true, digest: soon() });
    await tellDigest();
    await notices().create("another", { type: "basic", iconUrl: "i", title: "t", message: "m" });
    expect(standing()).toContain("digest");
    await worker.handlers.lock({});
    expect(standing()).toEqual(["another"]);
  });

  it("does so at the next worker's start where the one that locked was killed", async () => {
    await prefer({ hideWhenLocked: true });
    const { lock } = await import("../../src/background/vault-lock.ts");
    await lock(Date.now());
    expect(standing().length).toBeGreaterThan(0);
    worker = await startWorker(world);
    await worker.publish();
    expect(standing()).toEqual([]);
  });

  it("leaves the digest that comes while it lasts", async () => {
    await prefer({ hideWhenLocked: true, digest: soon() });
    await worker.handlers.lock({});
    await tellDigest();
    await worker.publish();
    expect(standing()).toEqual(["digest"]);
    expect(words()).not.toContain("12.34");
  });

  it("takes none away where figures stay on view", async () => {
    const before = standing();
    await worker.handlers.lock({});
    expect(standing()).toEqual(before);
    expect(before.length).toBeGreaterThan(0);
  });
});
