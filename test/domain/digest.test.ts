import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type DigestState, digestRound, localDayOf } from "../../src/domain/digest.ts";

const at = (time: string): number => Date.parse(time);
const eight = { digest: 480, notify: true };

beforeEach(() => vi.stubEnv("TZ", "Europe/Berlin"));
afterEach(() => vi.unstubAllEnvs());

/** What becomes of it at some moments, one after the other: those at which it is shown. */
function shownAt(moments: readonly string[], state: DigestState = { day: null }): string[] {
  let before = state;
  return moments.filter((moment) => {
    const { after, isDue } = digestRound(before, eight, at(moment));
    before = after;
    return isDue;
  });
}

describe("the digest", () => {
  it("comes once a day, from its minute on, by the clock on the wall", () => {
    expect(
      shownAt([
        "2026-11-27T06:00:00Z",
        "2026-11-27T06:59:59Z",
        "2026-11-27T07:00:00Z",
        "2026-11-27T07:00:30Z",
        "2026-11-27T22:59:00Z",
        "2026-11-27T23:01:00Z",
        "2026-11-28T06:59:00Z",
        "2026-11-28T11:00:00Z",
      ]),
    ).toEqual(["2026-11-27T07:00:00Z", "2026-11-28T11:00:00Z"]);
  });

  it("waits for the next day where it is chosen after its minute", () => {
    expect(
      shownAt(["2026-11-27T09:00:00Z", "2026-11-27T20:00:00Z", "2026-11-28T07:00:00Z"]),
    ).toEqual(["2026-11-28T07:00:00Z"]);
  });

  it("is not put off by a day of 25 hours on which it was chosen", () => {
    // Berlin, 25 October 2026: 23:30, and 23:46, in the hour's last quarter.
    const late = { digest: 23 * 60 + 45, notify: true };
    const { after } = digestRound({ day: null }, late, at("2026-10-25T22:30:00Z"));
    expect(digestRound(after, late, at("2026-10-25T22:46:00Z")).isDue).toBe(true);
  });

  it("is not silent for days after a clock that was far ahead", () => {
    expect(shownAt(["2026-11-27T09:00:00Z"], { day: "2027-03-01" })).toHaveLength(1);
  });

  it.each([
    { digest: null, notify: true },
    { digest: 480, notify: false },
  ])("begins anew once it is chosen again: %j", (preferences) => {
    const now = at("2026-11-27T09:00:00Z");
    expect(digestRound({ day: "2026-11-26" }, preferences, now)).toEqual({
      after: { day: null },
      isDue: false,
    });
  });

  it.each([
    ["2026-03-29T00:30:00Z", "2026-03-29"],
    ["2026-10-25T22:59:00Z", "2026-10-25"],
    ["2026-10-25T23:00:00Z", "2026-10-26"],
  ])("has its days from the clock on the wall: %s", (moment, day) => {
    expect(localDayOf(at(moment))).toBe(day);
  });
});
