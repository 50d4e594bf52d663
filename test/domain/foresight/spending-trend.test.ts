import { expect, it } from "vitest";
import type { SpendingDay } from "../../../src/domain/foresight/spending-days.ts";
import { spendingKnownOn, spendingTrend } from "../../../src/domain/foresight/spending-trend.ts";

const today = 20_000;
const spent = (ago: number, other: number | null = 1): SpendingDay => ({
  day: today - ago,
  other,
  paidIn: 0,
  isMissed: false,
});

it("is known from the day on which seven of the last thirty days are, and says before which day that is", () => {
  for (let count = 0; count <= 8; count++) {
    const days = Array.from({ length: count }, (_, place) => spent(place + 1));
    expect(spendingKnownOn(days, today)).toBe(count < 7 ? today + 7 - count : null);
    expect(spendingTrend(days, today) === null).toBe(count < 7);
  }
});

it("counts no day on which it cannot be told, none that is not over, and none of long ago", () => {
  const days = [spent(0), spent(1, null), spent(2), spent(31), spent(40)];
  expect(spendingKnownOn(days, today)).toBe(today + 6);
});

it("is not told of days a fifth of which a top-up hides: what was spent on them may be all that was", () => {
  // A week of the past that holds a top-up, and quiet ones around it.
  const days = Array.from({ length: 28 }, (_, place) => spent(place + 1, place < 8 ? null : 0));
  expect(spendingTrend(days, today)).toBeNull();
  const on = spendingKnownOn(days, today);
  expect(on).toBe(today + 24);
  const later = Array.from({ length: 24 }, (_, place) => ({ ...spent(0), day: today + place }));
  expect(spendingTrend([...days, ...later.slice(0, 23)], today + 23)).toBeNull();
  expect(spendingTrend([...days, ...later], today + 24)).not.toBeNull();
});

it("is told where each week one day is hidden", () => {
  const days = Array.from({ length: 30 }, (_, place) =>
    spent(place + 1, place % 7 === 3 ? null : 2),
  );
  expect(spendingTrend(days, today)?.perDay).toBe(2);
});
