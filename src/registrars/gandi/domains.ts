import { dayOf } from "../../domain/foresight/bank-days.ts";
import type { NextAction } from "../../domain/foresight/upcoming-charge.ts";
import type { HeldDomain } from "../derive/derived-charges.ts";
import type { Period } from "../derive/period.ts";
import { asMoment } from "../iso-time.ts";
import { asText, asWhole, type Json, member } from "../json/json.ts";
import { readText } from "../read-value.ts";
import { deletedStatuses, usualStatuses } from "./words.ts";

/**
 * When a renewal is tried, days before the name's end (the vendor's page on automatic renewal, and the reference's
 * example): what the first try does not get, the last one may.
 */
export const tryDays = { first: 31, last: 1 } as const;

const day = 86_400_000;

/** A domain of the list. */
export interface ListedDomain extends HeldDomain {
  /** When its renewal is tried last, milliseconds since the epoch; null: not known, or it is not renewed. */
  lostAt: number | null;
  /** It was deleted: a renewal does not bring it back. */
  isDeleted: boolean;
}

/** Whether it is renewed: a flag in the list, which in a name's details is an object; null: neither. */
function renewsIn(autorenew: Json | undefined): boolean | null {
  const told = typeof autorenew === "boolean" ? autorenew : member(autorenew, "enabled");
  return typeof told === "boolean" ? told : null;
}

/** Ten years, the most that registries sell. */
const mostYears = 10;

/** The list tells no years: then one, the least there is; null: what it tells is none. */
function periodIn(autorenew: Json | undefined): Period | null {
  const told = member(autorenew, "duration");
  if (told === undefined) return { count: 1, unit: "year" };
  const count = asWhole(told);
  return count !== null && count > 0 && count <= mostYears ? { count, unit: "year" } : null;
}

/** null: the list is absent, or holds something else than words. */
function statusesIn(value: Json | undefined): string[] | null {
  if (!Array.isArray(value)) return null;
  const words = value.flatMap((each) => asText(each) ?? []);
  return words.length === value.length ? words : null;
}

/**
 * What comes next. A status that is not known to leave a renewal alone (a transfer that is under way, a renewal that is
 * prohibited) leaves it open. Behind the day of its first try a name that is to be renewed is unpaid: a renewal moves its
 * end.
 */
function nextActionOf(
  statuses: readonly string[] | null,
  renews: boolean | null,
  isTried: boolean,
): NextAction | null {
  if (statuses === null || renews === null) return null;
  if (!renews) return "expire";
  const rest = statuses.filter((status) => !usualStatuses.has(status));
  if (!rest.every((status) => deletedStatuses.has(status))) return null;
  return rest.length > 0 || isTried ? "expireunpaid" : "pay";
}

/**
 * A row of the list. Of its members only those that are named here are looked at.
 * @param today the UTC day number: a try of that day may still come
 */
export function listedDomain(row: Json, today: number): ListedDomain {
  const endsAt = asMoment(asText(member(member(row, "dates"), "registry_ends_at")));
  const autorenew = member(row, "autorenew");
  const renews = renewsIn(autorenew);
  const statuses = statusesIn(member(row, "status"));
  const firstTry = endsAt === null ? null : endsAt - tryDays.first * day;
  const isTried = firstTry !== null && dayOf(firstTry) < today;
  return {
    name: readText(asText(member(row, "fqdn"))),
    // A name that is not renewed goes at its end.
    renewsAt: renews === false ? endsAt : firstTry,
    period: periodIn(autorenew),
    renewalMode: renews === null ? "" : `autorenew: ${renews}`,
    nextAction: nextActionOf(statuses, renews, isTried),
    lostAt: endsAt === null || renews === false ? null : endsAt - tryDays.last * day,
    isDeleted: statuses?.some((status) => deletedStatuses.has(status)) === true,
  };
}
