import { dayOf } from "../domain/foresight/bank-days.ts";
import {
  isRestorable,
  type LostDomain,
  type LostDomains,
  leftOf,
} from "../domain/foresight/lost-domains.ts";
import type { AccountOverview } from "../domain/overview.ts";
import { formatDayOf } from "./format-time.ts";
import { translate, translateCount } from "./translate.ts";

/** What an account lost and still stands with the registry at `now` (milliseconds since the epoch), with all in number; null: nothing. */
export function lostAt(
  { foresight }: AccountOverview,
  now: number,
): (LostDomains & { all: number }) | null {
  const left = foresight?.lost && leftOf(foresight.lost, now);
  const all = left ? left.count + (left.gone ?? 0) : 0;
  return left && all > 0 ? { ...left, all } : null;
}

/** `2 domains lost`, of those that can be restored; where none can, how many that are. */
export const lostTitle = ({ count, gone = 0 }: LostDomains): string =>
  count > 0 ? translateCount("lost_count", count) : translateCount("lost_gone_count", gone);

/** Until when a domain can be brought back, in words; `now` in milliseconds since the epoch. */
export function restoreText(domain: LostDomain, now: number): string {
  const { restorableUntil: until } = domain;
  if (!isRestorable(domain) || (until !== null && dayOf(until) < dayOf(now)))
    return translate("lost_gone");
  return until === null ? translate("lost_some_day") : translate("lost_until", formatDayOf(until));
}
