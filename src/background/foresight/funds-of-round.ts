import { ok, type Result } from "../../domain/failure.ts";
import { foresightOldAfter } from "../../domain/foresight/account-foresight.ts";
import type { DaySums } from "../../domain/foresight/day-sums.ts";
import { sameFunds } from "../../domain/foresight/pair-funds.ts";
import { snapshotsRecord } from "../../storage/snapshots-record.ts";
import { noteCurrency } from "../amounts-currency.ts";
import { keepPoint } from "./keep-point.ts";
import type { ListRound, ListState } from "./list-round.ts";

/** Asks for the funds under the list's own authorization, and keeps them as the account's latest figures. */
async function askFunds(state: ListState, round: ListRound): Promise<Result<ListState>> {
  const { client, authorization, withPermit, isWanted } = round;
  const { id } = state.account;
  const answer = await withPermit(() => client.balance(authorization, state.status));
  if (!answer.ok) return answer;
  const status = { at: Date.now(), value: answer.value };
  if (isWanted()) await noteCurrency(id, state.status.currency, answer.value.currency);
  const kept = await snapshotsRecord.update((all) => {
    const before = all[id];
    return before && isWanted() ? { ...all, [id]: { ...before, status } } : all;
  });
  if (!kept.ok) return kept;
  const told = { ...state, status: status.value, statusAt: status.at };
  if (isWanted()) await keepPoint(told, isWanted);
  return ok(told);
}

/**
 * The funds as they are now: those that were told a moment ago, else asked for anew.
 * @param moment milliseconds
 */
export const fundsNow = async (
  state: ListState,
  round: ListRound,
  moment: number,
): Promise<Result<ListState>> =>
  Math.abs(Date.now() - state.statusAt) <= moment ? ok(state) : askFunds(state, round);

/**
 * A list with the funds that belong to it: those that were told when it had come to its end. Where they have moved
 * since it was begun, a charge may be missing in both or stand in both: null, it is to be read once more. Of the last
 * try it is given up too, in favour of the pair before, as long as that is not old. Then it is taken with the funds
 * of its end, which promise too little rather than too much: what was charged meanwhile has left them, listed or not.
 * @param isLast whether it will not be read once more
 */
export function paired(
  list: DaySums,
  { status, statusAt, sums }: ListState,
  isLast: boolean,
): DaySums | null {
  const moved = list.funds === null || !sameFunds(list.funds.status, status);
  const hasEarlier =
    sums !== null &&
    sums.funds !== null &&
    sums.currency === status.currency &&
    Date.now() - sums.loadedAt < foresightOldAfter;
  if (moved && (!isLast || hasEarlier)) return null;
  return { ...list, funds: { at: statusAt, status, moved } };
}
