import type { Decimal } from "../account.ts";
import { add, isLess, isZero, subtract } from "../money.ts";
import type { Claim } from "./at-risk.ts";
import { dayOf } from "./bank-days.ts";
import { chargeDoubt } from "./doubt.ts";
import { type Pot, spentBy } from "./pot.ts";

/** The first thing that cannot be paid. */
export interface FirstFailure {
  /** UTC day number. */
  day: number;
  /** What is missing at the end of that day. */
  short: Decimal;
  /** The first object, in the list's order, that cannot be paid; null: it lies beyond the rows kept, or there is none. */
  object: string | null;
}

/** The first charge in the list's order that the money does not reach, if all up to `day` are among the rows kept. */
function firstUnpaid({ sums, today, risk }: Pot, spendable: Decimal, day: number): string | null {
  if (sums.seen > sums.rows.length && !sums.ordered) return null;
  // Those that are overdue are at risk, and paid for already; those without date come before all others.
  const first = Math.min(dayOf(sums.loadedAt), today);
  const rows = sums.rows
    .filter((row) => row.nextAction === "pay" && chargeDoubt(row, sums.currency) === null)
    .map(({ object, gross, at }) => ({ object, gross, on: at === null ? null : dayOf(at) }))
    .filter(({ on }) => on === null || (on >= first && on <= day))
    .sort((a, b) => (a.on ?? 0) - (b.on ?? 0));
  if (rows.filter(({ on }) => on === null).length < (sums.excluded["no-date"] ?? 0)) return null;
  let left = subtract(spendable, risk);
  for (const { object, gross } of rows) {
    left = subtract(left, gross ?? "0");
    if (isLess(left, "0")) return object;
  }
  return null;
}

/** The first object at risk that the money does not reach, with the day it is lost on. */
function firstLost({ claims }: Pot, spendable: Decimal): Claim | undefined {
  let reached = "0";
  return claims.find(({ amount }) => {
    reached = add(reached, amount);
    return isLess(spendable, reached);
  });
}

/** The day of the first charge that the money does not reach, with or without date; undefined: there is none. */
function firstChargedDay({ days, sums, risk, dateless, today }: Pot, spendable: Decimal) {
  if (!isZero(sums.undated) && isLess(spendable, add(risk, sums.undated))) return today;
  return days.find(({ day, charges, spent }) => {
    const dated = day === today ? subtract(charges, dateless) : charges;
    return !isZero(dated) && isLess(spendable, spent);
  })?.day;
}

/**
 * The first thing that these funds do not pay; null: there is none up to the last known day. An object at risk is
 * lost on its day, a charge without date may come today, and funds below zero are short today.
 */
export function firstFailure(pot: Pot, spendable: Decimal): FirstFailure | null {
  const { days, today } = pot;
  const end = days.at(-1)?.day;
  if (end === undefined || !isLess(spendable, spentBy(pot, end))) return null;
  const lost = firstLost(pot, spendable);
  const moments = [firstChargedDay(pot, spendable), lost?.day].filter((day) => day !== undefined);
  const day = isLess(spendable, "0") ? today : Math.min(...moments, end);
  const first = lost && lost.day <= day ? lost.object : firstUnpaid(pot, spendable, day);
  return { day, short: subtract(spentBy(pot, day), spendable), object: first };
}
