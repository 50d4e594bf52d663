import type { Booking } from "../domain/foresight/account-lists.ts";
import type { BookingsQuery } from "./contract.ts";

/**
 * Whether bookings are of the time that was asked for, in order of time: guessed at, some would come twice, and others not at
 * all. Whole seconds are asked for.
 */
export function areAsAsked(rows: readonly Booking[], { from, to }: BookingsQuery): boolean {
  let latest = 0;
  for (const { at } of rows) {
    if (at === null) continue;
    if (at < latest || at < from - 1000 || at >= to + 1000) return false;
    latest = at;
  }
  return true;
}
