import type { Statistic } from "../../domain/account-status.ts";
import { unreadable } from "./unreadable.ts";

/** One line from a count as sent: anything but plain digits is unknown, never zero. */
export function statisticOf(
  product: string,
  count: string | undefined,
  command: string,
  field: string,
): Statistic {
  return count !== undefined && /^\d{1,15}$/.test(count)
    ? { product, count: Number(count), failure: null }
    : { product, count: null, failure: unreadable(command, field) };
}
