import type { Result } from "../domain/failure.ts";
import type { DaySums } from "../domain/foresight/day-sums.ts";
import type { MoneyRecords } from "../domain/foresight/money-reading.ts";
import { chargesStore, loadingKey } from "./charges-store.ts";
import { type History, historyIn, historyStore } from "./history-store.ts";
import { emptyLedger, type Ledger, ledgerIn, ledgerStore } from "./ledger-store.ts";

/** What is kept of one account's money beside the overview. null: nothing yet; a failure stands for its own part alone. */
export interface KeptMoney {
  /** The last list of charges that came through. */
  charges: Result<DaySums | null>;
  /** The one that is being loaded. */
  loading: Result<DaySums | null>;
  history: Result<History | null>;
  ledger: Result<Ledger | null>;
}

export async function readKeptMoney(accountId: string): Promise<KeptMoney> {
  const [charges, loading, history, ledger] = await Promise.all([
    chargesStore.read(accountId),
    chargesStore.read(loadingKey(accountId)),
    historyStore.read(accountId),
    ledgerStore.read(accountId),
  ]);
  return { charges, loading, history, ledger };
}

const known = <T>(kept: Result<T | null>): T | null => (kept.ok ? kept.value : null);

/**
 * What was kept, as worker and pages read it: all but the lists in the account's `currency` (ISO 4217). What cannot be
 * read counts as none: what hangs on it is unknown then.
 */
export function moneyIn(
  currency: string,
  { charges, loading, history, ledger }: KeptMoney,
): MoneyRecords & Pick<Ledger, "changes" | "tries"> & Pick<History, "points"> {
  const { listed, tries, changes } = ledgerIn(currency, known(ledger) ?? emptyLedger);
  return {
    sums: known(charges),
    loading: known(loading),
    points: historyIn(currency, known(history)).points,
    listed,
    tries,
    changes: changes.filter((change) => change.currency === currency),
  };
}
