import { IDBFactory } from "fake-indexeddb";
import { createStore, set } from "idb-keyval";
import { beforeEach, expect, it, vi } from "vitest";
import { ok } from "../../src/domain/failure.ts";
import { number, shape } from "../../src/domain/shape.ts";
import { type KeyedStore, keyedStore } from "../../src/storage/keyed-store.ts";
import { createFakeBrowser, type FakeBrowser } from "../support/fake-browser.ts";

const seam = vi.hoisted(() => ({ browser: null as unknown as FakeBrowser }));
vi.mock("../../src/platform/browser.ts", () => seam);

interface Value {
  count: number;
}
let store: KeyedStore<Value>;
beforeEach(() => {
  seam.browser = createFakeBrowser();
  vi.stubGlobal("indexedDB", new IDBFactory());
  store = keyedStore<Value>({ database: "d", version: 1, isValue: shape({ count: number }) });
});
/** What another version of the product may have left. */
const write = (key: string, value: unknown) => set(key, value, createStore("d", "values"));

it("gives back what was kept, and null for what was not", async () => {
  expect(await store.read("a")).toEqual(ok(null));
  expect(await store.update("a", () => ({ count: 1 }))).toEqual(ok(null));
  expect(await store.read("a")).toEqual(ok({ count: 1 }));
  expect(await store.keys()).toEqual(ok(["a"]));
});

it("makes changes one after the other, none lost", async () => {
  const more = (value: Value | null) => ({ count: (value?.count ?? 0) + 1 });
  await Promise.all(Array.from({ length: 20 }, () => store.update("a", more)));
  expect(await store.read("a")).toEqual(ok({ count: 20 }));
});

it("leaves what is there where a change says null, and brings nothing into being", async () => {
  await store.update("a", () => ({ count: 1 }));
  await store.update("a", () => null);
  expect(await store.read("a")).toEqual(ok({ count: 1 }));
  await store.remove("a");
  await store.update("a", () => null);
  expect(await store.keys()).toEqual(ok([]));
});

it.each([
  ["another shape", { version: 1, value: { count: "1" } }],
  ["another version", { version: 2, value: { count: 1 } }],
])(
  "tells %s from none when it is read, and writes over it: a list can be sent again",
  async (_case, kept) => {
    await write("a", kept);
    expect(await store.read("a")).toMatchObject({ ok: false, failure: { kind: "storage" } });
    await store.update("a", (value) => ({ count: value === null ? 7 : 0 }));
    expect(await store.read("a")).toEqual(ok({ count: 7 }));
  },
);

it("answers with a failure where a change breaks, and keeps what was there", async () => {
  await store.update("a", () => ({ count: 1 }));
  const unkeepable = () => ({ count: 1, run: () => 1 });
  expect(await store.update("a", unkeepable)).toMatchObject({ failure: { kind: "storage" } });
  expect(await store.read("a")).toEqual(ok({ count: 1 }));
});

it("answers with a failure where there is no database", async () => {
  vi.stubGlobal("indexedDB", {
    open: () => {
      throw new DOMException("no", "SecurityError");
    },
  });
  expect(await store.read("a")).toMatchObject({ failure: { kind: "storage" } });
  expect(await store.update("a", () => ({ count: 1 }))).toMatchObject({ ok: false });
  expect(await store.remove("a")).toMatchObject({ ok: false });
  expect(await store.keys()).toMatchObject({ failure: { kind: "storage" } });
});

it("brings what an older version kept into today's shape, and a broken one counts as not understood", async () => {
  const newer = keyedStore<Value>({
    database: "d",
    version: 2,
    isValue: shape({ count: number }),
    migrations: [(value) => ({ count: (value as { sum: string }).sum.length })],
  });
  await write("a", { version: 1, value: { sum: "12345" } });
  await write("broken", { version: 1, value: null });
  await write("newer", { version: 3, value: { count: 1 } });
  expect(await newer.read("a")).toEqual(ok({ count: 5 }));
  await newer.update("a", (value) => ({ count: (value?.count ?? 0) + 1 }));
  expect(await newer.read("a")).toEqual(ok({ count: 6 }));
  for (const key of ["broken", "newer"])
    expect(await newer.read(key)).toMatchObject({ failure: { kind: "storage" } });
});

it("writes nothing more after the first write that found no room, until there is room", async () => {
  vi.useFakeTimers({ toFake: ["Date"] });
  const real = createStore("d", "values");
  let [isFull, writes] = [true, 0];
  const full: typeof real = async (mode, work) => {
    if (mode === "readwrite") writes += 1;
    if (isFull && mode === "readwrite") throw new DOMException("full", "QuotaExceededError");
    return real(mode, work);
  };
  const layout = { database: "d", version: 1, isValue: shape<Value>({ count: number }) };
  const lists = keyedStore<Value>(layout, full);
  const refused = { ok: false, failure: { kind: "storage", text: "QuotaExceededError" } };
  for (let turn = 0; turn < 3; turn++)
    expect(await lists.update("a", () => ({ count: 1 }))).toMatchObject(refused);
  expect(writes).toBe(1);
  expect(await lists.read("a")).toEqual(ok(null));
  isFull = false;
  vi.setSystemTime(Date.now() + 61_000);
  expect(await lists.update("a", () => ({ count: 2 }))).toEqual(ok(null));
  expect(await lists.read("a")).toEqual(ok({ count: 2 }));
  vi.useRealTimers();
});
