import type { Result } from "../../domain/failure.ts";
import { accountOfKey } from "../../storage/aside-keys.ts";
import { chargesStore } from "../../storage/charges-store.ts";
import { foresightRecord } from "../../storage/foresight-record.ts";
import { historyStore } from "../../storage/history-store.ts";
import { ledgerStore } from "../../storage/ledger-store.ts";
import { lossesStore } from "../../storage/losses-store.ts";
import { forgetForesight } from "./forget-foresight.ts";
import { idsWithAccount, keepOrphans } from "./orphans.ts";

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
