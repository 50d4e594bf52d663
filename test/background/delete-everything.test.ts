import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ok } from "../../src/domain/failure.ts";
import { minute, statusWith } from "../support/domain/records.ts";
import { deferred } from "../support/worker/fake-client.ts";
import { newWorld, pass, startWorker, type Worker, type World } from "../support/worker/worker.ts";

let world: World;
let worker: Worker;
beforeEach(async () => {
  world = newWorld();
  worker = await startWorker(world);
  await worker.have({ id: "one" }, { id: "two" });
  await worker.checkDue(Date.now());
  world.registrar.take();
});
afterEach(() => vi.useRealTimers());

const run = () => worker.handlers["delete-everything"]({});
const records = () => world.browser.storage.local.get(null) as Promise<Record<string, unknown>>;

/** All that lies in databases, by their names. */
async function inDatabases(): Promise<Record<string, unknown[]>> {
  const kept: Record<string, unknown[]> = {};
  for (const { name = "" } of await indexedDB.databases()) {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(name);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    for (const store of database.objectStoreNames) {
      const values = await new Promise<unknown[]>((resolve, reject) => {
        const request = database.transaction(store).objectStore(store).getAll();
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
      if (values.length > 0) kept[name] = values;
    }
    database.close();
  }
  return kept;
}

/** What is left where nobody has set up anything yet, after the worker has published that. */
async function asFresh(): Promise<string[]> {
  const fresh = newWorld();
  await (await startWorker(fresh)).publish();
  const found = await fresh.browser.storage.local.get(null);
  return Object.keys(found).sort();
}

describe("deleting everything", () => {
  it("leaves nothing of accounts, secrets, histories, the vault's key and settings", async () => {
    await worker.removeForGood("two");
    expect(Object.keys(await inDatabases())).toEqual(
      expect.arrayContaining(["history", "known-accounts", "vault"]),
    );
    expect(await run()).toEqual(ok(null));
    expect(await inDatabases()).toEqual({});
    const left = await records();
    expect(JSON.stringify(left)).not.toMatch(/"(?:one|two)"|password of/);
    expect(await world.browser.storage.session.get(null)).toEqual({});
    expect(await worker.accounts()).toEqual([]);
    const { accounts, problem } = await worker.overview();
    expect([accounts, problem]).toEqual([[], null]);
    const names = Object.keys(left).sort();
    expect(await asFresh()).toEqual(expect.arrayContaining(names));
  });

  it("is no loss of records to the next worker, which begins as if newly installed", async () => {
    await run();
    worker = await startWorker(world);
    await worker.publish();
    expect((await worker.overview()).problem).toBeNull();
    await worker.have({ id: "three" });
    await worker.checkDue(Date.now());
    expect((await worker.overview()).accounts.map(({ id }) => id)).toEqual(["three"]);
  });

  it("breaks off a check that is under way: its answer is kept nowhere", async () => {
    pass(20 * minute);
    const answer = deferred<ReturnType<typeof ok<ReturnType<typeof statusWith>>>>();
    world.registrar.next("one", "balance", answer.promise);
    const checking = worker.unsettled.checkDue(Date.now());
    await vi.waitFor(() =>
      expect(world.registrar.calls).toContainEqual(
        expect.objectContaining({ user: "one", method: "balance" }),
      ),
    );
    expect(await run()).toEqual(ok(null));
    answer.resolve(ok(statusWith()));
    await checking;
    await worker.settled();
    expect(await inDatabases()).toEqual({});
    expect(JSON.stringify(await records())).not.toContain('"one"');
  });

  it("works while locked, as whoever forgot the passphrase needs it", async () => {
    await worker.handlers["set-passphrase"]({ current: "", next: "plum harbour kettle" });
    await worker.handlers.lock({});
    expect(await run()).toEqual(ok(null));
    expect((await worker.overview()).vault).toEqual({
      mode: "device",
      locked: false,
      hidden: false,
    });
  });

  it.each([0, 1, 2, 3])(
    "is gone on with by the next worker where this one dies at step %s",
    async (steps) => {
      // A worker that dies: whatever it would have removed from then on stays.
      let left = steps;
      const { local } = world.browser.storage;
      const set = local.set.bind(local);
      const clear = local.clear.bind(local);
      const dying =
        <A extends unknown[], T>(work: (...args: A) => Promise<T>) =>
        (...args: A): Promise<T> =>
          left-- > 0 ? work(...args) : Promise.reject(new Error("dead"));
      // The note itself is written.
      left += 1;
      local.set = dying(set);
      local.clear = dying(clear);
      await run().catch(() => undefined);
      local.set = set;
      local.clear = clear;
      worker = await startWorker(world);
      const { finishDeletion } = await import("../../src/background/delete-everything.ts");
      await finishDeletion(Date.now());
      expect(await worker.accounts()).toEqual([]);
      expect(await inDatabases()).toEqual({});
      expect(await records()).not.toHaveProperty("deletion");
    },
  );

  it("is nothing that a start does by itself", async () => {
    const { finishDeletion } = await import("../../src/background/delete-everything.ts");
    await finishDeletion(Date.now());
    expect((await worker.accounts()).map(({ id }) => id)).toEqual(["one", "two"]);
  });
});
