import type { Result } from "../../domain/failure.ts";
import { thinned, withPoint } from "../../domain/foresight/history-points.ts";
import type { PastBalance } from "../../domain/foresight/past-balances.ts";
import { historyStore } from "../../storage/history-store.ts";
import type { ListRound, ListState } from "./list-round.ts";

/** Keeps balances that no check saw, marked so, in the history of their currency. */
export function keepPast(
  { account, status }: ListState,
  { isWanted }: Pick<ListRound, "isWanted">,
  past: readonly PastBalance[],
): Promise<Result<null>> {
  const points = past.map((each) => ({ ...each, deposits: null, past: true }));
  return historyStore.update(account.id, (history) =>
    history?.currency === status.currency && isWanted()
      ? { ...history, points: thinned(points.reduce(withPoint, history.points)) }
      : null,
  );
}
