import { isBankDay } from "../../../src/domain/foresight/bank-days.ts";
import type { AccountPlan } from "./account-plan.ts";
import { calendar } from "./bank-calendar.ts";
import type { Random } from "./random.ts";

const bankDaysOn = (from: number, count: number): number => {
  let day = from;
  for (let left = count; left > 0; ) if (isBankDay(++day, calendar)) left--;
  return day;
};

export interface Transfer {
  /** UTC day on which it arrives. */
  day: number;
  cents: number;
}

/** What the owner sees, money in cents. */
export interface Evening {
  day: number;
  /** Average spending a day, cents. */
  daily: number;
  available: number;
  spendable: number;
  /** Listed for the next 14 days, cents. */
  due: number;
  failedToday: boolean;
  /** Whether a transfer was ordered before, put off or not. */
  isUnderWay: boolean;
}

/** Owners transfer whole fifties, and 20 at least. */
export const rounded = (cents: number): number => Math.max(2000, Math.ceil(cents / 5000) * 5000);

/** After a failure, an order that was put off is hurried. */
export const sooner = (transfer: Transfer | null, ordered: Transfer | null): Transfer | null =>
  transfer && ordered && ordered.day < transfer.day
    ? { ...transfer, day: ordered.day }
    : (transfer ?? ordered);

/** What the owner orders in the evening of a bank day, if anything, and when it arrives. */
export function orderTransfer(
  { owner }: AccountPlan,
  random: Random,
  evening: Evening,
): Transfer | null {
  const { day, daily, available, spendable, due, failedToday, isUnderWay } = evening;
  const amount = rounded(daily * owner.amount);
  const arrives = (putOff: number): number =>
    bankDaysOn(day, putOff + random.whole(1, owner.transit));
  // The registrar mails about failed charges: most owners act at once, whatever their habit.
  if (failedToday && random.chance(0.7))
    return { day: arrives(0), cents: rounded(amount + due - Math.min(0, available)) };
  if (isUnderWay) return null;
  if (owner.habit === "monthly") {
    const isDay = new Date(day * 86_400_000).getUTCDate();
    const isTurn = isDay >= owner.monthDay && isDay < owner.monthDay + 3;
    if (!isTurn || available > daily * 45) return null;
    return { day: arrives(0), cents: rounded(daily * 33) };
  }
  if (!random.chance(owner.looks)) return null;
  const needs =
    owner.habit === "lister" ? spendable < due * 1.2 : available < rounded(daily * owner.comfort);
  if (!needs) return null;
  const putOff = random.chance(owner.late) ? random.whole(1, owner.lateBy) : 0;
  return {
    day: arrives(putOff),
    cents: Math.max(amount, owner.habit === "lister" ? rounded(due) : 0),
  };
}
