import { failure, ok, type Result } from "../../domain/failure.ts";
import { dayOf, startOfDay } from "../../domain/foresight/bank-days.ts";
import { sameFunds } from "../../domain/foresight/pair-funds.ts";
import { isPartDue, type Try, unfinished } from "../../domain/foresight/part-due.ts";
import { type PastBalance, pastBalances } from "../../domain/foresight/past-balances.ts";
import { notOffered } from "../../registrars/contract.ts";
import { fundsNow } from "./funds-of-round.ts";
import { keepPast } from "./keep-past.ts";
import { type ListRound, type ListState, noteFailure, noteTry } from "./list-round.ts";

/** Days back that the bookings are asked for. */
export const bookReach = 90;

const dayMs = 24 * 60 * 60_000;

/** The days before the account was first checked itself, as far as they are asked for; null: there are none. */
function daysBefore({ firstPoint, now }: ListState): { first: number; last: number } | null {
  const first = dayOf(now) - bookReach;
  const last = firstPoint === null ? first - 1 : Math.min(dayOf(firstPoint - 1), dayOf(now));
  return last < first ? null : { first, last };
}

/**
 * Once; what failed is tried again, and a book that did not add up after a day: it will hardly be another one sooner,
 * and may take many requests.
 */
export function isBookDue(state: ListState): boolean {
  const last = state.ledger.tries["past-balances"];
  if (daysBefore(state) === null) return false;
  if (last?.failure?.kind === "not-adding-up") return Math.abs(state.now - last.at) >= dayMs;
  const isDone = last !== undefined && !last.failure && last.basis !== unfinished;
  return !isDone && isPartDue(last, null, state.now);
}

const differ = failure("not-adding-up");

/**
 * The balances of the days before the first check, from the bookings back: kept only where these make the balance
 * there is now. Where that may have moved since the last check, it is asked for once more.
 */
export async function askBook(state: ListState, round: ListRound): Promise<Result<null>> {
  const { account, now } = state;
  const { client, authorization, withPermit, isWanted } = round;
  const days = daysBefore(state);
  if (days === null) return ok(null);
  const made: Try = { at: now, basis: unfinished, failure: null };
  const noted = await noteTry(account.id, isWanted, "past-balances", made);
  if (!noted.ok) return ok(null);
  const book = await withPermit(
    () => client.accountBook?.(authorization, startOfDay(days.first)) ?? notOffered(),
  );
  if (!isWanted()) return ok(null);
  const fail = (why: typeof differ) =>
    noteFailure(account.id, isWanted, "past-balances", made, why);
  if (!book.ok) return fail(book.failure);
  let past: PastBalance[] | null = pastBalances(book.value, state.status, days);
  if (past === null) {
    const told = await fundsNow(state, round, 0);
    if (!isWanted()) return ok(null);
    if (!told.ok) return fail(told.failure);
    const { status } = told.value;
    past = pastBalances(book.value, status, days);
    const hasMoved = !sameFunds(status, state.status);
    // Read while something was booked: as unfinished it is soon read once more.
    if (past === null && hasMoved) return ok(null);
    if (past === null) return fail(differ);
  }
  const kept = await keepPast(state, round, past);
  if (!kept.ok) return fail(kept.failure);
  await noteTry(account.id, isWanted, "past-balances", { ...made, basis: String(days.first) });
  return ok(null);
}
