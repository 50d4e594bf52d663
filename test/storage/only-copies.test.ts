import { IDBFactory } from "fake-indexeddb";
import fc from "fast-check";
import { createStore, entries, set } from "idb-keyval";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { ok } from "../../src/domain/failure.ts";
import { unseenAsides } from "../../src/storage/set-aside.ts";
import { createFakeBrowser, type FakeBrowser } from "../support/fake-browser.ts";

const seam = vi.hoisted(() => ({ browser: null as unknown as FakeBrowser }));
vi.mock("../../src/platform/browser.ts", () => seam);

type Stores = typeof import("../../src/storage/history-store.ts") &
  typeof import("../../src/storage/ledger-store.ts");
let stores: Stores;
beforeEach(async () => {
  vi.stubGlobal("indexedDB", new IDBFactory());
  vi.resetModules();
  seam.browser = createFakeBrowser();
  stores = {
    ...(await import("../../src/storage/history-store.ts")),
    ...(await import("../../src/storage/ledger-store.ts")),
  };
});

const put = (key: string, value: unknown, database = "history") =>
  set(key, value, createStore(database, "values"));
const all = (database = "history") => entries(createStore(database, "values"));
const asides = async () =>
  (await all()).filter(([key]) => String(key).includes("/aside/")).map(([, value]) => value);
const point = (at: number) => ({ at, balance: `${at}`, deposits: null, past: false });
const history = (...times: number[]) => ({
  currency: "EUR",
  points: times.map(point),
  others: {},
});
const add = (at: number) =>
  stores.historyStore.update("one", (kept) => ({
    ...(kept ?? history()),
    points: [...(kept?.points ?? []), point(at)],
  }));

describe("bytes that are not understood", () => {
  it.each([
    ["of a newer version", { version: 99, value: history(1) }],
    ["of no version", history(1)],
    ["of another shape", { version: 2, value: { currency: 7 } }],
    ["that a migration stumbles over", { version: 1, value: null }],
  ])(
    "%s are set aside before anything is written in their place, and said",
    async (_case, bytes) => {
      await put("one", bytes);
      expect(await stores.historyStore.read("one")).toMatchObject({ failure: { kind: "storage" } });
      expect(await add(5)).toEqual(ok(null));
      expect(await stores.historyStore.read("one")).toEqual(ok(history(5)));
      expect(await asides()).toEqual([bytes]);
      expect(await unseenAsides(["history"])).toEqual(new Map([["history", 1]]));
    },
  );

  it("whatever they are, and their sound neighbours stay in sight", async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (bad) => {
        const bytes = {
          version: 2,
          value: { ...history(1, 2), points: [point(1), bad, point(2)] },
        };
        await stores.historyStore.removeAll("one");
        await put("one", bytes);
        expect(await stores.historyStore.sweep()).toEqual(ok(null));
        expect(await stores.historyStore.read("one")).toEqual(ok(history(1, 2)));
        expect(await asides()).toEqual([bytes]);
      }),
      { numRuns: 30 },
    );
  });

  it("lie aside after a sweep also where nothing can be made out of them", async () => {
    await put("one", "?");
    await put("two", { version: 2, value: history(3) });
    await stores.historyStore.sweep();
    expect(await stores.historyStore.read("one")).toEqual(ok(null));
    expect(await stores.historyStore.read("two")).toEqual(ok(history(3)));
    expect(await asides()).toEqual(["?"]);
  });

  it("of an earlier program that has become the newer one again are taken back", async () => {
    await put("one", { version: 99, value: history(1) });
    await add(5);
    const [[key] = [""]] = (await all()).filter(([name]) => String(name).includes("/aside/"));
    await put(String(key), { version: 2, value: history(1, 5) });
    await stores.historyStore.sweep();
    expect(await stores.historyStore.read("one")).toEqual(ok(history(1, 5)));
    expect(await asides()).toEqual([]);
    expect(await unseenAsides(["history"])).toEqual(new Map());
  });
});

it("a version that went back to 0.1.0 for a while comes back with the points of both", async () => {
  await put("one", { version: 1, value: { currency: "EUR", points: [point(1)] } });
  expect(await stores.historyStore.read("one")).toEqual(ok(history(1)));
  await add(2);
  // 0.1.0 knows the bare id alone, and begins anew there.
  expect((await all()).map(([key]) => key)).toEqual(["one/kept"]);
  await put("one", { version: 1, value: { currency: "EUR", points: [point(3)] } });
  expect(await stores.historyStore.read("one")).toEqual(ok(history(1, 2)));
  await stores.historyStore.sweep();
  expect(await stores.historyStore.read("one")).toEqual(ok(history(1, 2, 3)));
  expect((await all()).map(([key]) => key)).toEqual(["one/kept"]);
});

describe("an entry that is given to another account", () => {
  it("is joined with what is there: no point of either is lost", async () => {
    await put("old", { version: 1, value: { currency: "USD", points: [point(2)] } });
    await put("one", { version: 2, value: { ...history(1, 4), others: { USD: [point(3)] } } });
    await stores.historyStore.move("old", "one");
    expect(await stores.historyStore.read("one")).toEqual(
      ok({ ...history(1, 4), others: { USD: [point(2), point(3)] } }),
    );
    expect(await stores.historyStore.read("old")).toEqual(ok(null));
  });

  it("takes along what lies aside, and is set aside where it cannot be joined", async () => {
    await put("old", "?");
    await put("old/aside/1", "!");
    await put("one", { version: 2, value: history(1) });
    await stores.historyStore.move("old", "one");
    expect(await stores.historyStore.read("one")).toEqual(ok(history(1)));
    expect((await asides()).toSorted()).toEqual(["!", "?"]);
    expect((await all()).map(([key]) => String(key).split("/")[0])).not.toContain("old");
  });
});

describe("a ledger", () => {
  const listed = { 1: "5" };
  it("loses nothing of its sound parts to one that is anything", async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (bad) => {
        const { emptyLedger, ledgerStore } = stores;
        const bytes = {
          version: 2,
          value: {
            ...emptyLedger,
            currency: "EUR",
            listed,
            changes: [bad],
            tries: { charges: bad },
          },
        };
        await ledgerStore.removeAll("one");
        await put("one", bytes, "ledger");
        await ledgerStore.sweep();
        expect(await ledgerStore.read("one")).toEqual(
          ok({ ...emptyLedger, currency: "EUR", listed }),
        );
        const kept = (await all("ledger")).map(([, value]) => value);
        expect(kept).toContainEqual(bytes);
      }),
      { numRuns: 30 },
    );
  });

  it("of 0.1.0 says which currency it was learned in", async () => {
    const { elsewhere, currency, ...old } = stores.emptyLedger;
    const explained = { at: 1, balance: "5", currency: "USD" };
    await put("one", { version: 1, value: { ...old, explained, listed } }, "ledger");
    expect(await stores.ledgerStore.read("one")).toEqual(
      ok({ ...old, explained, listed, currency: "USD", elsewhere: {} }),
    );
    expect([elsewhere, currency]).toEqual([{}, null]);
  });
});
