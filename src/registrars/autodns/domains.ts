import { dayOf } from "../../domain/foresight/bank-days.ts";
import type { NextAction } from "../../domain/foresight/upcoming-charge.ts";
import type { HeldDomain } from "../derive/derived-charges.ts";
import type { Period } from "../derive/period.ts";
import { asText, asWhole, type Json, member } from "../json/json.ts";
import { readText } from "../read-value.ts";
import { asDueDay } from "./time.ts";
import { deleting, leaving, notRenewed, renewed, renewedOnce } from "./words.ts";

/** A domain of the list. */
export interface ListedDomain extends HeldDomain {
  /** The class that its renewal's price goes by; empty: it is none of a class; null: what is sent is no name of one. */
  priceClass: string | null;
  /** One more renewal, and none after it. */
  isOnce: boolean;
}

/** Ten years, the most that registries sell, in months. */
const mostMonths = 120;

const monthsOfUnit: Readonly<Record<string, number>> = { YEAR: 12, MONTH: 1 };

/** How long something lasts, as the API has it; null: not told, or in a unit that is none of months. */
export function monthsIn(period: Json | undefined): number | null {
  const unit = asText(member(period, "unit")) ?? "";
  const each = Object.hasOwn(monthsOfUnit, unit) ? (monthsOfUnit[unit] ?? 0) : 0;
  const months = each * (asWhole(member(period, "period")) ?? 0);
  return months > 0 && months <= mostMonths ? months : null;
}

const periodOf = (months: number | null): Period | null => {
  if (months === null) return null;
  return months % 12 === 0
    ? { count: months / 12, unit: "year" }
    : { count: months, unit: "month" };
};

export const monthsOf = ({ count, unit }: Period): number => (unit === "year" ? 12 : 1) * count;

const isAbsent = (value: Json | undefined): boolean =>
  value === undefined || value === null || value === "";

/** Absent and empty are one: that a name is not to leave is not sent. undefined: what is sent is no word. */
const wordIn = (value: Json | undefined): string | undefined =>
  isAbsent(value) ? "" : asText(value)?.toUpperCase();

/**
 * Whether it is renewed, by either spelling of the member, as a word or as yes or no; empty: not told. Where the two say
 * different things it is both, which is no word of the API.
 */
function autoRenewIn(row: Json): string {
  const [status, flag] = ["autoRenewStatus", "autorenew"].map((name) => {
    const told = member(row, name);
    return isAbsent(told)
      ? null
      : typeof told === "boolean"
        ? String(told).toUpperCase()
        : (wordIn(told) ?? "?");
  });
  const [said, other] = status == null ? [flag, null] : [status, flag];
  if (said == null) return "";
  // `ONCE` and yes are one answer, of which the word says more.
  const isSame = other == null || said === other || (renewed.has(said) && renewed.has(other));
  return isSame ? said : `${said}, autorenew: ${other}`;
}

/** Only a name that is known to be none of a class has the price of its extension. */
function priceClassIn(row: Json): string | null {
  const told = member(row, "priceClassRenew");
  return isAbsent(told) ? "" : readText(asText(told)) || null;
}

/** A word that is not documented leaves open what comes next. */
function nextActionOf(
  cancelation: string | undefined,
  autoRenew: string,
  isOverdue: boolean | null,
): NextAction | null {
  if (cancelation === undefined) return null;
  if (deleting.has(cancelation)) return "delete";
  if (leaving.has(cancelation)) return "expire";
  if (cancelation !== "") return null;
  if (autoRenew === notRenewed) return "expire";
  if (!renewed.has(autoRenew) || isOverdue === null) return null;
  return isOverdue ? "expireunpaid" : "pay";
}

/**
 * A row of the list. It is charged on the day on which it is due; where that is not told the registry's day of expiry stands
 * in, which may be another year's: what comes of one that has passed then is not known. Where it is told and is no day, none
 * is known: nothing says that the other one is near it.
 * @param today the UTC day number: a day before it is over
 */
export function listedDomain(row: Json, today: number): ListedDomain {
  const payable = member(row, "payable");
  const due = asDueDay(asText(payable));
  const expires = isAbsent(payable) ? asDueDay(asText(member(row, "expire"))) : null;
  const renewsAt = due ?? expires;
  const isPast = renewsAt !== null && dayOf(renewsAt) < today;
  const autoRenew = autoRenewIn(row);
  const cancelation = wordIn(member(row, "cancelationStatus"));
  const isOverdue = isPast && due === null ? null : isPast;
  const byExpiry = due === null && renewsAt !== null ? ["by expire"] : [];
  return {
    name: readText(asText(member(row, "name"))),
    renewsAt,
    period: periodOf(monthsIn(member(row, "period"))),
    renewalMode: [readText(cancelation || autoRenew), ...byExpiry]
      .filter((each) => each !== "")
      .join(", "),
    nextAction: nextActionOf(cancelation, autoRenew, isOverdue),
    priceClass: priceClassIn(row),
    isOnce: autoRenew === renewedOnce,
  };
}
