// One entry that cannot be read ends nothing: it is set aside and said, and all the rest goes on.
import { beforeEach, describe, expect, it } from "vitest";
import { ok } from "../../src/domain/failure.ts";
import { initialWatch } from "../../src/domain/watch.ts";
import { minute, noon, preferencesWith, statusWith } from "../domain/records.ts";
import { type ForesightWorker, startForesightWorker } from "./foresight/foresight-worker.ts";
import { newWorld, pass, type World } from "./worker.ts";

let world: World;
let worker: ForesightWorker;
beforeEach(async () => {
  world = newWorld();
  worker = await startForesightWorker(world);
  world.browser.grantedPermissions.add("notifications");
  await worker.handlers["save-preferences"]({ preferences: preferencesWith({ notify: true }) });
  await worker.have({ id: "one", name: "Shop" }, { id: "two", name: "Other" });
  for (const accountId of ["one", "two"])
    await worker.saveWatch(accountId, { ...initialWatch, lead: 4 });
  await worker.check();
});

/** Puts something else into a record beside what it holds. */
async function harm(key: string, change: (value: never) => unknown): Promise<void> {
  const found = await world.browser.storage.local.get(key);
  const none = { version: 1, value: { warned: {}, held: {}, log: [] } as never };
  const stored = (found[key] ?? none) as { version: number; value: never };
  await world.browser.storage.local.set({ [key]: { ...stored, value: change(stored.value) } });
}
const bytesKept = async () => JSON.stringify(await world.browser.storage.local.get());

const cases: [string, (value: never) => unknown][] = [
  ["watch", (value: object) => ({ ...value, two: "of-garbage" })],
  ["snapshots", (value: object) => ({ ...value, two: "of-garbage" })],
  ["secrets", (value: object) => ({ ...value, two: "of-garbage" })],
  ["accounts", (value: object[]) => [...value.slice(0, 1), "of-garbage"]],
  ["warnings", (value: { log: unknown[] }) => ({ ...value, log: [...value.log, "of-garbage"] })],
  ["warnings", (value: object) => ({ ...value, held: { two: 7, three: "of-garbage" } })],
  ["preferences", (value: object) => ({ ...value, quiet: "of-garbage" })],
];

describe.each(cases)("an entry of %s that cannot be read", (key, change) => {
  it("keeps no other account from being checked and warned of, and is kept and said", async () => {
    await harm(key, change);
    pass(15 * minute);
    world.registrar.statuses.set("one", statusWith({ balance: "50" }));
    worker = await startForesightWorker(world);
    await worker.check();
    await worker.publish();
    expect((await worker.shown("one"))?.figures).toMatchObject({
      at: noon + 15 * minute,
      balance: "50",
    });
    expect([...world.browser.notices.shown.values()].map(({ title }) => title)).toContain("Shop");
    const { problem } = await worker.overview();
    expect(problem).toMatchObject({ kind: "set-aside", text: expect.stringContaining(key) });
    expect(world.browser.badge.title).toContain("Some stored data cannot be read");
    expect(await bytesKept()).toContain("of-garbage");
  });
});

it("is said until the user has seen it, by a badge that knows no worse, and kept afterwards", async () => {
  await harm("watch", (value: object) => ({ ...value, two: "of-garbage" }));
  await worker.publish();
  expect((await worker.overview()).problem?.kind).toBe("set-aside");
  expect(await worker.handlers["acknowledge-aside"]({})).toEqual(ok(null));
  expect((await worker.overview()).problem).toBeNull();
  expect(world.browser.badge.title).not.toContain("Some stored data");
  expect(await bytesKept()).toContain("of-garbage");
  await harm("watch", (value: object) => ({ ...value, one: "again" }));
  await worker.publish();
  expect((await worker.overview()).problem).toMatchObject({ text: "watch: 1" });
});

it("a history that cannot be read is said too, and a new one goes on", async () => {
  const { createStore, get, set } = await import("idb-keyval");
  const values = createStore("history", "values");
  const [key = ""] = (
    await worker.historyStore.keys().then((keys) => (keys.ok ? keys.value : []))
  ).filter((name) => name.startsWith("one"));
  const newer = { version: 99, value: await get(key, values) };
  await set(key, newer, values);
  pass(15 * minute);
  await worker.check();
  await worker.publish();
  expect((await worker.history("one"))?.points.map(({ at }) => at)).toEqual([noon + 15 * minute]);
  expect((await worker.overview()).problem).toMatchObject({
    kind: "set-aside",
    text: "history: 1",
  });
  const all = await (await import("idb-keyval")).values(values);
  expect(all).toContainEqual(newer);
});

it("a secret that was set aside goes with its account", async () => {
  await harm("secrets", (value: object) => ({ ...value, two: { sealed: "of-garbage" } }));
  await worker.publish();
  expect(await bytesKept()).toContain("of-garbage");
  await worker.handlers["remove-account"]({ accountId: "two" });
  expect(await bytesKept()).not.toContain("of-garbage");
});
