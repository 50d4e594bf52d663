import { type Failure, failed, ok, type Result } from "../../domain/failure.ts";
import { withoutKey } from "../../domain/without-key.ts";
import { chargesStore, loadingKey } from "../../storage/charges-store.ts";
import { foresightRecord } from "../../storage/foresight-record.ts";
import { forgetDay } from "../day-memory.ts";

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
