import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { failed, failure, ok } from "../../src/domain/failure.ts";
import { undoSpan } from "../../src/domain/undo-span.ts";
import { minute } from "../support/domain/records.ts";
import { deferred } from "../support/worker/fake-client.ts";
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
const finish = () => worker.handlers["finish-removal"]({ accountId: "two" });
const finishOver = () => worker.finishRemovals(worker.isOverAt(Date.now()));
const gone = failed(failure("account-gone"));

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
    await finishOver();
    expect(await storedIn("secrets")).toEqual(["one", "two", "three"]);
  });

  it("is removed with its secrets and figures when its time is over, and not before", async () => {
    await remove();
    pass(undoSpan - 1);
    await finishOver();
    expect(await storedIn("secrets")).toContain("two");
    pass(1);
    await finishOver();
    expect(await storedIn("secrets")).toEqual(["one", "three"]);
    expect(await worker.snapshot("two")).toBeUndefined();
    expect(await undo()).toEqual(gone);
    expect(await ids()).toEqual(["one", "three"]);
  });

  it("is removed also where the clock was set back meanwhile", async () => {
    await remove();
    pass(-minute);
    await finishOver();
    expect(await storedIn("secrets")).toEqual(["one", "three"]);
  });
});

describe("several removed accounts", () => {
  const removeOf = (accountId: string) => worker.handlers["remove-account"]({ accountId });
  const undoOf = (accountId: string) => worker.handlers["undo-removal"]({ accountId });

  it("go one by one: what is removed now takes no other along", async () => {
    await removeOf("one");
    await remove();
    await finish();
    expect(await storedIn("secrets")).toEqual(["one", "three"]);
    expect(await undoOf("one")).toEqual(ok(null));
    expect(await ids()).toEqual(["one", "three"]);
  });

  it.each([
    [
      ["one", "two"],
      ["one", "two"],
    ],
    [
      ["one", "two"],
      ["two", "one"],
    ],
    [
      ["two", "one"],
      ["one", "two"],
    ],
    [
      ["one", "two", "three"],
      ["three", "one", "two"],
    ],
  ])("removed as %j and taken back as %j stand as before", async (removed, back) => {
    for (const id of removed) await removeOf(id);
    for (const id of back) await undoOf(id);
    expect(await ids()).toEqual(["one", "two", "three"]);
  });
});

describe("a removal that is taken back", () => {
  it("is so from two windows as well", async () => {
    await remove();
    expect(await undo()).toEqual(ok(null));
    expect(await undo()).toEqual(ok(null));
    expect(await ids()).toEqual(["one", "two", "three"]);
  });

  const withCheckUnderWay = async (call: "signIn" | "balance") => {
    pass(20 * minute);
    const answer = deferred<never>();
    world.registrar.next("two", call, answer.promise);
    void worker.unsettled.checkDue(Date.now());
    await vi.waitFor(() =>
      expect(world.registrar.calls).toContainEqual(
        expect.objectContaining({ user: "two", method: call }),
      ),
    );
    world.registrar.take();
  };
  const askedOfTwo = () => world.registrar.calls.filter(({ user }) => user === "two").length;

  it("has it asked at once where it broke off a check, whose answer is nobody's", async () => {
    await withCheckUnderWay("balance");
    const before = (await worker.snapshot("two"))?.status?.at;
    await remove();
    await undo();
    await vi.waitFor(async () =>
      expect((await worker.snapshot("two"))?.status?.at).toBeGreaterThan(before ?? 0),
    );
    expect(askedOfTwo()).toBeGreaterThan(0);
  });

  it("repeats no sign-in whose outcome is not known", async () => {
    await worker.forgetSessions();
    await withCheckUnderWay("signIn");
    await remove();
    await undo();
    expect((await worker.snapshot("two"))?.nextCheckAt).toBeGreaterThan(Date.now());
    expect(askedOfTwo()).toBe(0);
  });

  it("asks for nothing where all is known", async () => {
    await remove();
    await undo();
    await worker.settled();
    expect(world.registrar.calls).toEqual([]);
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

  it("has one that is set anew where the browser forgot it, when it was closed meanwhile", async () => {
    await remove();
    world.browser.alarmsSet.clear();
    pass(undoSpan / 2);
    worker = await startWorker(world);
    await worker.finishInTurn(Date.now());
    expect(await storedIn("secrets")).toContain("two");
    const alarm = await world.browser.alarms.get(worker.removalAlarm);
    expect(alarm?.when).toBeGreaterThan(Date.now());
  });

  it("leaves what is left of the time to the next one's own timer", async () => {
    await remove();
    pass(undoSpan / 2);
    worker = await startWorker(world);
    const timers = vi.spyOn(globalThis, "setTimeout").mockReturnValue(0 as never);
    await worker.finishInTurn(Date.now());
    const begun = timers.mock.calls.filter(([, delay]) => delay === undoSpan / 2);
    timers.mockRestore();
    pass(undoSpan / 2);
    for (const [run] of begun) run();
    await vi.waitFor(async () => expect(await storedIn("secrets")).toEqual(["one", "three"]));
  });

  it("before it could show that the account is gone: the next one does", async () => {
    await worker.publish();
    await worker.takeOut("two", Date.now());
    expect(await shown()).toContain("two");
    worker = await startWorker(world);
    await worker.finishInTurn(Date.now());
    expect(await shown()).toEqual(["one", "three"]);
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

describe("what cannot be removed as a whole", () => {
  let mend: () => Promise<void>;
  beforeEach(async () => {
    await remove();
    const { snapshots } = await world.browser.storage.local.get("snapshots");
    await world.browser.storage.local.set({ snapshots: { version: 99, value: "?" } });
    mend = () => world.browser.storage.local.set({ snapshots });
  });

  it("is tried again", async () => {
    pass(undoSpan);
    expect(await finishOver()).toMatchObject({ failure: { kind: "storage" } });
    expect(await storedIn("secrets")).toEqual(["one", "three"]);
    await mend();
    expect(await finishOver()).toEqual(ok(null));
    expect(await storedIn("snapshots")).toEqual(["one", "three"]);
  });

  it("is tried again by an alarm, after a pause", async () => {
    pass(undoSpan);
    await worker.finishInTurn(Date.now());
    const alarm = await world.browser.alarms.get(worker.removalAlarm);
    expect(alarm?.when).toBeGreaterThanOrEqual(Date.now() + minute);
  });

  it("cannot be taken back without its password", async () => {
    expect(await finish()).toMatchObject({ failure: { kind: "storage" } });
    await mend();
    expect(await undo()).toEqual(gone);
    expect(await ids()).toEqual(["one", "three"]);
    expect(await finishOver()).toEqual(ok(null));
    expect(await storedIn("snapshots")).toEqual(["one", "three"]);
  });
});

describe("a worker that dies while it removes", () => {
  /** As the browser finds the storage when a worker dies before its write of that number, from 1. */
  function dieAtWrite(number: number): { isDead: () => boolean; revive: () => void } {
    const { local } = world.browser.storage;
    const { set, remove } = local;
    let writes = 0;
    const dying =
      <A extends unknown[]>(write: (...args: A) => Promise<void>) =>
      (...args: A) =>
        ++writes >= number ? new Promise<void>(() => undefined) : write(...args);
    Object.assign(local, { set: dying(set), remove: dying(remove) });
    return {
      isDead: () => writes >= number,
      revive: () => void Object.assign(local, { set, remove }),
    };
  }

  it.each([1, 2, 3, 4, 5, 6, 7])(
    "before write %i leaves an account that is back with its password, or is gone for good",
    async (number) => {
      await remove();
      const { isDead, revive } = dieAtWrite(number);
      await Promise.race([finish(), vi.waitFor(() => expect(isDead()).toBe(true))]);
      expect(isDead()).toBe(true);
      revive();
      worker = await startWorker(world);
      const undone = await undo();
      expect(undone).toEqual(number === 1 ? ok(null) : gone);
      pass(undoSpan);
      await worker.finishInTurn(Date.now());
      const left = undone.ok ? ["one", "two", "three"] : ["one", "three"];
      expect((await storedIn("secrets")).toSorted()).toEqual(left.toSorted());
      expect((await storedIn("snapshots")).toSorted()).toEqual(left.toSorted());
      expect(await shown()).toEqual(left);
    },
  );
});

it("a new passphrase seals no secret of an account that was removed", async () => {
  await remove();
  const set = await worker.handlers["set-passphrase"]({ current: "", next: "plum harbour kettle" });
  expect(set).toEqual(ok(null));
  expect(await storedIn("secrets")).toEqual(["one", "three"]);
});
