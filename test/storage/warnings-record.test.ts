import { beforeEach, describe, expect, it, vi } from "vitest";
import { logLimit, noWarnings, type WarningState } from "../../src/domain/warnings/round.ts";
import { bytesAside } from "../../src/storage/set-aside.ts";
import { warningsRecord } from "../../src/storage/warnings-record.ts";
import { loggedWith } from "../support/domain/watched.ts";
import { createFakeBrowser, type FakeBrowser } from "../support/fake-browser.ts";

const seam = vi.hoisted(() => ({ browser: null as unknown as FakeBrowser }));
vi.mock("../../src/platform/browser.ts", () => seam);

beforeEach(() => {
  seam.browser = createFakeBrowser();
});

const full: WarningState = {
  warned: {
    one: ["below:-0.50", "cover", "short", "likely", "risk:DOMAIN a.de", "more:3", "signin"],
    two: ["stale", `risk:DOMAIN ${"x".repeat(10_000)}`],
  },
  held: { one: ["below:-0.50"] },
  log: [
    loggedWith("below:-0.50", { amount: "-0.51", currency: "EUR" }),
    loggedWith("risk:DOMAIN a.de", { object: "\u202e<b>", count: 2, short: "0", day: 20_000 }),
    loggedWith("stale", { since: 1, reason: "http" }, { system: "ote" }),
  ],
};

describe("the warnings", () => {
  it("come back as they were kept", async () => {
    expect((await warningsRecord.update(() => full)).ok).toBe(true);
    expect(await warningsRecord.read()).toEqual({ ok: true, value: full });
  });

  it("are none at first", async () => {
    expect(await warningsRecord.read()).toEqual({ ok: true, value: noWarnings });
  });

  it.each<[string, Partial<Record<keyof WarningState, unknown>>, Partial<WarningState>]>([
    [
      "a list of keys that is none",
      { warned: { ...full.warned, two: 7 } },
      { warned: { one: full.warned.one ?? [] } },
    ],
    [
      "a reason that nobody knows",
      { log: [full.log[0], loggedWith("stale", { reason: "x" as "http" })] },
      { log: full.log.slice(0, 1) },
    ],
    [
      "facts that are missing",
      { log: [{ ...full.log[0], facts: {} }, full.log[1]] },
      { log: full.log.slice(1, 2) },
    ],
    ["a log that is none", { log: "?" }, { log: [] }],
  ])("set aside %s, and the rest goes on", async (_case, part, sound) => {
    await seam.browser.storage.local.set({ warnings: { version: 1, value: { ...full, ...part } } });
    expect(await warningsRecord.read()).toEqual({ ok: true, value: { ...full, ...sound } });
    expect(await warningsRecord.update((state) => ({ ...state, held: {} }))).toMatchObject({
      ok: true,
    });
    expect(await warningsRecord.read()).toEqual({
      ok: true,
      value: { ...full, ...sound, held: {} },
    });
    const [bytes] = await bytesAside("warnings");
    expect(JSON.stringify(part)).toContain(JSON.stringify(bytes));
  });

  it.each(["lower:5", "below:5e3", "more:", ""])(
    "are read and written with the key %j, which another version may have known",
    async (key) => {
      const kept = { ...full, warned: { one: [key], two: ["stale"] } };
      await seam.browser.storage.local.set({ warnings: { version: 1, value: kept } });
      expect(await warningsRecord.read()).toEqual({ ok: true, value: kept });
      expect(await warningsRecord.update((state) => ({ ...state, held: {} }))).toMatchObject({
        ok: true,
      });
      expect(await bytesAside("warnings")).toEqual([]);
    },
  );

  it("of version 0.1.0 come without what it did not keep, and with all that it did", async () => {
    const [entry] = full.log;
    const { pay, atOnce, ...facts } = entry?.facts ?? loggedWith("cover").facts;
    const old = { ...full, log: [{ ...entry, facts }] };
    await seam.browser.storage.local.set({ warnings: { version: 1, value: old } });
    expect([pay, atOnce]).toEqual([null, null]);
    expect(await warningsRecord.read()).toEqual({
      ok: true,
      value: { ...full, log: full.log.slice(0, 1) },
    });
    expect(await bytesAside("warnings")).toEqual([]);
  });

  it("of a log that is too long keep the latest", async () => {
    const log = Array.from({ length: logLimit + 1 }, (_, place) => ({ ...full.log[0], at: place }));
    await seam.browser.storage.local.set({ warnings: { version: 1, value: { ...full, log } } });
    expect(await warningsRecord.read()).toMatchObject({ value: { log: log.slice(0, logLimit) } });
  });

  it("of a newer version stay as they are", async () => {
    const stored = { version: 99, value: full };
    await seam.browser.storage.local.set({ warnings: stored });
    expect(await warningsRecord.read()).toMatchObject({ ok: false, failure: { kind: "storage" } });
    expect((await warningsRecord.update((state) => ({ ...state }))).ok).toBe(false);
    expect(await seam.browser.storage.local.get("warnings")).toEqual({ warnings: stored });
  });
});
