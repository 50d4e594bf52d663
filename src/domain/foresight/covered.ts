import { isZero } from "../money.ts";
import { dayOf } from "./bank-days.ts";
import { type Doubt, doubtOfDay } from "./doubt.ts";
import type { FirstFailure } from "./first-failure.ts";
import { horizon, type Pot } from "./pot.ts";

/** Until when the money lasts. Days are UTC day numbers, and the last ones on which all can be paid. */
export type Covered =
  /** Every charge up to and including the horizon's last day is known and paid for. */
  | { kind: "all"; day: number }
  /** Exact: on the next day something cannot be paid. */
  | { kind: "until"; day: number }
  /** Nothing is known against a later day, but something behind it is unknown. */
  | { kind: "at-least-until"; day: number; why: Doubt }
  /** Nothing can be promised, not even for today; but on the next day something cannot be paid in any case. */
  | { kind: "at-most-until"; day: number; why: Doubt }
  /** Nothing can be promised, not even for today. */
  | { kind: "unknown"; why: Doubt };

/** Why no later day is promised, or none at all; null: all is known. The one reason that every place gives. */
export const doubtOfCover = (covered: Covered): Doubt | null =>
  "why" in covered ? covered.why : null;

/** How far all is known that is to be paid, and the funds that are there for it. */
export interface Certainty {
  /** The last UTC day up to which nothing is unknown; the day before today: nothing is sure. */
  until: number;
  /** Why nothing is sure behind it; null: it is the horizon's last day. */
  why: Doubt | null;
  /** Whether the price of all that is at risk is known. */
  ofRisk: boolean;
  /** Whether the list is still loading, is older than a day, or from the future. */
  isPartial: boolean;
}

/** @param isMost what is reserved is not known: the funds may be less than they seem */
export function certaintyOf({ sums, today, days, doubt }: Pot, isMost: boolean): Certainty {
  const end = days.at(-1)?.day ?? today - 1;
  const age = today - dayOf(sums.loadedAt);
  const isOld = age > 1 || age < 0;
  const limits: [until: number, why: Doubt | null][] = [
    [end, end < today + horizon - 1 ? "old" : null],
  ];
  if (isMost) limits.push([-1, "deposits"]);
  if (age < 0) limits.push([-1, "old"]);
  if (doubt) limits.push([-1, doubt]);
  if (sums.next !== null) limits.push([sums.ordered ? sums.lastDay - 1 : -1, "loading"]);
  if (sums.unknownFrom !== null) limits.push([sums.unknownFrom - 1, doubtOfDay(sums)]);
  const [until, why] = limits.reduce((min, each) => (each[0] < min[0] ? each : min));
  return {
    until: Math.max(until, today - 1),
    why,
    ofRisk: doubt === null && !isMost,
    isPartial: sums.next !== null || isOld,
  };
}

/**
 * What is told where nothing can be promised: what falls short by all that is known is an upper bound.
 * @param first what the funds do not pay, by what is known alone
 * @param today UTC day number
 */
export const notPromised = (first: FirstFailure | null, today: number, why: Doubt): Covered =>
  first && first.day > today
    ? { kind: "at-most-until", day: first.day - 1, why }
    : { kind: "unknown", why };

/**
 * Nothing is promised beyond what is known: no unknown part ever moves it to a later day.
 * @param first what the funds do not pay, by what is known alone
 */
export function coveredOf(
  { sums, today, days }: Pot,
  first: FirstFailure | null,
  { until, why, isPartial }: Certainty,
): Covered {
  const end = days.at(-1)?.day ?? today - 1;
  const day = Math.min(first ? first.day - 1 : end, until);
  const isDated = isZero(sums.undated);
  if (first && day === first.day - 1 && !isPartial && isDated) return { kind: "until", day };
  if (!first && day === end && why === null && !isPartial) return { kind: "all", day };
  const doubt = day === until ? why : null;
  const other: Doubt = sums.next !== null ? "loading" : isPartial || isDated ? "old" : "undated";
  // A list from the future (the clock was set back) tells nothing of today.
  const known = dayOf(sums.loadedAt) > today ? null : first;
  return day < today
    ? notPromised(known, today, doubt ?? other)
    : { kind: "at-least-until", day, why: doubt ?? other };
}
