import { beforeEach, describe, expect, it, vi } from "vitest";
import {
  logLimit,
  noWarnings,
  type WarningState,
} from "../../src/domain/foresight/warning-round.ts";
import { warningsRecord } from "../../src/storage/warnings-record.ts";
import { loggedWith } from "../domain/foresight/watched.ts";
import { createFakeBrowser, type FakeBrowser } from "../fakes/fake-browser.ts";

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

  it.each<[string, Partial<Record<keyof WarningState, unknown>>]>([
    ["a key that nobody knows", { warned: { one: ["lower:5"] } }],
    ["an amount that is none", { warned: { one: ["below:5e3"] } }],
    ["a number that is none", { held: { one: ["more:"] } }],
    ["a log that is too long", { log: Array.from({ length: logLimit + 1 }, () => full.log[0]) }],
    ["a reason that nobody knows", { log: [loggedWith("stale", { reason: "x" as "http" })] }],
    ["facts that are missing", { log: [{ ...full.log[0], facts: {} }] }],
  ])("are not taken with %s", async (_case, part) => {
    const stored = { version: 1, value: { ...full, ...part } };
    await seam.browser.storage.local.set({ warnings: stored });
    expect(await warningsRecord.read()).toMatchObject({ ok: false, failure: { kind: "storage" } });
    // The bytes stay, for a version that understands them.
    expect((await warningsRecord.update((state) => ({ ...state }))).ok).toBe(false);
    expect(await seam.browser.storage.local.get("warnings")).toEqual({ warnings: stored });
  });
});
