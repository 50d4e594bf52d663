import { beforeEach, describe, expect, it, vi } from "vitest";
import { alarmName, nextWake, planAlarm, planSoonest } from "../../src/background/alarm.ts";
import { failure } from "../../src/domain/failure.ts";
import {
  accountOverviewWith,
  figuresWith,
  minute,
  noon,
  overviewWith,
} from "../support/domain/records.ts";
import { createFakeBrowser, type FakeBrowser } from "../support/fake-browser.ts";

const seam = vi.hoisted(() => ({ browser: null as unknown as FakeBrowser }));
vi.mock("../../src/platform/browser.ts", () => seam);

beforeEach(() => {
  seam.browser = createFakeBrowser();
});

/** Nothing is foreseen of it. */
const account = (part: Parameters<typeof accountOverviewWith>[0] = {}) =>
  accountOverviewWith({ foresight: null, ...part });
const inMinutes = (accounts: ReturnType<typeof account>[], part = {}) => {
  const when = nextWake(overviewWith(accounts, part), null, noon);
  return when === null ? null : (when - noon) / minute;
};

describe("the next wake", () => {
  it.each<[string, ReturnType<typeof account>[], number | null]>([
    ["no account", [], null],
    ["the next check", [account({ nextCheckAt: noon + 15 * minute })], 15],
    [
      "the soonest of several",
      [account({ nextCheckAt: noon + 15 * minute }), account({ nextCheckAt: noon + 7 * minute })],
      7,
    ],
    ["no sooner than half a minute", [account({ nextCheckAt: noon - 99 * minute })], 0.5],
    ["only accounts that are off", [account({ enabled: false, nextCheckAt: noon })], null],
    ["a stopped account without figures", [account({ figures: null, nextCheckAt: null })], null],
    [
      "a stopped account whose figures are already old",
      [account({ figures: figuresWith({ at: noon - 31 * minute }), nextCheckAt: null })],
      null,
    ],
  ])("%s", (_case, accounts, expected) => {
    expect(inMinutes(accounts)).toBe(expected);
  });

  it("is when figures become old, so that the badge can say so", () => {
    const stopped = account({ nextCheckAt: null });
    expect(nextWake(overviewWith([stopped]), null, noon)).toBe(noon + 30 * minute + 1);
  });

  it("comes although the records cannot be read now", () => {
    expect(inMinutes([], { problem: failure("storage") })).toBe(5);
  });
});

describe("an unlocked vault", () => {
  const lockAt = noon + 9 * minute;
  const open = overviewWith([account({ nextCheckAt: noon + 15 * minute })]);

  it("wakes to lock itself", () => {
    expect(nextWake(open, lockAt, noon)).toBe(lockAt);
  });

  it("wakes for nothing once it is locked", () => {
    const vault = { mode: "passphrase", locked: true, hidden: false } as const;
    expect(nextWake({ ...open, vault }, lockAt, noon)).toBeNull();
  });
});

describe("the one alarm", () => {
  it("is set to the soonest moment that browsers allow while nobody knows the next", async () => {
    await planAlarm(overviewWith([account({ nextCheckAt: noon + 15 * minute })]), null, noon);
    await planSoonest(noon);
    expect([...seam.browser.alarmsSet]).toEqual([
      [alarmName, { when: noon + 30_000, periodInMinutes: 5 }],
    ]);
  });

  it("is set to the next wake, and repeats should that be lost", async () => {
    await planAlarm(overviewWith([account({ nextCheckAt: noon + 15 * minute })]), null, noon);
    expect([...seam.browser.alarmsSet]).toEqual([
      [alarmName, { when: noon + 15 * minute, periodInMinutes: 5 }],
    ]);
  });

  it("is moved, not doubled, and is gone when nothing is left to wake for", async () => {
    await planAlarm(overviewWith([account()]), null, noon);
    await planAlarm(overviewWith([account({ nextCheckAt: noon + minute })]), null, noon);
    expect(seam.browser.alarmsSet.size).toBe(1);
    await planAlarm(overviewWith([]), null, noon);
    expect(seam.browser.alarmsSet.size).toBe(0);
  });
});
