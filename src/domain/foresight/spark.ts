import { dayOf } from "./bank-days.ts";
import type { HistoryPoint } from "./spending-days.ts";

const shownDays = 30;

/**
 * The account balance (an estimate: floats) at the end of each of the last 30 UTC days up to `today`, oldest first,
 * from the first day on that anything is known of; a day without a point stands where the one before it ended. Not the
 * available funds: what was reserved on a past day nobody tells, and today's deposits would look like money spent.
 * @param points in order of time
 */
export function sparkOf(points: readonly HistoryPoint[], today: number): number[] {
  const spark: number[] = [];
  let next = 0;
  let last: number | null = null;
  for (let day = today - shownDays + 1; day <= today; day++) {
    for (let point = points[next]; point && dayOf(point.at) <= day; point = points[++next])
      last = Number(point.balance);
    if (last !== null) spark.push(last);
  }
  return spark;
}
