import { failed, failure, ok, type Result } from "../domain/failure.ts";
import { preferencesRecord } from "../storage/preferences-record.ts";
import { hideInStanding } from "./standing-notifications.ts";
import { published } from "./unpublished.ts";
import { readVault } from "./vault-lock.ts";

/**
 * Hides every amount, on all pages, in the tooltip and in the notifications that stand, or shows them again. No lock is
 * waited for: what somebody is not to see must go at once.
 * @param hide null: the other of the two
 * @returns `locked` where they are to be shown while the vault is locked; `storage` where the choice cannot be kept, or
 * the system keeps a notification
 */
export async function hideAmounts(hide: boolean | null): Promise<Result<null>> {
  const before = await preferencesRecord.read();
  if (!before.ok) return before;
  const isHiding = hide ?? !before.value.hideAmounts;
  // Whoever meets a locked vault must not unhide the figures.
  if (!isHiding && (await readVault(Date.now())).locked) return failed(failure("locked"));
  const written = await published(() =>
    preferencesRecord.update((all) => ({ ...all, hideAmounts: isHiding })),
  );
  if (!written.ok) return written;
  return isHiding ? hideInStanding() : ok(null);
}
