import { dayOf } from "../../domain/foresight/bank-days.ts";
import type { NextAction } from "../../domain/foresight/upcoming-charge.ts";
import type { HeldDomain } from "../derive/derived-charges.ts";
import { readText } from "../read-value.ts";
import { asFlag, attributeOf, type Xml } from "../xml/xml.ts";
import { asDay } from "./time.ts";

/** A domain of the list. Its {@link HeldDomain.renewsAt} is its day of expiry: how long before it is charged is not documented. */
export interface ListedDomain extends HeldDomain {
  /** null: what is sent is neither yes nor no. */
  isPremium: boolean | null;
  /** It has expired, by the registrar's word or by its day. */
  isOver: boolean;
}

/** Where one of both is not told, nobody knows what comes next: an expired name is no usual charge. */
function nextActionOf(autoRenew: boolean | null, isExpired: boolean | null): NextAction | null {
  if (autoRenew === null) return null;
  if (!autoRenew) return "expire";
  if (isExpired === null) return null;
  return isExpired ? "expireunpaid" : "pay";
}

/**
 * A row of the list.
 * @param today the UTC day number: a day before it is over
 */
export function listedDomain(row: Xml, today: number): ListedDomain {
  const expiresAt = asDay(attributeOf(row, "Expires"));
  const autoRenew = asFlag(attributeOf(row, "AutoRenew"));
  const isExpired = asFlag(attributeOf(row, "IsExpired"));
  return {
    name: readText(attributeOf(row, "Name")),
    renewsAt: expiresAt,
    // For how long a name is renewed by itself is not told: a year, which is what the price list names first.
    period: { count: 1, unit: "year" },
    renewalMode: autoRenew === null ? "" : `AutoRenew: ${autoRenew}`,
    nextAction: nextActionOf(autoRenew, isExpired),
    isPremium: asFlag(attributeOf(row, "IsPremium")),
    isOver: isExpired === true || (expiresAt !== null && dayOf(expiresAt) < today),
  };
}
