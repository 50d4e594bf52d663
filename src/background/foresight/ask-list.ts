import { ok, type Result } from "../../domain/failure.ts";
import { type Try, unfinished } from "../../domain/foresight/part-due.ts";
import type { ForesightPart } from "../../domain/foresight/parts.ts";
import type { Ledger } from "../../storage/ledger-store.ts";
import {
  changeLedger,
  type ListRound,
  type ListState,
  noteFailure,
  noteTry,
} from "./list-round.ts";

interface Question<T> {
  part: ForesightPart;
  /** See {@link Try.basis}. */
  basis: string | null;
  ask: () => Promise<Result<T>>;
  /** What of the ledger the answer changes. */
  keep: (ledger: Ledger, value: T) => Partial<Ledger>;
}

/** Asks for a list that comes in one piece, and keeps it; a failure of its own stands where the list would. */
export async function askList<T>(
  { account: { id }, now }: ListState,
  { isWanted, withPermit }: ListRound,
  { part, basis, ask, keep }: Question<T>,
): Promise<Result<null>> {
  const made: Try = { at: now, basis: unfinished, failure: null };
  const noted = await noteTry(id, isWanted, part, made);
  if (!noted.ok) return ok(null);
  const answer = await withPermit(ask);
  if (!isWanted()) return ok(null);
  if (!answer.ok) return noteFailure(id, isWanted, part, made, answer.failure);
  await changeLedger(id, isWanted, (ledger) => ({
    ...ledger,
    ...keep(ledger, answer.value),
    tries: { ...ledger.tries, [part]: { ...made, basis } },
  }));
  return ok(null);
}
