import { dayOf } from "../../domain/foresight/bank-days.ts";
import type { NextAction } from "../../domain/foresight/upcoming-charge.ts";
import type { HeldDomain } from "../derive/derived-charges.ts";
import { asMoment } from "../iso-time.ts";
import { asFlag, asText, asWhole, type Json, member } from "../json/json.ts";
import { readText } from "../read-value.ts";
import { autoRenewed, deletedStatuses, expired, usualStatuses } from "./words.ts";

/** The members that are asked for: what a domain has beside them is contacts and an auth code. */
export const fields = "domainName,expiryDate,autoRenew,autoRenewPeriod,status,premium";

/** A domain of the list. Its {@link HeldDomain.renewsAt} is its day of expiry until its extension's own is known. */
export interface ListedDomain extends HeldDomain {
  /** Months that it is renewed for; null: not told. */
  months: number | null;
  /** null: what is sent is neither yes nor no. */
  isPremium: boolean | null;
  /** It was deleted: a renewal does not bring it back. */
  isDeleted: boolean;
}

/** Ten years, the most that registries sell. */
const mostMonths = 120;

function monthsOf(value: Json | undefined): number | null {
  const months = asWhole(value);
  return months !== null && months > 0 && months <= mostMonths ? months : null;
}

/** null: the list is absent, or holds something else than words. */
function statusesOf(value: Json | undefined): string[] | null {
  if (!Array.isArray(value)) return null;
  const words = value.flatMap((each) => asText(each) ?? []);
  return words.length === value.length && words.length > 0 ? words : null;
}

/**
 * What comes next. A status that is not known to leave a renewal alone (a deletion that was asked for, a renewal that is
 * prohibited) leaves it open.
 */
function nextActionOf(
  statuses: readonly string[] | null,
  autoRenew: Json | undefined,
  isOver: boolean,
): NextAction | null {
  if (statuses === null || typeof autoRenew !== "boolean") return null;
  if (!autoRenew) return "expire";
  const rest = statuses.filter((status) => !usualStatuses.has(status));
  const isGone = (status: string): boolean => status === expired || deletedStatuses.has(status);
  if (rest.length > 0) return rest.every(isGone) ? "expireunpaid" : null;
  return isOver && statuses.includes(autoRenewed) ? "expireunpaid" : "pay";
}

/**
 * A row of the list.
 * @param today the UTC day number: a day before it is over
 */
export function listedDomain(row: Json, today: number): ListedDomain {
  const expiresAt = asMoment(asText(member(row, "expiryDate")));
  const statuses = statusesOf(member(row, "status"));
  const autoRenew = member(row, "autoRenew");
  const premium = member(row, "premium");
  const months = monthsOf(member(row, "autoRenewPeriod"));
  const isOver = expiresAt !== null && dayOf(expiresAt) < today;
  return {
    name: readText(asText(member(row, "domainName"))),
    renewsAt: expiresAt,
    period: months === null ? null : { count: months, unit: "month" },
    months,
    renewalMode: typeof autoRenew === "boolean" ? `autoRenew: ${autoRenew}` : "",
    nextAction: nextActionOf(statuses, autoRenew, isOver),
    isPremium: premium === undefined ? false : asFlag(premium),
    isDeleted: statuses?.some((status) => deletedStatuses.has(status)) === true,
  };
}
