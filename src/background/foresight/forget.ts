import { type Failure, failed, ok, type Result } from "../../domain/failure.ts";
import { accountsRecord } from "../../storage/accounts-record.ts";
import { chargesStore, loadingKey } from "../../storage/charges-store.ts";
import { foresightRecord } from "../../storage/foresight-record.ts";
import { historyStore } from "../../storage/history-store.ts";
import { ledgerStore } from "../../storage/ledger-store.ts";
import { forgetWatch } from "../manage-watch.ts";

/** Removes all that was foreseen for an account, the lists it was made of, and what to warn of. Tries each of them. */
export async function forgetForesight(accountId: string): Promise<Result<null>> {
  const without = <T>({ [accountId]: _gone, ...rest }: Record<string, T>): Record<string, T> =>
    rest;
  const results: Result<unknown>[] = await Promise.all([
    foresightRecord.update(without),
    forgetWatch(accountId),
    chargesStore.remove(accountId),
    chargesStore.remove(loadingKey(accountId)),
    historyStore.remove(accountId),
    ledgerStore.remove(accountId),
  ]);
  const why = results.find((result): result is { ok: false; failure: Failure } => !result.ok);
  return why ? failed(why.failure) : ok(null);
}

/**
 * Removes what is kept about accounts that are no longer there: a worker that was killed while it removed one leaves
 * some. Not while an account is being saved: it is the last of its records to be written.
 */
export async function forgetStrangers(): Promise<void> {
  const accounts = await accountsRecord.read();
  if (!accounts.ok) return;
  const known = new Set(accounts.value.map(({ id }) => id));
  const found = await Promise.all(
    [chargesStore, historyStore, ledgerStore].map(({ keys }) => keys()),
  );
  const strangers = new Set(found.flat().map((key) => key.split("/")[0] ?? ""));
  for (const id of strangers) if (!known.has(id)) await forgetForesight(id);
}
