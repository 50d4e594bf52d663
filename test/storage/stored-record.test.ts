import { beforeEach, describe, expect, it, vi } from "vitest";
import { type Check, listOf, number, text } from "../../src/domain/shape.ts";
import { storedRecord, writeItems } from "../../src/storage/stored-record.ts";
import { createFakeBrowser, type FakeBrowser } from "../support/fake-browser.ts";

const seam = vi.hoisted(() => ({ browser: null as unknown as FakeBrowser }));
vi.mock("../../src/platform/browser.ts", () => seam);

beforeEach(() => {
  seam.browser = createFakeBrowser();
});

const put = (value: unknown) => seam.browser.storage.local.set({ list: value });
const bytes = async () => (await seam.browser.storage.local.get("list")).list;

const list = storedRecord<string[]>({ key: "list", isValue: listOf(text), initial: [] });

function checked<T>(isValue: Check<T>, value: unknown): T {
  if (isValue(value)) return value;
  throw new Error("not of the version before");
}

/** Version 3: numbers became texts, then every text got a mark. */
const migrated = storedRecord<string[]>({
  key: "list",
  isValue: listOf(text),
  initial: [],
  migrations: [
    (value) => checked(listOf(number), value).map(String),
    (value) => checked(listOf(text), value).map((word) => `${word}!`),
  ],
});

describe("reading", () => {
  it("takes an absent record for its initial value, and writes nothing", async () => {
    expect(await list.read()).toEqual({ ok: true, value: [] });
    expect(await bytes()).toBeUndefined();
  });

  it.each([
    ["another shape", { version: 1, value: [1] }],
    ["no version", { value: ["a"] }],
    ["a bare value", ["a"]],
    ["null", null],
    ["a newer version", { version: 2, value: ["a"] }],
    ["version 0", { version: 0, value: ["a"] }],
    ["a broken version", { version: 0.5, value: ["a"] }],
    ["no value", { version: 1 }],
  ])("fails for %s, and the bytes stay through reads and updates", async (_case, stored) => {
    await put(stored);
    const read = await list.read();
    expect(read).toMatchObject({ ok: false, failure: { kind: "storage" } });
    const change = vi.fn(() => ["lost"]);
    expect(await list.update(change)).toMatchObject({ ok: false, failure: { kind: "storage" } });
    expect(change).not.toHaveBeenCalled();
    expect(await bytes()).toEqual(stored);
  });

  it("fails when the browser cannot read", async () => {
    seam.browser.storage.local.failReadsWith = new Error("disk");
    expect(await list.read()).toMatchObject({ ok: false, failure: { kind: "storage" } });
  });

  it("names the record, so that a person can tell which it is", async () => {
    await put({ version: 1, value: 7 });
    const read = await list.read();
    expect(read.ok ? "" : read.failure.text).toMatch(/^list: /);
  });
});

describe("migrations", () => {
  it.each([
    [1, [1, 2], ["1!", "2!"]],
    [2, ["a"], ["a!"]],
    [3, ["a!"], ["a!"]],
  ])("lead from version %d to today's", async (version, value, expected) => {
    await put({ version, value });
    expect(await migrated.read()).toEqual({ ok: true, value: expected });
  });

  it("are written with the new version at the next change, not before", async () => {
    await put({ version: 1, value: [1] });
    await migrated.read();
    expect(await bytes()).toEqual({ version: 1, value: [1] });
    await migrated.update((all) => [...all, "new"]);
    expect(await bytes()).toEqual({ version: 3, value: ["1!", "new"] });
  });

  it("that throw keep the old bytes", async () => {
    const old = { version: 1, value: ["not a number"] };
    await put(old);
    expect(await migrated.read()).toMatchObject({ ok: false, failure: { kind: "storage" } });
    expect(await migrated.update(() => [])).toMatchObject({ ok: false });
    expect(await bytes()).toEqual(old);
  });

  it("that lead to a wrong shape keep the old bytes", async () => {
    const wrong = storedRecord<string[]>({
      key: "list",
      isValue: listOf(text),
      initial: [],
      migrations: [() => 7],
    });
    await put({ version: 1, value: [] });
    expect((await wrong.update(() => [])).ok).toBe(false);
    expect(await bytes()).toEqual({ version: 1, value: [] });
  });
});

describe("updating", () => {
  it("happens one at a time: none is lost", async () => {
    const names = Array.from({ length: 50 }, (_, index) => `n${index}`);
    await Promise.all(names.map((name) => list.update((all) => [...all, name])));
    expect(await list.read()).toEqual({ ok: true, value: names });
  });

  it("goes on after a change that threw, which its own caller hears of", async () => {
    const broken = list.update(() => {
      throw new TypeError("mine");
    });
    const next = list.update((all) => [...all, "after"]);
    await expect(broken).rejects.toThrow("mine");
    expect(await next).toEqual({ ok: true, value: ["after"] });
  });

  it("writes nothing when the change hands back the same object", async () => {
    await list.update(() => ["a"]);
    await list.update((all) => all);
    expect(seam.browser.storage.local.writes.list).toBe(1);
  });

  it("reports a full disk, and keeps what was there", async () => {
    await list.update(() => ["a"]);
    seam.browser.storage.local.failWith = new Error("QuotaExceededError");
    expect(await list.update(() => ["b"])).toMatchObject({
      ok: false,
      failure: { kind: "storage", text: expect.stringContaining("QuotaExceededError") },
    });
    expect(await list.read()).toEqual({ ok: true, value: ["a"] });
  });

  it("never writes what could not be read again", async () => {
    await list.update(() => ["a"]);
    const wrong = [1] as unknown as string[];
    expect(await list.update(() => wrong)).toMatchObject({
      ok: false,
      failure: { kind: "storage" },
    });
    expect(await list.replace(wrong)).toMatchObject({ ok: false, failure: { kind: "storage" } });
    expect(await list.read()).toEqual({ ok: true, value: ["a"] });
  });

  it("can replace bytes that nobody understands, where the record is derived", async () => {
    await put({ version: 99, value: "?" });
    expect(await list.replace(["a"])).toEqual({ ok: true, value: ["a"] });
    expect(await list.read()).toEqual({ ok: true, value: ["a"] });
  });
});

it("understands bytes that were read elsewhere", () => {
  expect(list.parse({ version: 1, value: ["a"] })).toEqual({ ok: true, value: ["a"] });
  expect(list.parse({ version: 1, value: 7 }).ok).toBe(false);
});

describe("changes that wait together", () => {
  it("share one write, and see each other", async () => {
    seam.browser.storage.local.writes.list = 0;
    const results = await Promise.all(
      ["a", "b", "c"].map((word) => list.update((before) => [...before, word])),
    );
    expect(results.map((result) => result.ok)).toEqual([true, true, true]);
    expect(await list.read()).toEqual({ ok: true, value: ["a", "b", "c"] });
    expect(seam.browser.storage.local.writes.list).toBe(1);
  });

  it("are not harmed by one that nobody could read again", async () => {
    const bad = () => [1] as unknown as string[];
    const results = await Promise.all([
      list.update((before) => [...before, "a"]),
      list.update(bad),
      list.update((before) => [...before, "b"]),
    ]);
    expect(results.map((result) => result.ok)).toEqual([true, false, true]);
    expect(await list.read()).toEqual({ ok: true, value: ["a", "b"] });
  });

  it("are written up to one that other records hang on, before the next begins", async () => {
    let seenByNext: unknown;
    await Promise.all([
      list.update(
        () => ["moved"],
        () => ({ other: "moved too" }),
      ),
      list.update(async (before) => {
        seenByNext = await seam.browser.storage.local.get("other");
        return [...before, "next"];
      }),
    ]);
    expect(seenByNext).toEqual({ other: "moved too" });
    expect(await list.read()).toEqual({ ok: true, value: ["moved", "next"] });
  });
});

describe("reads at the same time", () => {
  const other = storedRecord<string[]>({ key: "other", isValue: listOf(text), initial: [] });
  /** Counts what the browser is asked; the first answer comes when `release` is called. */
  const held = () => {
    const area = seam.browser.storage.local;
    const genuine = area.get;
    let release = (): void => undefined;
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    const get = vi.spyOn(area, "get").mockImplementationOnce(async (keys) => {
      const answer = await genuine(keys);
      await gate;
      return answer;
    });
    return { get, release };
  };

  it("share one answer; a later one asks anew", async () => {
    const { get, release } = held();
    const both = Promise.all([list.read(), list.read()]);
    release();
    const [a, b] = await both;
    expect(a).toBe(b);
    expect(get).toHaveBeenCalledTimes(1);
    await list.read();
    expect(get).toHaveBeenCalledTimes(2);
  });

  it.each([
    ["of this record", () => list.replace(["new"])],
    [
      "with another record's",
      () =>
        other.update(
          () => ["x"],
          () => list.items(["new"]),
        ),
    ],
    ["beside records", () => writeItems(list.items(["new"]))],
  ])("do not with a write %s between them", async (_case, write) => {
    const { release } = held();
    const before = list.read();
    await write();
    expect(await list.read()).toEqual({ ok: true, value: ["new"] });
    release();
    expect(await before).toEqual({ ok: true, value: [] });
    // The older answer, come last, is not handed out either.
    expect(await list.read()).toEqual({ ok: true, value: ["new"] });
  });

  it("each hear of a failure, and the next one asks again", async () => {
    seam.browser.storage.local.failReadsWith = new Error("disk");
    const [a, b] = await Promise.all([list.read(), list.read()]);
    expect([a.ok, b.ok]).toEqual([false, false]);
    seam.browser.storage.local.failReadsWith = null;
    expect((await list.read()).ok).toBe(true);
  });
});
