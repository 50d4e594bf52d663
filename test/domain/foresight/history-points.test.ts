import { serialize } from "node:v8";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { thinned, withPoint } from "../../../src/domain/foresight/history-points.ts";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const now = Date.UTC(2025, 6, 1, 12);

const at = (...times: number[]) => times.map((time) => ({ at: time }));
/** Points from `from` to `to`, one each `step`. */
const every = (step: number, from: number, to: number) =>
  Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, place) => ({
    at: from + place * step,
  }));

/** Checks as they come: in bursts, hourly, daily, with pauses of weeks. */
const stream = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: fc.integer({ min: minute, max: 20 * minute }) },
      { weight: 3, arbitrary: fc.integer({ min: hour, max: day }) },
      { weight: 1, arbitrary: fc.integer({ min: day, max: 60 * day }) },
    ),
    { maxLength: 300 },
  )
  .map((steps) => {
    let time = now;
    return steps.map((step) => {
      time += step;
      return { at: time };
    });
  });

describe("a thinned history", () => {
  it("keeps all of 48 hours, then the last of each hour, then the last of each day", () => {
    const points = every(10 * minute, now - 40 * day, now);
    const kept = thinned(points).map((point) => point.at);
    const within = (from: number, to: number) =>
      kept.filter((time) => now - time > from && now - time <= to);
    expect(within(-1, 2 * day)).toEqual(every(10 * minute, now - 2 * day, now).map((p) => p.at));
    const hourly = within(2 * day, 30 * day);
    expect(hourly.length).toBe(28 * 24);
    expect(hourly.every((time) => time % hour === 50 * minute)).toBe(true);
    const daily = within(30 * day, 41 * day);
    expect(daily.slice(0, -1).every((time) => time % day === day - 10 * minute)).toBe(true);
    expect(daily).toHaveLength(11);
  });

  it("forgets what is older than five years", () => {
    const points = every(day, now - 6 * 365 * day, now);
    const oldest = thinned(points)[0]?.at ?? 0;
    expect(now - oldest).toBeLessThanOrEqual(5 * 365.25 * day);
    expect(now - oldest).toBeGreaterThan(5 * 365 * day);
  });

  it("has each point once, in order, the newest among them", () => {
    fc.assert(
      fc.property(stream, (points) => {
        const kept = thinned(points);
        expect(kept).toEqual(points.filter((point) => kept.includes(point)));
        expect(kept.at(-1)).toBe(points.at(-1));
      }),
    );
  });

  it("is the same however often it is thinned on the way", () => {
    fc.assert(
      fc.property(stream, (points) => {
        let kept: { at: number }[] = [];
        for (const point of points) kept = thinned(withPoint(kept, point));
        expect(kept).toEqual(thinned(points));
        expect(thinned(kept)).toEqual(kept);
      }),
    );
  });

  it("loses nothing to a clock that is an hour ten years ahead", () => {
    const good = thinned(every(hour, now - 400 * day, now));
    const ahead = every(5 * minute, now + 3650 * day, now + 3650 * day + hour);
    const after = every(5 * minute, now + 2 * hour, now + 3 * hour);
    let kept = good;
    for (const point of [...ahead, ...after]) kept = thinned(withPoint(kept, point));
    expect(kept).toEqual([...thinned([...good, ...after]), ...ahead]);
  });

  it("loses nothing to a clock that is set back, and stays in order", () => {
    const good = thinned(every(hour, now - 10 * day, now));
    const kept = thinned(withPoint(good, { at: now - 5 * day + 1 }));
    expect(kept.at(-1)).toEqual({ at: now });
    expect(kept.length).toBe(good.length);
    const recent = thinned(withPoint(good, { at: now - hour - 1 }));
    expect(recent.length).toBe(good.length + 1);
    expect(recent.at(-3)).toEqual({ at: now - hour - 1 });
  });

  it("is bounded, whoever refreshes all day long", () => {
    expect(thinned(every(10_000, now - 3 * day, now)).length).toBe(4000);
  });

  it("of 20 accounts over five years is under 5 MB", () => {
    // Checked at the shortest interval, with amounts as long as real ones get.
    let points: { at: number }[] = [
      ...every(day, now - 5.1 * 365.25 * day, now - 31 * day),
      ...every(hour, now - 31 * day + 1, now - 2.1 * day),
      ...every(5 * minute, now - 2.1 * day + 2, now),
    ];
    points = thinned(points);
    expect(points.length).toBeGreaterThan(3000);
    const history = {
      version: 1,
      value: {
        currency: "EUR",
        points: points.map((point, place) => ({
          at: point.at,
          balance: `1234567.${String(1000 + (place % 9000))}`,
          deposits: `1234.${String(1000 + (place % 9000))}`,
          past: false,
        })),
      },
    };
    expect(20 * serialize(history).byteLength).toBeLessThan(5_000_000);
  });
});

describe("one more point", () => {
  it.each([
    ["at the end", 30, [10, 20, 30]],
    ["before others: the clock was set back", 15, [10, 15, 20]],
    ["before all", 5, [5, 10, 20]],
    ["of the same moment, in its place", 20, [10, 20]],
  ])("%s", (_case, time, expected) => {
    expect(withPoint(at(10, 20), { at: time })).toEqual(at(...expected));
  });

  it("of the same moment is the one that counts", () => {
    const before = [{ at: 10, balance: "1" }];
    expect(withPoint(before, { at: 10, balance: "2" })).toEqual([{ at: 10, balance: "2" }]);
  });
});
