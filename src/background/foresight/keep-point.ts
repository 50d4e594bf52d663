import { thinned, withPoint } from "../../domain/foresight/history-points.ts";
import { historyIn, historyStore } from "../../storage/history-store.ts";
import { emptyLedger, ledgerIn, ledgerStore } from "../../storage/ledger-store.ts";
import type { ListState } from "./list-round.ts";

/**
 * Adds what the last good check said to the history of its currency; what was kept and learned in another one is put
 * away until the account has that again. Seen already, nothing is written.
 */
export async function keepPoint(
  { account, status, statusAt }: ListState,
  isWanted: () => boolean,
): Promise<void> {
  const { currency, balance, deposits } = status;
  await historyStore.update(account.id, (kept) => {
    const history = historyIn(currency, kept);
    if (!isWanted() || history.points.some(({ at }) => at === statusAt)) return null;
    const point = { at: statusAt, balance, deposits, past: false };
    return { ...history, points: thinned(withPoint(history.points, point)) };
  });
  await ledgerStore.update(account.id, (kept) => {
    const before = kept ?? emptyLedger;
    const after = ledgerIn(currency, before);
    return after === before || !isWanted() ? null : after;
  });
}
