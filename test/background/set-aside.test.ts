// One entry that cannot be read ends nothing: it is set aside and said, and all the rest goes on.
import { beforeEach, describe, expect, it } from "vitest";
import { initialAlertSettings } from "../../src/domain/alert-settings.ts";
import { ok } from "../../src/domain/failure.ts";
import { minute, noon, preferencesWith, statusWith } from "../support/domain/records.ts";
import { type ForesightWorker, startForesightWorker } from "../support/worker/foresight-worker.ts";
import { draftWith, newWorld, pass, type World } from "../support/worker/worker.ts";

let world: World;
let worker: ForesightWorker;
beforeEach(async () => {
  world = newWorld();
  worker = await startForesightWorker(world);
  world.browser.grantedPermissions.add("notifications");
  await worker.handlers["save-preferences"]({ preferences: preferencesWith({ notify: true }) });
  await worker.have({ id: "one", name: "Shop" }, { id: "two", name: "Other" });
  for (const accountId of ["one", "two"])
    await worker.saveAlertSettings(accountId, { ...initialAlertSettings, lead: 4 });
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

describe("an entry that cannot be read", () => {
  /** The worker dies after so many writes: nothing more of it reaches the disk. */
  const dieAfter = (writes: number): void => {
    const { set } = world.browser.storage.local;
    let left = writes;
    world.browser.storage.local.set = async (items) => {
      if (left-- <= 0) throw new Error("The worker was killed");
      await set(items);
    };
  };
  const garbage = ["accounts", "watch", "snapshots", "secrets"] as const;

  it.each([1, 2, 3])(
    "is not lost by settings that are saved and cut off after write %i",
    async (writes) => {
      await harm("accounts", (value: object[]) => [...value, "garbage-of-accounts"]);
      await harm("watch", (value: object) => ({ ...value, three: "garbage-of-watch" }));
      worker = await startForesightWorker(world);
      dieAfter(writes);
      await worker.saveAlertSettings("one", initialAlertSettings, { name: "Renamed" });
      for (const name of ["accounts", "watch"])
        expect(await bytesKept()).toContain(`garbage-of-${name}`);
    },
  );

  it.each([1, 2, 3, 4])(
    "is not lost by an account that is saved and cut off after write %i",
    async (writes) => {
      for (const key of garbage)
        await harm(key, (value: object) =>
          Array.isArray(value)
            ? [...value, `garbage-of-${key}`]
            : { ...value, three: `garbage-of-${key}` },
        );
      worker = await startForesightWorker(world);
      const draft = draftWith({ user: "one" });
      const report = await worker.testAccount(draft);
      if (!report.ok) throw new Error(report.failure.kind);
      dieAfter(writes);
      await worker.saveAccount(draft, report.value);
      for (const key of garbage) expect(await bytesKept()).toContain(`garbage-of-${key}`);
    },
  );
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
  await worker.removeForGood("two");
  expect(await bytesKept()).not.toContain("of-garbage");
});
