import { beforeEach, describe, expect, it } from "vitest";
import { minute, noon } from "../../support/domain/records.ts";
import {
  draftWith,
  newWorld,
  pass,
  startWorker,
  type Worker,
  type World,
} from "../../support/worker/worker.ts";

let world: World;
let worker: Worker;
beforeEach(async () => {
  world = newWorld();
  worker = await startWorker(world);
});

const begin = () => worker.handlers["begin-samples"]({});
const end = () => worker.handlers["end-samples"]({});
const bytes = () => world.browser.storage.local.text();
const stored = () => (JSON.parse(bytes()) as [string, unknown][]).map(([key]) => key).toSorted();

describe("sample accounts", () => {
  it("are shown by overview, badge and tooltip, each of which says what they are", async () => {
    expect(await begin()).toMatchObject({ ok: true });
    const overview = await worker.overview();
    expect(overview.sample).toBe(true);
    expect(overview.accounts).toHaveLength(8);
    expect(world.browser.badge.text).toBe("!4");
    expect(world.browser.badge.title.split("\n")[0]).toBe("Sample data: no real accounts");
  });

  it("are in no record of accounts, have no secret, and nothing is asked for them", async () => {
    await begin();
    expect(await worker.accounts()).toEqual([]);
    await worker.checkDue(noon);
    await worker.handlers["check-due"]({});
    expect(world.registrar.calls).toEqual([]);
    expect(stored()).toEqual(["overview", "samples"]);
    expect(world.browser.storage.session.text()).toBe("[]");
  });

  it("do not begin where accounts were set aside, and hide nothing of that kind", async () => {
    await begin();
    await world.browser.storage.local.set({ accounts: { version: 2, value: [{ id: 7 }] } });
    await worker.publish();
    expect((await worker.overview()).problem?.kind).toBe("set-aside");
    expect(world.browser.badge.title).toContain("Sample data");
    await end();
    expect(await begin()).toMatchObject({ ok: false, failure: { kind: "set-aside" } });
  });

  it("warn nobody, whatever is missing", async () => {
    world.browser.grantedPermissions.add("notifications");
    const preferences = { ...(await worker.overview()).preferences, notify: true, digest: 0 };
    await worker.handlers["save-preferences"]({ preferences });
    await begin();
    const { tellDigest } = await import("../../../src/background/digest.ts");
    await tellDigest(noon);
    expect(world.browser.notices.shown.size).toBe(0);
    expect(stored()).not.toContain("warnings");
  });

  it("say what they are when a refresh is wanted", async () => {
    await begin();
    expect(await worker.handlers.refresh({ accountId: null })).toMatchObject({
      ok: false,
      failure: { kind: "sample-data" },
    });
  });

  it("are there again after the worker and the browser were stopped", async () => {
    await begin();
    worker = await startWorker(world);
    pass(60 * minute);
    await worker.publish();
    const overview = await worker.overview();
    expect(overview.sample).toBe(true);
    // As of now, not as of then.
    expect(overview.accounts[0]?.figures?.at).toBe(noon + 60 * minute);
  });

  it("are worked out anew when a page is opened", async () => {
    await begin();
    pass(90 * minute);
    await worker.handlers["check-due"]({});
    expect((await worker.overview()).accounts[0]?.figures?.at).toBe(noon + 90 * minute);
  });

  it("go with one message, and leave nothing in any store", async () => {
    await worker.publish();
    const [before, databases] = [stored(), await indexedDB.databases()];
    await begin();
    expect(await end()).toMatchObject({ ok: true });
    expect(stored()).toEqual(before);
    expect((await worker.overview()).accounts).toEqual([]);
    expect(await worker.overview()).not.toHaveProperty("sample", true);
    expect(world.browser.badge).toMatchObject({ text: "" });
    expect(world.browser.badge.title).not.toContain("Sample");
    expect(bytes()).not.toContain("sample");
    expect(await indexedDB.databases()).toEqual(databases);
  });

  it("cannot begin beside a real account", async () => {
    await worker.have({ id: "one" });
    expect(await begin()).toMatchObject({ ok: false, failure: { kind: "rejected" } });
    expect(stored()).not.toContain("samples");
  });

  it("go with the first real account that is saved", async () => {
    await begin();
    world.registrar.passwords.set("one", "password of one");
    const report = await worker.testAccount(draftWith());
    if (!report.ok) throw new Error("the test failed");
    expect(stored()).toContain("samples");
    await worker.handlers["save-account"]({
      ticket: report.value.ticket,
      settings: { name: "One", warnBelow: "", checkEvery: 15 },
    });
    expect(stored()).not.toContain("samples");
    const overview = await worker.overview();
    expect(overview.accounts.map(({ name }) => name)).toEqual(["One"]);
    expect(overview.sample).toBeUndefined();
  });
});

it("go where a removed account is taken back", async () => {
  await worker.have({ id: "one" });
  await worker.handlers["remove-account"]({ accountId: "one" });
  await begin();
  expect((await worker.overview()).sample).toBe(true);
  expect(await worker.handlers["undo-removal"]({ accountId: "one" })).toMatchObject({ ok: true });
  expect(stored()).not.toContain("samples");
  expect((await worker.overview()).accounts.map(({ id }) => id)).toEqual(["one"]);
  await worker.settled();
});

describe("what brings no real account", () => {
  const undoTooLate = () => worker.handlers["undo-removal"]({ accountId: "gone" });
  const saveUntested = () =>
    worker.handlers["save-account"]({
      ticket: "none",
      settings: { name: "One", warnBelow: "", checkEvery: 15 },
    });

  it.each([
    ["a save that fails", saveUntested],
    ["an undo that is too late", undoTooLate],
  ])("leaves them: %s", async (_what, attempt) => {
    await begin();
    expect(await attempt()).toMatchObject({ ok: false });
    expect((await worker.overview()).sample).toBe(true);
  });
});

it("stand in no real account's way where the browser does not remove them", async () => {
  await worker.have({ id: "one" });
  await worker.handlers["remove-account"]({ accountId: "one" });
  await begin();
  world.browser.storage.local.remove = () => Promise.reject(new Error("no"));
  await worker.handlers["undo-removal"]({ accountId: "one" });
  expect(await worker.handlers.refresh({ accountId: null })).toMatchObject({ ok: true });
  expect((await worker.overview()).accounts.map(({ id }) => id)).toEqual(["one"]);
  await worker.settled();
});

describe("what pages ask of a sample account", () => {
  it("is its list, history and ledger, while samples are shown", async () => {
    await begin();
    const money = await worker.handlers["read-sample"]({ accountId: "sample-well" });
    expect(money).toMatchObject({
      ok: true,
      value: { charges: { ok: true }, loading: { ok: true } },
    });
    await end();
    expect(await worker.handlers["read-sample"]({ accountId: "sample-well" })).toMatchObject({
      ok: false,
      failure: { kind: "account-gone" },
    });
  });

  it("are its bookings of a time, without a request", async () => {
    await begin();
    const day = 86_400_000;
    const asked = { accountId: "sample-soon", from: noon - 30 * day, to: noon };
    const answer = await worker.handlers["read-bookings"](asked);
    if (!answer.ok) throw new Error("no bookings");
    expect(answer.value.more).toBe(false);
    expect(answer.value.rows.length).toBeGreaterThan(5);
    const times = answer.value.rows.map(({ at }) => at ?? 0);
    expect(times.every((at) => at >= asked.from && at <= asked.to)).toBe(true);
    expect(world.registrar.calls).toEqual([]);
  });
});
