import { failed, type Result } from "../domain/failure.ts";
import { browser } from "../platform/browser.ts";
import { accountsRecord } from "../storage/accounts-record.ts";
import { clearDatabases, clearRecords } from "../storage/clear-storage.ts";
import { deletionRecord } from "../storage/deletion-record.ts";
import { removalsRecord } from "../storage/removals-record.ts";
import { storageFailure } from "../storage/storage-failure.ts";
import { forgetAllSecrets } from "../vault/change-mode.ts";
import { atWork } from "./at-work.ts";
import { inNewEpoch } from "./epoch-guard.ts";
import { cancelFlights } from "./foresight/single-flight.ts";
import { endUnlockedSpan } from "./lock-signal.ts";
import { withMutex } from "./mutex.ts";
import { publish } from "./publish.ts";
import { dropUnsavedTest } from "./test-account.ts";
import { openSessions } from "./vault-lock.ts";

/** All accounts that anything may be under way for. */
async function knownIds(): Promise<string[]> {
  const [accounts, removals] = [await accountsRecord.read(), await removalsRecord.read()];
  return [
    ...(accounts.ok ? accounts.value : []),
    ...(removals.ok ? removals.value : []).map(({ account }) => account),
  ].map(({ id }) => id);
}

const inNewEpochs = <T>(ids: readonly string[], change: () => Promise<T>): Promise<T> =>
  ids.reduce<() => Promise<T>>((next, id) => () => inNewEpoch(id, next), change)();

/** What stands outside of the storage: notifications, and the hosts that were granted beside those of the manifest. What the browser keeps of it all the same is no account's. */
async function takeBackFromBrowser(): Promise<void> {
  const known: typeof browser.notifications | undefined = browser.notifications;
  const standing = known ? Object.keys(await known.getAll()) : [];
  await Promise.allSettled(standing.map((id) => known?.clear(id)));
  const manifest = browser.runtime.getManifest().host_permissions ?? [];
  const { origins = [] } = await browser.permissions.getAll();
  const granted = origins.filter((origin) => !manifest.includes(origin));
  if (granted.length > 0) await browser.permissions.remove({ origins: granted });
}

/** The secrets first: should something fail, they are what is gone. Accounts go last, so that what is left has an owner. */
async function remove(): Promise<Result<null>> {
  const forgotten = await forgetAllSecrets();
  const cleared = await clearDatabases();
  if (!forgotten.ok) return forgotten;
  if (!cleared.ok) return cleared;
  await takeBackFromBrowser().catch(() => undefined);
  return clearRecords();
}

/**
 * Deletes all that this extension keeps at `now` (milliseconds since the epoch): accounts, secrets and the vault,
 * histories and every other only copy, warnings, settings. Sessions are closed at the registrars as far as they answer;
 * what is under way is broken off. Works while locked too, as whoever forgot the passphrase needs it. To be called while
 * nothing else changes accounts.
 * @returns `storage` where something is left: then the next worker tries again
 */
export async function deleteEverything(now: number): Promise<Result<null>> {
  try {
    const noted = await deletionRecord.replace(true);
    if (!noted.ok) return noted;
    const closing = await openSessions(now);
    endUnlockedSpan();
    cancelFlights(null);
    await dropUnsavedTest();
    const removed = await inNewEpochs(await knownIds(), remove);
    // Once more: what began in between had the key still.
    endUnlockedSpan();
    for (const close of closing) void atWork(close());
    return removed;
  } catch (error) {
    return failed(storageFailure(error));
  }
}

/** Goes on with what an earlier worker did not live to delete. */
export async function finishDeletion(now: number): Promise<void> {
  const noted = await deletionRecord.read();
  if (!noted.ok || !noted.value) return;
  await withMutex(() => deleteEverything(now));
  await publish();
}
