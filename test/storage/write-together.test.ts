// Several records that change by one write.
import { beforeEach, describe, expect, it, vi } from "vitest";
import { failure } from "../../src/domain/failure.ts";
import { listOf, text } from "../../src/domain/shape.ts";
import { eachItem } from "../../src/storage/salvage.ts";
import { storedRecord } from "../../src/storage/stored-record.ts";
import { writeTogether } from "../../src/storage/write-together.ts";
import { createFakeBrowser, type FakeBrowser } from "../support/fake-browser.ts";

const seam = vi.hoisted(() => ({ browser: null as unknown as FakeBrowser }));
vi.mock("../../src/platform/browser.ts", () => seam);

beforeEach(() => {
  seam.browser = createFakeBrowser();
});

const record = (key: string, lost = false) =>
  storedRecord<string[]>({
    key,
    isValue: listOf(text),
    initial: [],
    salvage: eachItem(text),
    ...(lost ? { whyAbsent: async () => failure("records-lost") } : {}),
  });
const [one, two] = [record("one"), record("two")];

/** Adds a word to both, by one write. */
const add = (word: string, second: unknown = word) =>
  one.hold((first) =>
    two.hold(async (other) => {
      const [a, b] = [first.before(), other.before()];
      if (!a.ok || !b.ok) throw new Error("not read");
      return writeTogether([
        first.next([...a.value, word]),
        other.next([...b.value, second as string]),
      ]);
    }),
  );
const wordsIn = async (key: string) => {
  const found = (await seam.browser.storage.local.get(key))[key];
  return (found as { value: unknown } | undefined)?.value;
};

describe("records that are held", () => {
  it("are changed by one write, what of them is set aside included", async () => {
    const { local } = seam.browser.storage;
    await local.set({ one: { version: 1, value: ["a", 7] }, two: { version: 1, value: [8] } });
    const set = vi.spyOn(local, "set");
    expect(await add("b")).toEqual({ ok: true, value: null });
    expect(set).toHaveBeenCalledTimes(1);
    expect(await local.get()).toMatchObject({
      one: { value: ["a", "b"] },
      two: { value: ["b"] },
      "aside:one": [{ bytes: 7 }],
      "aside:two": [{ bytes: 8 }],
    });
  });

  it("lose no change that is made at the same time, of one of them or of all", async () => {
    await Promise.all([
      one.update((words) => [...words, "before"]),
      add("x"),
      two.update((words) => [...words, "between"]),
      add("y"),
      one.update((words) => [...words, "after"]),
    ]);
    expect((await wordsIn("one")) as string[]).toHaveLength(4);
    expect((await wordsIn("two")) as string[]).toHaveLength(3);
  });

  it("are left as they were where one of them could not be read again, or nothing is written", async () => {
    await add("x");
    expect(await add("y", 7)).toMatchObject({
      failure: { kind: "storage", text: expect.stringMatching(/^two: /) },
    });
    seam.browser.storage.local.failWith = new Error("QuotaExceededError");
    expect(await add("z")).toMatchObject({ failure: { kind: "storage" } });
    seam.browser.storage.local.failWith = null;
    expect([await wordsIn("one"), await wordsIn("two")]).toEqual([["x"], ["x"]]);
    // And the next in line is served.
    expect(await one.update((words) => [...words, "next"])).toMatchObject({ ok: true });
  });

  it("begin anew only where they are lost, and only if that is wanted", async () => {
    const lost = record("lost", true);
    await lost.hold(async (held) => {
      expect(held.before()).toMatchObject({ failure: { kind: "records-lost" } });
      expect(held.before(true)).toEqual({ ok: true, value: [] });
    });
    await seam.browser.storage.local.set({ lost: { version: 9, value: [] } });
    await lost.hold(async (held) =>
      expect(held.before(true)).toMatchObject({ failure: { kind: "storage" } }),
    );
  });

  it("are free again after work that fails", async () => {
    const broken = one.hold(async () => {
      throw new Error("broken");
    });
    await expect(broken).rejects.toThrow("broken");
    expect(await add("x")).toMatchObject({ ok: true });
  });
});
