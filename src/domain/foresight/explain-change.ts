import type { Decimal } from "../account.ts";
import type { Failure } from "../failure.ts";
import { add, compare, subtract } from "../money.ts";
import type { Booking } from "./account-lists.ts";
import type { BalanceChange, ChangePart } from "./balance-change.ts";

const [keptChanges, keptRows] = [50, 50];

/** A balance that moved, as two checks saw it. */
export interface Move {
  /** The two checks, milliseconds since the epoch. */
  from: number;
  to: number;
  before: Decimal;
  after: Decimal;
  currency: string;
}

const size = (amount: Decimal): Decimal => (amount.startsWith("-") ? amount.slice(1) : amount);

/**
 * What moved a balance, by the bookings of the time between. Those in another currency, or of unknown amount or
 * currency, and those beyond the page that was asked for are in no part: they stay in what is unexplained.
 * @param rows as listed; of their own time those outside the two checks are left out, as the API's limits
 * are whole seconds and include both ends
 */
export function explainedChange(move: Move, rows: readonly Booking[]): BalanceChange {
  const { from, to, before, after, currency } = move;
  const own = rows.filter(({ at }) => at === null || (at > from && at <= to));
  const parts = new Map<string, ChangePart>();
  let unexplained = subtract(after, before);
  for (const { type, gross, currency: booked } of own) {
    if (gross === null || booked !== currency) continue;
    const part = parts.get(type) ?? { type, effect: "0", count: 0 };
    parts.set(type, {
      type,
      effect: subtract(part.effect, gross),
      count: part.count + 1,
    });
    unexplained = add(unexplained, gross);
  }
  return {
    ...move,
    parts: [...parts.values()].sort((a, b) => compare(size(b.effect), size(a.effect))),
    rows: own.slice(0, keptRows),
    unexplained,
    failure: null,
  };
}

/** A move of which the bookings cannot be had. */
export const unknownChange = (move: Move, why: Failure): BalanceChange => ({
  ...move,
  parts: [],
  rows: [],
  unexplained: null,
  failure: why,
});

/** The changes with a new one, the latest first; the oldest are forgotten. */
export const withChange = (
  changes: readonly BalanceChange[],
  change: BalanceChange,
): BalanceChange[] => [change, ...changes].slice(0, keptChanges);
