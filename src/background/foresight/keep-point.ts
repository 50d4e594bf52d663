import { thinned, withPoint } from "../../domain/foresight/history-points.ts";
import { type History, historyStore } from "../../storage/history-store.ts";
import { changeLedger, type ListState } from "./list-round.ts";

/**
 * Adds what the last good check said to the history; another currency begins a new one, and all that was learned in
 * the old one with it. Seen already, it is not written again.
 */
export async function keepPoint(
  { account, status, statusAt }: ListState,
  isWanted: () => boolean,
): Promise<void> {
  const { currency, balance, deposits } = status;
  let isOther = false;
  await historyStore.update(account.id, (kept) => {
    isOther = kept !== null && kept.currency !== currency;
    const before: History = kept && !isOther ? kept : { currency, points: [] };
    if (!isWanted() || before.points.some(({ at }) => at === statusAt)) return null;
    const point = { at: statusAt, balance, deposits, past: false };
    return { currency, points: thinned(withPoint(before.points, point)) };
  });
  if (isOther)
    await changeLedger(account.id, isWanted, (ledger) => ({
      ...ledger,
      listed: {},
      tries: {},
      explained: null,
    }));
}
