import { failure, ok, type Result } from "../../domain/failure.ts";
import { dayOf } from "../../domain/foresight/bank-days.ts";
import { withCharged, withUnpaid } from "../../domain/foresight/charged-names.ts";
import { chargesLimits } from "../../domain/foresight/charges-limits.ts";
import { type DaySums, noDaySums } from "../../domain/foresight/day-sums.ts";
import { withListed } from "../../domain/foresight/listed-sums.ts";
import { isPartDue, isPaused, type Try } from "../../domain/foresight/part-due.ts";
import { horizon } from "../../domain/foresight/pot.ts";
import { notOffered } from "../../registrars/contract.ts";
import { chargesStore, loadingKey } from "../../storage/charges-store.ts";
import { lossesStore, noLosses } from "../../storage/losses-store.ts";
import { fundsNow, paired } from "./funds-of-round.ts";
import {
  changeLedger,
  type ListPart,
  type ListRound,
  type ListState,
  noteFailure,
  noteTry,
} from "./list-round.ts";
import { whyEndless, withNextPage } from "./next-charges.ts";

/** Milliseconds between two views of the progress. */
const showEvery = 1000;
/**
 * Funds that are so old, in milliseconds, were told in the same round: when the list is begun, and when it has come to
 * its end. What moves in between is seen at the next check, and the list asked for again.
 */
const moments = { atBegin: 30_000, atEnd: 5000 };
/** Reading a list again because the funds moved meanwhile: how often in a round, and up to how many rows. */
const rereading = { max: 3, rows: 1000 };
/** Milliseconds a row: what moves the balance all day long must not have a list of 100,000 loaded all day long. */
const pausePerRow = 9;

const basisOf = ({ status }: ListState): string =>
  [status.currency, status.balance, status.deposits, status.creditLine].join(" ");

const isFresh = ({ loading, status, now }: ListState): boolean =>
  loading !== null &&
  loading.currency === status.currency &&
  now - loading.loadedAt < chargesLimits.time &&
  loading.loadedAt <= now + 60_000;

function isDue(state: ListState): boolean {
  const { facts, ledger, loading, sums, forced, now } = state;
  if (facts.lacks.includes("charges")) return false;
  const last = ledger.tries.charges;
  if (forced || (loading && !last?.failure)) return true;
  // A list without the funds that belong to it (0.1.0 kept none) is of no use, nor is one that is gone.
  const isGone = sums === null || sums.funds === null;
  if (isGone && last?.failure === null && last.basis !== null) return true;
  const rests = last !== undefined && now - last.at < (sums?.seen ?? 0) * pausePerRow;
  return isPartDue(last, rests ? null : basisOf(state), now);
}

// What was given up would be given up again at the same place.
const canResume = (state: ListState): boolean =>
  isFresh(state) && state.ledger.tries.charges?.failure?.kind !== "malformed";

/** A load that a worker left half way, else a new one; noted as begun. */
async function begin(
  state: ListState,
  { isWanted }: ListRound,
): Promise<Result<{ sums: DaySums; made: Try }>> {
  const { account, status, ledger, loading, now } = state;
  const last = ledger.tries.charges;
  const resumes = loading !== null && canResume(state);
  const funds = { at: state.statusAt, status, moved: false };
  const through = dayOf(now) + horizon;
  const sums = resumes ? loading : { ...noDaySums(now, through, status.currency, true), funds };
  const made: Try = {
    at: now,
    basis: (resumes && last?.basis) || basisOf(state),
    failure: null,
  };
  // The load before the try: a worker that dies in between leaves something to go on with.
  const kept = await keep(sums, state, isWanted);
  const noted = kept.ok ? await noteTry(account.id, isWanted, "charges", made) : kept;
  return noted.ok ? ok({ sums, made }) : noted;
}

const keep = (sums: DaySums, { account }: ListState, isWanted: () => boolean) =>
  chargesStore.update(loadingKey(account.id), () => (isWanted() ? sums : null));

/** Puts a list that came through in the place of the one before. */
async function finish(sums: DaySums, { account, facts }: ListState, isWanted: () => boolean) {
  const kept = await chargesStore.update(account.id, () => (isWanted() ? sums : null));
  if (!kept.ok || !isWanted()) return kept;
  await changeLedger(account.id, isWanted, (ledger) => ({
    ...ledger,
    listed: withListed(ledger.listed, sums),
  }));
  await lossesStore.update(account.id, (losses) => {
    const before = losses ?? noLosses;
    const means = facts.failedCharge;
    if (!isWanted()) return null;
    const charged = withCharged(before.charged, sums, means);
    return { ...before, charged, unpaid: withUnpaid(before.unpaid ?? {}, sums, means) };
  });
  return chargesStore.remove(loadingKey(account.id));
}

/** A list that has come to its end, what was known of the account then, and the try that it was. */
interface ReadList {
  list: DaySums;
  after: ListState;
  made: Try;
}

/** null: it is not through yet, no longer wanted, or its failure is noted. */
async function readList(known: ListState, round: ListRound): Promise<Result<ReadList | null>> {
  const { account, now } = known;
  const { isWanted } = round;
  const told = canResume(known) ? ok(known) : await fundsNow(known, round, moments.atBegin);
  if (!isWanted()) return ok(null);
  if (!told.ok) {
    const unmade = { at: now, basis: basisOf(known), failure: null };
    return noteFailure(account.id, isWanted, "charges", unmade, told.failure);
  }
  const asked = told.value;
  const { status } = asked;
  const begun = await begin(asked, round);
  if (!begun.ok || !isWanted()) return ok(null);
  const { made } = begun.value;
  let { sums } = begun.value;
  const fails = (why: ReturnType<typeof failure>) =>
    noteFailure(account.id, isWanted, "charges", made, why);
  await round.show();
  // The first page is shown at once: how long the list is may be all there is to see for a while.
  let shownAt = 0;
  const { loadedAt, through, asked: askedBefore = 0 } = sums;
  const pageAt = (first: number) =>
    round.withPermit(
      () =>
        round.client.charges?.(round.authorization, {
          first,
          ...(sums.cursor === undefined ? {} : { cursor: sums.cursor }),
          // As the first page was asked for, though midnight may have passed.
          today: dayOf(loadedAt),
          through,
          vatPercent: status.vatPercent,
          currency: status.currency,
        }) ?? notOffered(),
    );
  let idle = 0;
  while (sums.next !== null) {
    const { asked: pages = 0, seen } = sums;
    const why = whyEndless(sums, idle);
    if (why) return fails(failure("malformed", { text: why }));
    // The rest comes at the next wake.
    if (pages - askedBefore >= chargesLimits.perRound) return ok(null);
    const more = await withNextPage(sums, pageAt, isWanted);
    if (!isWanted()) return ok(null);
    if (!more.ok) return fails(more.failure);
    sums = more.value;
    idle = sums.seen > seen ? 0 : idle + 1;
    const kept = await keep(sums, asked, isWanted);
    if (!kept.ok) return fails(kept.failure);
    if (sums.next !== null && Date.now() - shownAt >= showEvery) {
      await round.show();
      shownAt = Date.now();
    }
  }
  const after = await fundsNow(asked, round, moments.atEnd);
  if (!isWanted()) return ok(null);
  return after.ok ? ok({ list: sums, after: after.value, made }) : fails(after.failure);
}

async function ask(first: ListState, round: ListRound): Promise<Result<null>> {
  const { isWanted } = round;
  const { id } = first.account;
  let state = first;
  for (let tries = 1; ; tries++) {
    const read = await readList(state, round);
    if (!read.ok) return read;
    if (read.value === null || !isWanted()) return ok(null);
    const { list, after, made } = read.value;
    const isLast = tries >= rereading.max || list.seen > rereading.rows;
    const pair = paired(list, after, isLast);
    if (pair) {
      const kept = await finish(pair, after, isWanted);
      return kept.ok ? ok(null) : noteFailure(id, isWanted, "charges", made, kept.failure);
    }
    // The pair before stands, and says that it is behind: the list is due again as the basis of its try has moved.
    if (isLast) return chargesStore.remove(loadingKey(id));
    state = { ...after, loading: null, now: Date.now() };
  }
}

/**
 * The list of upcoming charges, page by page: each is folded into the day sums and stored before the next is
 * asked for, so that the memory it takes is bounded and the next worker goes on where this one was stopped.
 */
export const chargesPart: ListPart = { name: "charges", isDue, ask };

/**
 * Forgets a load that is not through, and with `made` says when the last try was; undefined: as if there was none. A pause
 * that the registrar asked for stays.
 */
export async function dropLoad(accountId: string, made: Try | undefined): Promise<Result<null>> {
  const loading = await chargesStore.read(loadingKey(accountId));
  if (loading.ok && loading.value === null) return ok(null);
  const noted = await changeLedger(
    accountId,
    () => true,
    ({ tries, ...ledger }) => {
      const { charges: last, ...others } = tries;
      if (isPaused(last, Date.now())) return { ...ledger, tries };
      return { ...ledger, tries: made ? { ...others, charges: made } : others };
    },
  );
  return noted.ok ? chargesStore.remove(loadingKey(accountId)) : noted;
}
