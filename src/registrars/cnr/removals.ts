import { failed, ok, type Result } from "../../domain/failure.ts";
import type { LostDomain, Removal, RenewalEvent } from "../../domain/foresight/lost-domains.ts";
import { apiTime } from "../api-time.ts";
import { apiDateTime } from "../line-protocol/api-date.ts";
import type { Ask } from "../line-protocol/dialect.ts";
import { unreadable } from "../line-protocol/unreadable.ts";
import { joined, whole } from "../line-protocol/whole-list.ts";
import { readText } from "../read-value.ts";

/**
 * `redemptionGrace` and `pendingDelete` (the manual); its parameter STATUS says REDEMPTIONPERIOD for the first. Any word
 * but the other two that it documents says no more than that the row was asked for.
 * @param asked the stage that the list was asked for
 */
function stageOf(word = "", asked: LostDomain["status"]): LostDomain["status"] | null {
  if (/^redemption/i.test(word)) return "redemption";
  if (/^pending\s*delete/i.test(word)) return "pending-delete";
  return /^(?:available|pending\s*restore)$/i.test(word) ? null : asked;
}

const stages: readonly [string, LostDomain["status"]][] = [
  ["REDEMPTIONPERIOD", "redemption"],
  ["PENDINGDELETE", "pending-delete"],
];

/** `QueryDomainHistoryList`. MINDATE would be one month ago if left out, which is less than redemption and pending deletion together. */
export const cnrRemovals = (
  ask: Ask<"QueryDomainHistoryList">,
  from: number,
): Promise<Result<Removal[]>> =>
  joined(
    stages.map(
      ([stage, asked]) =>
        () =>
          whole(
            ask,
            "QueryDomainHistoryList",
            { STATUS: stage, MINDATE: apiDateTime(from), ORDERBY: "DELETEDDATE", ORDER: "ASC" },
            ["DOMAIN", "DELETEDDATE", "REASON", "STATUS", "STATUSUNTIL"],
            (name, deleted, reason, status, until): Removal => ({
              name: readText(name),
              deletedAt: apiTime(deleted),
              reason: readText(reason),
              status: stageOf(status, asked),
              until: apiTime(until),
            }),
          ),
    ),
  );

const subclasses: readonly [string, RenewalEvent["what"]][] = [
  ["RENEWAL_FAILED", "failed"],
  ["RENEWAL_SUCCESSFUL", "renewed"],
];

/** `QueryEventList`, class DOMAIN_RENEWAL. SHOWALL=1: also those that the reseller's own software has read and deleted. */
export const cnrRenewalEvents = (
  ask: Ask<"QueryEventList">,
  from: number,
): Promise<Result<RenewalEvent[]>> =>
  joined(
    subclasses.map(
      ([subclass, what]) =>
        () =>
          whole(
            ask,
            "QueryEventList",
            {
              CLASS: "DOMAIN_RENEWAL",
              SUBCLASS: subclass,
              SHOWALL: 1,
              MINDATE: apiDateTime(from),
              ORDERBY: "DATE",
              ORDER: "ASC",
            },
            ["OBJECTID", "EVENTDATE"],
            (name, at): RenewalEvent => ({ name: readText(name), at: apiTime(at), what }),
          ),
    ),
  );

/** `QueryDomainList`: both lists tell names that are in the account, suspended ones and those just renewed. */
export const cnrPresentDomains = async (
  ask: Ask<"QueryDomainList">,
  days: number,
): Promise<Result<string[]>> => {
  const answer = await joined(
    [{ TYPE: "SHOWERRP" }, { TYPE: "SHOWRENEWED", DAYS: days }].map(
      (parameters) => () =>
        whole(ask, "QueryDomainList", parameters, ["DOMAIN"], (name) => readText(name)),
    ),
  );
  if (!answer.ok) return failed(answer.failure);
  // A name that is not known could be any that would be called lost without it.
  return answer.value.includes("")
    ? failed(unreadable("QueryDomainList", "DOMAIN"))
    : ok([...new Set(answer.value)]);
};
