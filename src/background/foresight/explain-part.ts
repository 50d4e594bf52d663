import { ok, type Result } from "../../domain/failure.ts";
import type { BalanceChange } from "../../domain/foresight/balance-change.ts";
import {
  explainedChange,
  type Move,
  unknownChange,
  withChange,
} from "../../domain/foresight/explain-change.ts";
import { isPartDue, isPassing, isPaused, type Try } from "../../domain/foresight/part-due.ts";
import { isZero, subtract } from "../../domain/money.ts";
import { isOfAccount } from "../../domain/refresh-policy.ts";
import { notOffered } from "../../registrars/contract.ts";
import { historyIn, historyStore } from "../../storage/history-store.ts";
import {
  changeLedger,
  type ListPart,
  type ListRound,
  type ListState,
  noteFailure,
} from "./list-round.ts";

const isSame = (a: string, b: string): boolean => isZero(subtract(a, b));

/**
 * Whether the rows were refused a short while ago: the move is noted then, and nothing is asked; not by the user's Refresh
 * either, where a pause was asked for with the refusal.
 */
const isRefused = ({ ledger, forced, now }: ListState): boolean => {
  const last = ledger.tries.bookings;
  if (!last?.failure || isPassing(last.failure) || (forced && !isPaused(last, now))) return false;
  return !isPartDue(last, null, now);
};

const isNew = ({ ledger: { explained }, status }: ListState): boolean =>
  explained?.currency !== status.currency;

function isDue(state: ListState): boolean {
  const { facts, ledger, status, forced, now } = state;
  const { explained, tries } = ledger;
  if (facts.lacks.includes("bookings")) return false;
  if (explained === null || isNew(state)) return true;
  if (isSame(explained.balance, status.balance)) return false;
  return (
    forced || !tries.bookings?.failure || isRefused(state) || isPartDue(tries.bookings, null, now)
  );
}

/** From the last check that still saw the old balance; from an earlier one where that is no longer kept. */
async function moveOf({ account, status, statusAt, ledger }: ListState): Promise<Move | null> {
  const { explained } = ledger;
  const { currency, balance: after } = status;
  if (explained?.currency !== currency) return null;
  const history = await historyStore.read(account.id);
  let from = Math.min(explained.at, statusAt);
  const { points } = historyIn(currency, history.ok ? history.value : null);
  for (const { at, balance, past } of points) {
    if (past || at < from || at >= statusAt) continue;
    if (!isSame(balance, explained.balance)) break;
    from = at;
  }
  return { from, to: statusAt, before: explained.balance, after, currency };
}

/** Notes that all is explained up to the last check, by `change` where there was one. */
const keep = (
  { account, status, statusAt }: ListState,
  { isWanted }: ListRound,
  change: BalanceChange | null,
  made: Try | undefined,
) =>
  changeLedger(account.id, isWanted, (ledger) => ({
    ...ledger,
    changes: change ? withChange(ledger.changes, change) : ledger.changes,
    tries: made ? { ...ledger.tries, bookings: made } : ledger.tries,
    explained: { at: statusAt, balance: status.balance, currency: status.currency },
  }));

async function ask(state: ListState, round: ListRound): Promise<Result<null>> {
  const { account, ledger, now } = state;
  const { client, authorization, withPermit, isWanted } = round;
  const move = await moveOf(state);
  const last = ledger.tries.bookings;
  if (move === null) await keep(state, round, null, undefined);
  else if (last?.failure && isRefused(state))
    await keep(state, round, unknownChange(move, last.failure), last);
  else {
    const made: Try = { at: now, basis: null, failure: null };
    // One page: what lies beyond it stays in the unexplained rest.
    const page = await withPermit(
      () =>
        client.bookings?.(authorization, { from: move.from, to: move.to, first: 0 }) ??
        notOffered(),
    );
    if (!isWanted()) return ok(null);
    if (page.ok) await keep(state, round, explainedChange(move, page.value.rows), made);
    else if (isPassing(page.failure))
      return noteFailure(account.id, isWanted, "bookings", made, page.failure);
    else {
      const noted = await noteFailure(account.id, isWanted, "bookings", made, page.failure);
      if (!noted.ok && isOfAccount(page.failure.kind)) return noted;
      // The move is noted as well where the round ends with a pause. The failure is there already.
      await keep(state, round, unknownChange(move, page.failure), undefined);
      return noted;
    }
  }
  return ok(null);
}

/** What moved the balance between two checks. */
export const explainPart: ListPart = {
  name: "bookings",
  isDue,
  asksNothing: (state) => isNew(state) || isRefused(state),
  ask,
};
