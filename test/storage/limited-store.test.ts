import { IDBFactory } from "fake-indexeddb";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createFakeBrowser, type FakeBrowser } from "../support/fake-browser.ts";

const seam = vi.hoisted(() => ({ browser: null as unknown as FakeBrowser }));
vi.mock("../../src/platform/browser.ts", () => seam);

beforeEach(() => {
  vi.resetModules();
  vi.stubGlobal("indexedDB", new IDBFactory());
  seam.browser = createFakeBrowser();
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const numbers = {
  database: "numbers",
  version: 1,
  isValue: (value: unknown): value is number => typeof value === "number",
};

/** A database whose transactions neither complete nor abort, as Chromium's now and then on a full disk. */
async function stuck() {
  const { limitedStore, databaseLimit } = await import("../../src/storage/limited-store.ts");
  const { keyedStore } = await import("../../src/storage/keyed-store.ts");
  const abort = vi.fn();
  const values = {
    transaction: { abort },
    get: () => ({}),
    put: () => undefined,
    delete: () => undefined,
  };
  const store = limitedStore("numbers", (_mode, work) =>
    Promise.resolve(work(values as unknown as IDBObjectStore)),
  );
  return { kept: keyedStore(numbers, store), abort, databaseLimit };
}

it("a transaction without an end is given up, and is a failure of the storage", async () => {
  const { kept, abort, databaseLimit } = await stuck();
  const written = kept.update("one", () => 1);
  await vi.advanceTimersByTimeAsync(databaseLimit - 1);
  expect(abort).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(await written).toMatchObject({
    ok: false,
    failure: { kind: "storage", text: "TimeoutError" },
  });
  expect(abort).toHaveBeenCalledOnce();
});

it("no further list is written then, as on a full disk", async () => {
  const { kept, databaseLimit } = await stuck();
  const written = kept.update("one", () => 1);
  await vi.advanceTimersByTimeAsync(databaseLimit);
  await written;
  expect(await kept.update("one", () => 2)).toMatchObject({
    ok: false,
    failure: { text: "QuotaExceededError" },
  });
});

it.each(["read", "remove"] as const)("%s ends too", async (name) => {
  const { kept, databaseLimit } = await stuck();
  const done = kept[name]("one");
  await vi.advanceTimersByTimeAsync(databaseLimit);
  expect(await done).toMatchObject({ ok: false, failure: { text: "TimeoutError" } });
});

it("one that comes to an end leaves no timer behind", async () => {
  vi.useRealTimers();
  const { keyedStore } = await import("../../src/storage/keyed-store.ts");
  const kept = keyedStore(numbers);
  const clear = vi.spyOn(globalThis, "clearTimeout");
  const set = vi.spyOn(globalThis, "setTimeout");
  expect(await kept.update("one", () => 1)).toMatchObject({ ok: true });
  expect(await kept.read("one")).toEqual({ ok: true, value: 1 });
  const ours = set.mock.results.map(({ value }) => value as unknown);
  await vi.waitFor(() =>
    expect(clear.mock.calls.filter(([timer]) => ours.includes(timer)).length).toBeGreaterThan(1),
  );
});
