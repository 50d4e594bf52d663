import {
  type Failure,
  failed,
  failure,
  isOfRequestAlone,
  ok,
  type Result,
} from "../../domain/failure.ts";
import { isAnyGone } from "../../domain/foresight/charged-names.ts";
import {
  isAnyUnclear,
  type LossEvidence,
  lostDomains,
} from "../../domain/foresight/lost-domains.ts";
import { nameKey } from "../../domain/foresight/name-key.ts";
import { isPartDue, partInterval, type Try, unfinished } from "../../domain/foresight/part-due.ts";
import { isOfAccount } from "../../domain/refresh-policy.ts";
import { type Authorization, notOffered } from "../../registrars/contract.ts";
import { lossesStore, noLosses } from "../../storage/losses-store.ts";
import {
  type ListPart,
  type ListRound,
  type ListState,
  noteFailure,
  noteTry,
} from "./list-round.ts";

const hour = 3_600_000;
const day = 24 * hour;

/** Redemption and pending deletion of a gTLD take 35 days; a few more, as nobody documents when each begins. */
const reach = 40;

/** What is kept of them at most: an account that lost more has other worries than the names of the rest. */
const keptLost = 500;

/** One at a time, and each only while it is wanted: a registrar takes one command after the other. */
type Ask = <T>(work: () => Promise<Result<T>>) => Promise<Result<T>>;

interface Found {
  evidence: LossEvidence;
  /** What of the evidence was refused or cannot be read: what was found stands, and more may have been lost. */
  why: Failure | null;
}

/** A refusal of one list leaves the others, unless it asks for a pause; whatever else fails ends it. */
const orRefused = <T>(answer: Result<T[]>): Result<{ rows: T[]; why: Failure | null }> => {
  if (answer.ok) return ok({ rows: answer.value, why: null });
  const { failure: why } = answer;
  return isOfRequestAlone(why) ? ok({ rows: [], why }) : answer;
};

/** A list that the registrar does not have tells nothing, which is no failure: what others tell has to do. */
const orNothing =
  <T>(
    method: ((authorization: Authorization, reach: number) => Promise<Result<T[]>>) | undefined,
    ...wanted: [Authorization, number]
  ) =>
  async (): Promise<Result<T[]>> =>
    method ? method(...wanted) : ok([]);

/** What tells whether the names that left the account were lost: the events first, and of candidates only, what clears them. */
async function gather(
  { account, facts, sums, now }: ListState,
  { client, authorization }: ListRound,
  ask: Ask,
): Promise<Result<Found>> {
  const from = now - reach * day;
  const [kept, removals] = [
    await lossesStore.read(account.id),
    await ask(() => client.removals?.(authorization, from) ?? notOffered()),
  ];
  if (!kept.ok) return kept;
  if (!removals.ok) return removals;
  const { charged, unpaid } = kept.value ?? noLosses;
  const evidence: LossEvidence = {
    removals: removals.value,
    charged,
    unpaid,
    events: [],
    present: new Set(),
    listed:
      sums?.next === null
        ? { at: sums.loadedAt, names: new Set(sums.rows.map(({ object }) => nameKey(object))) }
        : null,
    now,
  };
  if (facts.failedCharge === "second-try" || removals.value.length === 0)
    return ok({ evidence, why: unclear(evidence) });
  const events = orRefused(await ask(orNothing(client.renewalEvents, authorization, from)));
  if (!events.ok) return events;
  const withEvents = { ...evidence, events: events.value.rows };
  if (lostDomains(withEvents).length === 0 && !isAnyUnclear(withEvents))
    return ok({ evidence: withEvents, why: events.value.why });
  const present = orRefused(await ask(orNothing(client.presentDomains, authorization, reach)));
  if (!present.ok) return present;
  const whole = { ...withEvents, present: new Set(present.value.rows.map(nameKey)) };
  return ok({ evidence: whole, why: events.value.why ?? present.value.why ?? unclear(whole) });
}

/** That a domain may be lost cannot be told apart from that it is not: then it is not known. */
const unclear = (evidence: LossEvidence): Failure | null =>
  isAnyUnclear(evidence)
    ? failure("malformed", { text: "Whether a domain was lost cannot be read" })
    : null;

/**
 * Where a charge is tried twice, the log of deletions says nothing of names that were not listed to be paid before, and nothing new while all of
 * those are listed. What was found lost is asked about as long as it is.
 */
async function needsNoList({ account, facts, sums, now }: ListState): Promise<boolean> {
  if (facts.failedCharge !== "second-try") return false;
  const kept = await lossesStore.read(account.id);
  if (!kept.ok) return false;
  const { lost, ...names } = kept.value ?? noLosses;
  if (lost && lost.domains.length > 0) return false;
  return !isAnyGone(names, sums?.next === null ? sums : null, lost?.at ?? 0, now);
}

async function ask(state: ListState, round: ListRound): Promise<Result<null>> {
  const { account, now } = state;
  const { isWanted, withPermit } = round;
  const made: Try = { at: now, basis: unfinished, failure: null };
  const noted = await noteTry(account.id, isWanted, "lost", made);
  if (!noted.ok) return ok(null);
  const found = (await needsNoList(state))
    ? ok({ evidence: null, why: null })
    : await gather(state, round, withPermit);
  if (!isWanted()) return ok(null);
  if (!found.ok) return noteFailure(account.id, isWanted, "lost", made, found.failure);
  const { evidence, why } = found.value;
  const domains = evidence ? lostDomains(evidence).slice(0, keptLost) : [];
  const kept = await lossesStore.update(account.id, (losses) =>
    isWanted() ? { ...(losses ?? noLosses), lost: { at: now, domains } } : null,
  );
  if (!kept.ok) return noteFailure(account.id, isWanted, "lost", made, kept.failure);
  const done = await noteTry(account.id, isWanted, "lost", { ...made, basis: null, failure: why });
  if (why && isOfAccount(why.kind)) return failed(why);
  return done.ok ? ok(null) : done;
}

/**
 * The domains that were lost for want of money, after the list of charges: what that no longer has may be among them.
 */
export const lostPart: ListPart = {
  name: "lost",
  isDue: ({ facts, ledger: { tries }, forced, now }) => {
    if (facts.lacks.includes("lost")) return false;
    // A newer list of charges may lack names that the one before had; but that comes whenever the balance moves.
    const isBehind = (tries.charges?.at ?? 0) > (tries.lost?.at ?? 0) && !tries.charges?.failure;
    return forced || isPartDue(tries.lost, null, now, isBehind ? hour : partInterval);
  },
  ask,
};
