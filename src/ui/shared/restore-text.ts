import { dayOf } from "../../domain/foresight/bank-days.ts";
import type { LostDomain } from "../../domain/foresight/lost-domains.ts";
import { formatDayOf } from "../../platform/format-time.ts";
import { translate } from "../../platform/translate.ts";

/** Until when a domain can be brought back, in words; `now` in milliseconds since the epoch. */
export function restoreText({ restorableUntil: until, status }: LostDomain, now: number): string {
  if (status === "pending-delete" || (until !== null && dayOf(until) < dayOf(now)))
    return translate("lost_gone");
  return until === null ? translate("lost_some_day") : translate("lost_until", formatDayOf(until));
}
