import type { NextAction } from "../../domain/foresight/upcoming-charge.ts";
import type { HeldDomain } from "../derive/derived-charges.ts";
import type { Period } from "../derive/period.ts";
import { asFlag, asText, type Json, member } from "../json/json.ts";
import { readText } from "../read-value.ts";
import type { RenewalTerms } from "./account.ts";
import { asRenewalDay } from "./time.ts";
import { active, deleted } from "./words.ts";

/** A domain of the list. What comes next is known once the account's own setting is. */
export interface ListedDomain extends HeldDomain {
  /** The name without its extension, and that, as the API has them. */
  label: string;
  extension: string;
  status: string;
  isPremium: boolean;
}

/** It is renewed for the shortest period there is, which is a year mostly: of other units nobody documents how many. */
const periods: Readonly<Record<string, Period>> = {
  y: { count: 1, unit: "year" },
  q: { count: 3, unit: "month" },
  m: { count: 1, unit: "month" },
};

const periodOf = (unit: string): Period | null =>
  Object.hasOwn(periods, unit) ? (periods[unit] ?? null) : null;

/** A row of the list. Of its members only those that are named here are looked at: it has an auth code too. */
export function listedDomain(row: Json): ListedDomain {
  const domain = member(row, "domain");
  const [label, extension] = ["name", "extension"].map((name) =>
    readText(asText(member(domain, name))),
  );
  return {
    name: label && extension ? readText(`${label}.${extension}`) : "",
    label: label ?? "",
    extension: extension ?? "",
    status: readText(asText(member(row, "status"))),
    isPremium: asFlag(member(row, "is_premium")) === true,
    renewsAt: asRenewalDay(asText(member(row, "renewal_date"))),
    period: periodOf(asText(member(row, "unit")) ?? ""),
    renewalMode: readText(asText(member(row, "autorenew"))),
    nextAction: null,
  };
}

export const isByDefault = ({ renewalMode }: HeldDomain): boolean => renewalMode === "default";

/** A status that is not documented for a name that is held leaves open what comes next. */
export function nextActionOf(
  { status, renewalMode }: Pick<ListedDomain, "status" | "renewalMode">,
  { renewsByDefault }: Pick<RenewalTerms, "renewsByDefault">,
): NextAction | null {
  if (status === deleted) return "delete";
  if (status !== active) return null;
  const isByItself = renewalMode === "on" ? true : renewalMode === "off" ? false : null;
  const isRenewed = renewalMode === "default" ? renewsByDefault : isByItself;
  if (isRenewed === null) return null;
  return isRenewed ? "pay" : "expire";
}
