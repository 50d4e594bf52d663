import type { Decimal } from "../account.ts";
import { isLess } from "../money.ts";
import { dayOf } from "./bank-days.ts";
import type { DaySums } from "./day-sums.ts";

const keptDays = 365;

/**
 * What the list of charges last showed for each UTC day before that day was over, brought up to a list that came
 * through: days ahead are as it says; today keeps the larger sum, as charges that were made leave the list;
 * past days stay, and those older than a year are forgotten.
 */
export function withListed(
  before: Readonly<Record<number, Decimal>>,
  sums: DaySums,
): Record<number, Decimal> {
  const today = dayOf(sums.loadedAt);
  const after: Record<number, Decimal> = {};
  for (const [key, sum] of Object.entries(before)) {
    const day = Number(key);
    if (day <= today && day > today - keptDays) after[day] = sum;
  }
  for (const [key, { sum }] of Object.entries(sums.days)) {
    const day = Number(key);
    const kept = after[day];
    if (day > today || (day === today && (kept === undefined || isLess(kept, sum))))
      after[day] = sum;
  }
  return after;
}
