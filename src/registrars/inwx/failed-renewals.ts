import { isOfRequestAlone, ok, type Result } from "../../domain/failure.ts";
import type { HeldDomain } from "../derive/derived-charges.ts";
import { asText, type Json, member } from "../json/json.ts";
import { readText } from "../read-value.ts";
import type { Ask } from "./ask.ts";
import { areBare, domainOf } from "./domains.ts";
import { asTime, timeText } from "./time.ts";
import { allRows } from "./window.ts";
import { endsOfFailure, statusesAtRisk } from "./words.ts";

const day = 86_400_000;

/** How far back a failed renewal is looked for, days: redemption and pending deletion take 35, a few more for what nobody documents. */
const reach = 40;

/** Names that are asked about singly at most. Of others what failed is not taken for mended. */
export const singleLogLimit = 40;

/** Below any entry. The method's own default is 0, which may hide what is below it. */
const leastPrice = -1_000_000_000;

/** Names whose renewal failed and did not come through since. */
export interface FailedRenewals {
  /** When it failed last, milliseconds since the epoch, by name in lower case; null: only its status says so. */
  failedAt: ReadonlyMap<string, number | null>;
  /** As the account holds them, in whatever mode and for whatever day. */
  held: readonly HeldDomain[];
  /** Of these nobody knows what became of them: they are in the account no more. */
  gone: readonly string[];
  /** Whether there may be more: a list was refused, or has too many rows. */
  isMore: boolean;
}

const nameOf = (row: Json): string => readText(asText(member(row, "domain"))).toLowerCase();
const statusOf = (row: Json): string => (asText(member(row, "status")) ?? "").toUpperCase();

interface Found {
  rows: readonly Json[];
  isWhole: boolean;
}

/** What the API has refused of one list says nothing of the others. */
async function orRefused(asked: Promise<Result<Found>>): Promise<Result<Found>> {
  const answer = await asked;
  return answer.ok || !isOfRequestAlone(answer.failure) ? answer : ok({ rows: [], isWhole: false });
}

const logOf = (ask: Ask, params: { status: string } | { domain: string }, from: number) =>
  orRefused(
    allRows(ask, {
      method: "domain.log",
      params: { ...params, dateFrom: timeText(from), priceMin: leastPrice },
      list: "domain",
    }),
  );

/** Domains whatever their mode. Details, which hold auth codes, are asked for only where there is nothing without them. */
async function domains(ask: Ask, params: Record<string, readonly string[]>, wide = 0) {
  const listed = { method: "domain.list", params: { ...params, wide }, list: "domain" } as const;
  const found = await orRefused(allRows(ask, listed));
  if (wide === 0 && found.ok && found.value.rows.length > 0 && areBare(found.value.rows))
    return domains(ask, params, 1);
  return found;
}

/** Whether the log says that a failed renewal is over; a name that it says nothing else of is still unpaid. */
async function isEnded(ask: Ask, name: string, failedAt: number): Promise<Result<boolean>> {
  const log = await logOf(ask, { domain: name }, failedAt);
  if (!log.ok) return log;
  return ok(
    log.value.rows.some(
      (row) => endsOfFailure.has(statusOf(row)) && (asTime(member(row, "date")) ?? 0) >= failedAt,
    ),
  );
}

/** The names of the log, with when their renewal failed last. */
function failuresIn(rows: readonly Json[], from: number): Map<string, number> {
  const found = new Map<string, number>();
  for (const row of rows) {
    const [name, at] = [nameOf(row), asTime(member(row, "date")) ?? from];
    if (name !== "" && statusOf(row) === "RENEWAL FAILED")
      found.set(name, Math.max(at, found.get(name) ?? 0));
  }
  return found;
}

/**
 * Names whose renewal has failed, however they are to be renewed now and whatever day that says: `domain.list` by its
 * documented filter `status`, and `domain.log` by `RENEWAL FAILED`, each failure followed up by the name's own log.
 * That the log keeps to its documented words is unverified; what the two lists do not tell is not known.
 * @param today UTC day number
 */
export async function failedRenewals(ask: Ask, today: number): Promise<Result<FailedRenewals>> {
  const from = (today - reach) * day;
  const byStatus = await domains(ask, { status: statusesAtRisk });
  if (!byStatus.ok) return byStatus;
  const log = await logOf(ask, { status: "RENEWAL FAILED" }, from);
  if (!log.ok) return log;
  const held = byStatus.value.rows
    .map(domainOf)
    .filter(({ name, nextAction }) => name !== "" && nextAction === "expireunpaid");
  const keyOf = ({ name }: HeldDomain): string => name.toLowerCase();
  const failedAt = new Map<string, number | null>(held.map((each) => [keyOf(each), null]));
  const logged: string[] = [];
  let asked = 0;
  for (const [name, at] of failuresIn(log.value.rows, from)) {
    if (failedAt.has(name)) {
      failedAt.set(name, at);
      continue;
    }
    const ended = asked++ < singleLogLimit ? await isEnded(ask, name, at) : ok(false);
    if (!ended.ok) return ended;
    if (ended.value) continue;
    failedAt.set(name, at);
    logged.push(name);
  }
  const now = logged.length > 0 ? await domains(ask, { domain: logged }) : null;
  if (now && !now.ok) return now;
  const present = (now?.value.rows ?? []).map(domainOf).filter((each) => failedAt.has(keyOf(each)));
  const names = new Set(present.map(keyOf));
  const isMore = ![byStatus, log, now].every((each) => each === null || each.value.isWhole);
  return ok({
    failedAt,
    held: [...held, ...present.map((each) => ({ ...each, nextAction: "expireunpaid" as const }))],
    // Where the list of names was not whole, one that it lacks may still be there.
    gone: logged.filter((name) => !names.has(name)),
    isMore,
  });
}
