import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { failed, failure, ok } from "../../src/domain/failure.ts";
import { undoSpan } from "../../src/domain/undo-span.ts";
import { minute } from "../support/domain/records.ts";
import { newWorld, pass, startWorker, type Worker, type World } from "../support/worker/worker.ts";

let world: World;
let worker: Worker;
beforeEach(async () => {
  world = newWorld();
  worker = await startWorker(world);
  await worker.have({ id: "one" }, { id: "two" }, { id: "three" });
  await worker.checkDue(Date.now());
  world.registrar.take();
});
afterEach(() => vi.useRealTimers());

const ids = async () => (await worker.accounts()).map(({ id }) => id);
const shown = async () => (await worker.overview()).accounts.map(({ id }) => id);
const storedIn = async (record: string): Promise<string[]> =>
  Object.keys(((await world.browser.storage.local.get(record))[record] as { value: object }).value);
const remove = () => worker.handlers["remove-account"]({ accountId: "two" });
const undo = () => worker.handlers["undo-removal"]({ accountId: "two" });

describe("a removed account", () => {
  it("is gone from everything at once, while what is kept about it waits", async () => {
    expect(await remove()).toEqual(ok(null));
    expect(await ids()).toEqual(["one", "three"]);
    expect(await shown()).toEqual(["one", "three"]);
    expect(await storedIn("secrets")).toEqual(["one", "two", "three"]);
    expect(await worker.snapshot("two")).toBeDefined();
  });

  it("is asked for nothing any more", async () => {
    await remove();
    pass(60 * minute);
    await worker.checkDue(Date.now());
    await worker.refresh(null, Date.now());
    expect(world.registrar.calls.filter(({ user }) => user === "two")).toEqual([]);
    expect(world.registrar.calls.length).toBeGreaterThan(0);
  });

  it("is back in its place, with all that was kept, when that is taken back", async () => {
    const before = await worker.snapshot("two");
    await remove();
    expect(await undo()).toEqual(ok(null));
    expect(await ids()).toEqual(["one", "two", "three"]);
    expect(await shown()).toEqual(["one", "two", "three"]);
    expect((await worker.snapshot("two"))?.status).toEqual(before?.status);
    pass(undoSpan);
    await worker.finishRemovals(Date.now());
    expect(await storedIn("secrets")).toEqual(["one", "two", "three"]);
  });

  it("is removed with its secrets and figures when its time is over, and not before", async () => {
    await remove();
    pass(undoSpan - 1);
    await worker.finishRemovals(Date.now());
    expect(await storedIn("secrets")).toContain("two");
    pass(1);
    await worker.finishRemovals(Date.now());
    expect(await storedIn("secrets")).toEqual(["one", "three"]);
    expect(await worker.snapshot("two")).toBeUndefined();
    expect(await undo()).toEqual(failed(failure("account-gone")));
    expect(await ids()).toEqual(["one", "three"]);
  });

  it("is removed also where the clock was set back meanwhile", async () => {
    await remove();
    pass(-minute);
    await worker.finishRemovals(Date.now());
    expect(await storedIn("secrets")).toEqual(["one", "three"]);
  });
});

describe("a worker that dies before the time is over", () => {
  it("brings nothing back, and the next one removes what it was to", async () => {
    await remove();
    worker = await startWorker(world);
    await worker.publish();
    expect(await shown()).toEqual(["one", "three"]);
    pass(undoSpan);
    await worker.finishInTurn(Date.now());
    expect(await storedIn("secrets")).toEqual(["one", "three"]);
    expect(await storedIn("snapshots")).toEqual(["one", "three"]);
  });

  it("has an alarm that wakes the next one, also when no account is left", async () => {
    await remove();
    const alarm = await world.browser.alarms.get(worker.removalAlarm);
    expect(alarm?.when).toBeGreaterThan(Date.now());
  });

  it("leaves it to be taken back within its time", async () => {
    await remove();
    worker = await startWorker(world);
    expect(await undo()).toEqual(ok(null));
    expect(await ids()).toEqual(["one", "two", "three"]);
  });

  it("its start takes nothing of it for a leftover of an account that is gone", async () => {
    await remove();
    worker = await startWorker(world);
    const { removeOrphans } = await import("../../src/background/foresight/forget.ts");
    await removeOrphans(Date.now());
    await undo();
    expect((await worker.shown("two"))?.foresight).not.toBeNull();
  });
});

it("what cannot be removed as a whole is tried again", async () => {
  await remove();
  pass(undoSpan);
  const { snapshots } = await world.browser.storage.local.get("snapshots");
  await world.browser.storage.local.set({ snapshots: { version: 99, value: "?" } });
  expect(await worker.finishRemovals(Date.now())).toMatchObject({ failure: { kind: "storage" } });
  expect(await storedIn("secrets")).toEqual(["one", "three"]);
  await world.browser.storage.local.set({ snapshots });
  expect(await worker.finishRemovals(Date.now())).toEqual(ok(null));
  expect(await storedIn("snapshots")).toEqual(["one", "three"]);
});

it("a new passphrase seals no secret of an account that was removed", async () => {
  await remove();
  const set = await worker.handlers["set-passphrase"]({ current: "", next: "plum harbour kettle" });
  expect(set).toEqual(ok(null));
  expect(await storedIn("secrets")).toEqual(["one", "three"]);
});
