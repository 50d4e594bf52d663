import { type Failure, failed, ok, type Result } from "../../domain/failure.ts";
import { withoutKey } from "../../domain/without-key.ts";
import { accountOfKey } from "../../storage/aside-keys.ts";
import { chargesStore, loadingKey } from "../../storage/charges-store.ts";
import { foresightRecord } from "../../storage/foresight-record.ts";
import { historyStore } from "../../storage/history-store.ts";
import { ledgerStore } from "../../storage/ledger-store.ts";
import { lossesStore } from "../../storage/losses-store.ts";
import { forgetDay } from "../day-memory.ts";
import { idsWithAccount, keepOrphans } from "./orphans.ts";

/**
 * Removes all that was foreseen for an account, and the lists it was made of. Tries each of them. Its history, ledger
 * and losses no registrar can send again, nor what the user wants to be warned of: they are kept for a time
 * (`keepOrphans`).
 */
export async function forgetForesight(accountId: string): Promise<Result<null>> {
  await forgetDay(accountId);
  const results: Result<unknown>[] = await Promise.all([
    foresightRecord.update((all) => withoutKey(all, accountId)),
    chargesStore.remove(accountId),
    chargesStore.remove(loadingKey(accountId)),
  ]);
  const why = results.find((result): result is { ok: false; failure: Failure } => !result.ok);
  return why ? failed(why.failure) : ok(null);
}

/**
 * Removes what is kept about accounts that are no longer there: a worker that was killed while it removed one leaves
 * some. Not while an account is being saved, and not where the accounts cannot be read: nobody knows whose it is then.
 */
export async function removeOrphans(now: number): Promise<Result<null>> {
  const swept = [await historyStore.sweep(), await ledgerStore.sweep(), await lossesStore.sweep()];
  const [there, charges, foresights] = [
    await idsWithAccount(),
    await chargesStore.keys(),
    await foresightRecord.read(),
  ];
  if (!there.ok) return there;
  const listed = charges.ok ? charges.value.map(accountOfKey) : [];
  const foreseen = foresights.ok ? Object.keys(foresights.value) : [];
  for (const id of new Set([...listed, ...foreseen]))
    if (!there.value.has(id)) await forgetForesight(id);
  const kept = await keepOrphans(now);
  return swept.find((result) => !result.ok) ?? kept;
}
