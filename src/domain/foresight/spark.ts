import { dayOf } from "./bank-days.ts";
import type { FundsPoint } from "./spending-days.ts";

const shownDays = 30;

/**
 * Available funds (an estimate: floats) at the end of each of the last 30 UTC days up to `today`, oldest first,
 * from the first day on that anything is known of; a day without a point stands where the one before it ended.
 * @param points in order of time
 */
export function sparkOf(points: readonly FundsPoint[], today: number): number[] {
  const spark: number[] = [];
  let next = 0;
  let last: number | null = null;
  for (let day = today - shownDays + 1; day <= today; day++) {
    for (let point = points[next]; point && dayOf(point.at) <= day; point = points[++next])
      last = Number(point.balance) - Number(point.deposits ?? 0);
    if (last !== null) spark.push(last);
  }
  return spark;
}
