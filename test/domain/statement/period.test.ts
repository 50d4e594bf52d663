import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  asKind,
  lastPeriod,
  type Period,
  periodAt,
  periodKey,
  periodLater,
  periodOfKey,
  spanOf,
} from "../../../src/domain/statement/period.ts";

const now = Date.UTC(2026, 10, 27, 16, 50);
const month = (year: number, index: number): Period => ({ kind: "month", year, index });
const quarter = (year: number, index: number): Period => ({ kind: "quarter", year, index });
const iso = (at: number): string => new Date(at).toISOString();

const anyPeriod: fc.Arbitrary<Period> = fc.oneof(
  fc.record({
    kind: fc.constant("month" as const),
    year: fc.integer({ min: 2000, max: 2990 }),
    index: fc.integer({ min: 0, max: 11 }),
  }),
  fc.record({
    kind: fc.constant("quarter" as const),
    year: fc.integer({ min: 2000, max: 2990 }),
    index: fc.integer({ min: 0, max: 3 }),
  }),
);
const late = Date.UTC(3000, 0);

describe("a period", () => {
  it("is a month or a quarter of UTC days, its end not part of it", () => {
    expect(spanOf(month(2026, 9), now)).toEqual({
      start: Date.UTC(2026, 9, 1),
      end: Date.UTC(2026, 10, 1),
      isOver: true,
    });
    const { start, end } = spanOf(quarter(2025, 3), now);
    expect([iso(start), iso(end)]).toEqual([
      "2025-10-01T00:00:00.000Z",
      "2026-01-01T00:00:00.000Z",
    ]);
  });

  it("ends now while it is not over", () => {
    expect(spanOf(month(2026, 10), now)).toMatchObject({ end: now, isOver: false });
    expect(spanOf(quarter(2026, 3), now)).toMatchObject({ end: now, isOver: false });
  });

  it("is over at the very moment that the next one begins", () => {
    const end = Date.UTC(2026, 11, 1);
    expect(spanOf(month(2026, 10), end)).toMatchObject({ end, isOver: true });
    expect(spanOf(month(2026, 10), end - 1)).toMatchObject({ end: end - 1, isOver: false });
  });

  it("follows the one before without a gap, over the years", () => {
    fc.assert(
      fc.property(anyPeriod, fc.integer({ min: -30, max: 30 }), (period, by) => {
        expect(spanOf(periodLater(period, 1), late).start).toBe(spanOf(period, late).end);
        expect(periodLater(periodLater(period, by), -by)).toEqual(period);
        expect(periodAt(period.kind, spanOf(period, late).start)).toEqual(period);
        expect(periodAt(period.kind, spanOf(period, late).end - 1)).toEqual(period);
      }),
    );
  });

  it("that is shown first is the last one that is over", () => {
    expect(lastPeriod("month", now)).toEqual(month(2026, 9));
    expect(lastPeriod("month", Date.UTC(2026, 0, 1))).toEqual(month(2025, 11));
    expect(lastPeriod("quarter", now)).toEqual(quarter(2026, 2));
  });

  it("becomes the other kind about the same time, never one that has not begun", () => {
    expect(asKind("quarter", month(2026, 7), now)).toEqual(quarter(2026, 2));
    expect(asKind("month", quarter(2026, 2), now)).toEqual(month(2026, 8));
    expect(asKind("month", quarter(2026, 3), now)).toEqual(month(2026, 10));
  });

  it("is written into an address, and read from it", () => {
    fc.assert(
      fc.property(anyPeriod, (period) => {
        expect(periodOfKey(periodKey(period), late)).toEqual(period);
      }),
    );
    expect([periodKey(month(2026, 9)), periodKey(quarter(2026, 3))]).toEqual([
      "2026-10",
      "2026-Q4",
    ]);
  });

  it.each(["", "2026-13", "2026-00", "2026-Q5", "26-10", "2026-10-01", "2026-12", "1999-10"])(
    "is none in %j, or has not begun",
    (key) => expect(periodOfKey(key, now)).toBeNull(),
  );
});
