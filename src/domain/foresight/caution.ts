import type { SpendingDay } from "./spending-days.ts";

/** Top-ups in time after which an owner is known to be punctual, and what is left of the margin then. */
const [enough, min] = [4, 0.6];
/** Days before a top-up in which charges that were not made show that it came late. */
const lateWithin = 5;
const year = 365;

/**
 * How much of the margin for bursts an account's owner needs, from 0.6 to 1: whose top-ups have come in time so far
 * sees to it without us, and is warned in vain by a wide one. On the replay's tuning seeds it halves the false alarms
 * and costs no warning. It is never less: of what a shop orders in bursts nothing is listed.
 * @param days the account's own days of at most a year, ascending: of earlier balances nobody knows what failed
 */
export function cautionOf(days: readonly SpendingDay[]): number {
  let inTime = 0;
  let missed = Number.NEGATIVE_INFINITY;
  let before: SpendingDay | undefined;
  for (const day of days.slice(-year)) {
    if (day.isMissed) missed = day.day;
    // A rise over two days is one transfer.
    if (day.paidIn > 0 && !(before && before.paidIn > 0)) {
      if (day.day - missed <= lateWithin) return 1;
      inTime++;
    }
    before = day;
  }
  return 1 - (1 - min) * Math.min(1, inTime / enough);
}
