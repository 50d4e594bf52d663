import type { Decimal } from "../account.ts";
import { add, isLess, isZero, subtract } from "../money.ts";
import { type Claim, claimsOf } from "./at-risk.ts";
import { dayOf } from "./bank-days.ts";
import type { DaySums } from "./day-sums.ts";
import { chargeDoubt, type Doubt } from "./doubt.ts";

/** Days ahead that a forecast looks. */
export const horizon = 90;

/** One UTC day of the walk. */
export interface PotDay {
  day: number;
  /** Gross sum of what is to be paid on it, and how many that are. All that is due already falls on today. */
  charges: Decimal;
  count: number;
  /** All that is to be paid up to the end of the day. */
  spent: Decimal;
}

/**
 * What an account's money is spent on, once: on what is at risk, then on what may come on any day, then on the
 * listed charges in order of day. Gross sums in the currency of the list.
 */
export interface Pot {
  today: number;
  sums: DaySums;
  /** From today to the last day that is known, at most {@link horizon} days ahead; empty where that has passed. */
  days: readonly PotDay[];
  /** The objects at risk that can be saved and have a price, soonest lost first, and what saves them all. */
  claims: readonly Claim[];
  risk: Decimal;
  /** Why more may be at risk than they say; null: it is not. */
  doubt: Doubt | null;
  /** What of {@link PotDay.charges} of today is not charged by a date: objects at risk, charges without date. */
  dateless: Decimal;
}

/** The first thing that cannot be paid. */
export interface FirstFailure {
  /** UTC day number. */
  day: number;
  /** What is missing at the end of that day. */
  short: Decimal;
  /** The first object, in the list's order, that cannot be paid; null: it lies beyond the rows kept, or there is none. */
  object: string | null;
}

/** The walk over the days, which all that is foreseen of an account's money follows from. */
export function potOf(sums: DaySums, today: number): Pot {
  const { known: claims, doubt } = claimsOf(sums, today);
  // Overdue charges stand in the sums of their days already.
  const failed = claims.filter(({ isListed }) => !isListed);
  const dateless = failed.reduce((sum, { amount }) => add(sum, amount), sums.undated);
  const listed = Object.entries(sums.days).map(([day, part]) => ({ ...part, day: Number(day) }));
  const days: PotDay[] = [];
  let [spent, next] = ["0", 0];
  for (let day = today; day <= Math.min(sums.through, today + horizon); day++) {
    const before = spent;
    let count = 0;
    if (day === today) {
      spent = dateless;
      count = failed.length + (sums.excluded["no-date"] ?? 0);
    }
    for (let part = listed[next]; part && part.day <= day; part = listed[++next]) {
      spent = add(spent, part.sum);
      count += part.count;
    }
    days.push({ day, charges: subtract(spent, before), count, spent });
  }
  const risk = claims.reduce((sum, { amount }) => add(sum, amount), "0");
  return { today, sums, days, claims, risk, doubt, dateless };
}

/** What is to be paid up to the end of a UTC day; of a day behind the last known one, up to that. */
export const spentBy = ({ days }: Pot, through: number): Decimal =>
  days.findLast(({ day }) => day <= through)?.spent ?? "0";

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
