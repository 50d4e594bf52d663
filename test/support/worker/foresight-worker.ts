import type { AccountForesight } from "../../../src/domain/foresight/account-foresight.ts";
import type { DaySums } from "../../../src/domain/foresight/day-sums.ts";
import type { History } from "../../../src/storage/history-store.ts";
import type { Ledger } from "../../../src/storage/ledger-store.ts";
import { startWorker, type World } from "./worker.ts";

interface Readable<T> {
  read(key: string): Promise<{ ok: boolean; value?: T | null }>;
}

/** A worker whose follow-ups can be waited for, and the lists that it keeps. */
export async function startForesightWorker(world: World) {
  const worker = await startWorker(world);
  const [charges, history, ledger] = await Promise.all([
    import("../../../src/storage/charges-store.ts"),
    import("../../../src/storage/history-store.ts"),
    import("../../../src/storage/ledger-store.ts"),
  ]);
  const kept = async <T>(store: Readable<T>, key: string): Promise<T | null> => {
    const found = await store.read(key);
    if (!found.ok) throw new Error(`${key} cannot be read`);
    return found.value ?? null;
  };
  return {
    ...worker,
    ...charges,
    ...history,
    ...ledger,
    /** A check of what is due, or with `forced` the user's Refresh, and all that follows from it. */
    check: async (forced = false) => {
      const now = Date.now();
      return forced ? worker.refresh(null, now) : worker.checkDue(now);
    },
    foresight: async (id = "one"): Promise<AccountForesight | null> =>
      (await worker.shown(id))?.foresight ?? null,
    sums: (id = "one"): Promise<DaySums | null> => kept(charges.chargesStore, id),
    half: (id = "one"): Promise<DaySums | null> =>
      kept(charges.chargesStore, charges.loadingKey(id)),
    history: (id = "one"): Promise<History | null> => kept(history.historyStore, id),
    ledger: async (id = "one"): Promise<Ledger> =>
      (await kept(ledger.ledgerStore, id)) ?? ledger.emptyLedger,
  };
}
export type ForesightWorker = Awaited<ReturnType<typeof startForesightWorker>>;
