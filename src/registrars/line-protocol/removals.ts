import { failed, ok, type Result } from "../../domain/failure.ts";
import type { LostDomain, Removal, RenewalEvent } from "../../domain/foresight/lost-domains.ts";
import { readText } from "../read-value.ts";
import { allPages } from "./all-pages.ts";
import { apiDateTime } from "./api-date.ts";
import type { CommandName, Parameters } from "./command.ts";
import type { Ask } from "./dialect.ts";
import { pageSize, readPage } from "./list-page.ts";
import { apiTime } from "./read-charge.ts";

type Values = readonly (string | undefined)[];

/** A list as a whole, its rows told apart by all they say. */
const whole = <Row>(
  ask: Ask,
  command: CommandName,
  parameters: Parameters,
  names: readonly string[],
  make: (...values: Values) => Row,
): Promise<Result<Row[]>> =>
  allPages(
    command,
    async (first) => {
      const answer = await ask(command, { ...parameters, FIRST: first, LIMIT: pageSize });
      return answer.ok ? readPage(answer.value, command, first, names, make) : answer;
    },
    (row) => JSON.stringify(row),
  );

/** The rows of several lists, one asked for after the other; the first failure ends it. */
async function joined<Row>(
  lists: readonly (() => Promise<Result<Row[]>>)[],
): Promise<Result<Row[]>> {
  const rows: Row[] = [];
  for (const list of lists) {
    const answer = await list();
    if (!answer.ok) return answer;
    for (const row of answer.value) rows.push(row);
  }
  return ok(rows);
}

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

/** CNR: MINDATE would be one month ago if left out, which is less than redemption and pending deletion together. */
export const cnrRemovals = (ask: Ask, from: number): Promise<Result<Removal[]>> =>
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

/**
 * ISPAPI: the log of deletions tells a time and no more. The stage is taken for redemption, with no day until which:
 * so nothing is promised.
 */
export const ispapiRemovals = (ask: Ask, from: number): Promise<Result<Removal[]>> =>
  whole(
    ask,
    "QueryObjectDeletionLogList",
    { OBJECTCLASS: "DOMAIN", MINDATE: apiDateTime(from), ORDERBY: "LOGDATE" },
    ["OBJECTID", "LOGDATE"],
    (name, logged): Removal => ({
      name: readText(name),
      deletedAt: apiTime(logged),
      reason: "",
      status: "redemption",
      until: null,
    }),
  );

const subclasses: readonly [string, RenewalEvent["what"]][] = [
  ["RENEWAL_FAILED", "failed"],
  ["RENEWAL_SUCCESSFUL", "renewed"],
];

/** CNR. SHOWALL=1: also those that the reseller's own software has read and deleted. */
export const cnrRenewalEvents = (ask: Ask, from: number): Promise<Result<RenewalEvent[]>> =>
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

/** CNR: both lists tell names that are in the account, suspended ones and those just renewed. */
export const cnrPresentDomains = async (ask: Ask, days: number): Promise<Result<string[]>> => {
  const answer = await joined(
    [{ TYPE: "SHOWERRP" }, { TYPE: "SHOWRENEWED", DAYS: days }].map(
      (parameters) => () =>
        whole(ask, "QueryDomainList", parameters, ["DOMAIN"], (name) => readText(name)),
    ),
  );
  return answer.ok ? ok([...new Set(answer.value)]) : failed(answer.failure);
};
