import type { DaySums } from "./day-sums.ts";
import { horizon } from "./pot.ts";
import { type HistoryPoint, type SpendingDay, spendingDays } from "./spending-days.ts";

/** What the list shows for an average day ahead, overdue charges included: a float, in the list's currency. */
function listedAhead({ days }: DaySums, today: number): number {
  let listed = 0;
  for (const day in days) if (Number(day) <= today + horizon) listed += Number(days[day]?.sum);
  return listed / (horizon + 1);
}

const week = 7 * 24 * 3_600_000;

/** At most one balance a week, and the last one: an average of renewals says nothing of single days. */
function weekly(points: readonly HistoryPoint[]): HistoryPoint[] {
  const kept: HistoryPoint[] = [];
  for (const [place, point] of points.entries()) {
    const last = kept.at(-1);
    if (place === points.length - 1 || !last || point.at - last.at >= week) kept.push(point);
  }
  return kept;
}

/**
 * What was spent beside renewals before the account was first checked. Of that time balances alone are known, and
 * they fell by the renewals as well, which stand in the list again: counted in, they would be taken off twice. How
 * much of a fall was renewals nobody tells, so an average day of the list ahead is taken for it, and never more than
 * the fall. An estimate, in the account's currency: floats.
 * @param points balances asked for later, in order of time, and the first one that a check saw
 * @param sums the list of charges; null: not known, and then nothing is learnt
 * @param today UTC day number
 */
export function pastSpending(
  points: readonly HistoryPoint[],
  sums: DaySums | null,
  today: number,
): SpendingDay[] {
  if (sums === null) return [];
  const listed = listedAhead(sums, today);
  return spendingDays(weekly(points), {}).map((day) => ({
    ...day,
    other: day.other && Math.max(0, day.other - listed),
  }));
}
