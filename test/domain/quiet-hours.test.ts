import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { heldUntil, isQuiet, quietEnd } from "../../src/domain/quiet-hours.ts";

beforeEach(() => vi.stubEnv("TZ", "Europe/Berlin"));
afterEach(() => vi.unstubAllEnvs());

const at = (local: string): number => new Date(local).getTime();
const clock = (time: string): number => {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return hours * 60 + minutes;
};
const between = (from: string, to: string) => ({ from: clock(from), to: clock(to) });
const night = between("22:00", "07:00");

describe("quiet hours", () => {
  it.each([
    ["21:59:59", false],
    ["22:00:00", true],
    ["23:59:59", true],
    ["00:00:00", true],
    ["06:59:59", true],
    ["07:00:00", false],
    ["12:00:00", false],
  ])("over midnight: %s is quiet: %s", (time, quiet) => {
    expect(isQuiet(night, at(`2026-11-24T${time}`))).toBe(quiet);
  });

  it.each([
    ["12:59", false],
    ["13:00", true],
    ["13:59", true],
    ["14:00", false],
    ["23:00", false],
  ])("within a day: %s is quiet: %s", (time, quiet) => {
    expect(isQuiet(between("13:00", "14:00"), at(`2026-11-24T${time}`))).toBe(quiet);
  });

  it("are none where they are off, or begin when they end", () => {
    expect(isQuiet(null, at("2026-11-24T23:00"))).toBe(false);
    expect(isQuiet(between("22:00", "22:00"), at("2026-11-24T22:00"))).toBe(false);
  });

  it("follow the clock on the wall in the zone of the machine", () => {
    const moment = at("2026-11-24T22:30");
    expect(isQuiet(night, moment)).toBe(true);
    vi.stubEnv("TZ", "America/New_York");
    expect(isQuiet(night, moment)).toBe(false);
  });
});

describe("the end of the quiet hours", () => {
  it.each([
    ["in the evening", "2026-11-24T22:00", "2026-11-25T07:00"],
    ["in the morning", "2026-11-25T06:59:59.999", "2026-11-25T07:00"],
    ["over the night that an hour is repeated", "2026-10-24T22:00", "2026-10-25T07:00"],
    ["over the night that an hour is skipped", "2026-03-28T22:00", "2026-03-29T07:00"],
    ["at the end itself: the next one", "2026-11-25T07:00", "2026-11-26T07:00"],
  ])("%s", (_case, now, end) => {
    expect(quietEnd(night, at(now))).toBe(at(end));
  });

  it("comes once in each of the two hours that are one on the clock", () => {
    const quiet = between("02:15", "02:45");
    // 2:20 in summer time, and an hour later 2:20 in winter time.
    const first = Date.UTC(2026, 9, 25, 0, 20);
    const second = first + 3_600_000;
    for (const now of [first, second]) {
      expect(isQuiet(quiet, now)).toBe(true);
      expect(quietEnd(quiet, now)).toBe(now + 25 * 60_000);
    }
  });

  it("in an hour that is skipped: at most an hour late, and never passed over", () => {
    const quiet = between("01:00", "02:30");
    const now = at("2026-03-29T01:50");
    const skipped = at("2026-03-29T03:00");
    expect(quietEnd(quiet, now)).toBeGreaterThanOrEqual(skipped);
    expect(quietEnd(quiet, now)).toBeLessThan(skipped + 3_600_000);
  });

  it("is ahead, within a day and an hour, and quiet no more but where an hour is repeated", () => {
    const year = { min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 0, 1) };
    fc.assert(
      fc.property(
        fc.integer(year),
        fc.nat(1439),
        fc.nat(1439).filter((to) => to > 0),
        (now, from, to) => {
          const end = quietEnd({ to }, now);
          expect(end).toBeGreaterThan(now);
          expect(end - now).toBeLessThanOrEqual(25 * 3_600_000);
          const isAmbiguous = new Date(end - 3_600_000).getHours() === new Date(end).getHours();
          const isSkipped = new Date(end).getHours() * 60 + new Date(end).getMinutes() !== to;
          if (!isAmbiguous && !isSkipped) expect(isQuiet({ from, to }, end)).toBe(false);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe("what is held back", () => {
  const [now, morning] = ["2026-11-24T23:00", "2026-11-25T07:00"];
  const soon = "2026-11-24T23:01";
  it.each<[string, typeof night | null, string | null, string | null]>([
    ["nothing by itself", null, null, null],
    ["in quiet hours until they end", night, null, morning],
    ["while snoozed until that ends", null, soon, soon],
    ["nothing once the snooze is over", null, now, null],
    ["both: until the later one", night, "2026-11-25T07:01", "2026-11-25T07:01"],
    ["both, the other way round", night, soon, morning],
    ["outside of the quiet hours not", between("01:00", "02:00"), null, null],
  ])("%s", (_case, quiet, snoozedUntil, until) => {
    const held = heldUntil(quiet, snoozedUntil === null ? null : at(snoozedUntil), at(now));
    expect(held).toBe(until === null ? null : at(until));
  });
});
