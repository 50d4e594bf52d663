import { failed, failure, ok, type Result } from "../domain/failure.ts";
import type { Preferences } from "../domain/preferences.ts";
import { isSampleId } from "../domain/sample-id.ts";
import type { Handlers } from "../messages/serve.ts";
import { notOffered } from "../registrars/contract.ts";
import { preferencesRecord } from "../storage/preferences-record.ts";
import {
  changePassphrase,
  forgetAllSecrets,
  removePassphrase,
  setPassphrase,
  unlock,
} from "../vault/change-mode.ts";
import { acknowledgeAside } from "./aside-problem.ts";
import { askNow } from "./ask-now.ts";
import { checkDue, refresh } from "./checks.ts";
import { concealAhead } from "./conceal-ahead.ts";
import { deleteEverything } from "./delete-everything.ts";
import { keepForesight } from "./foresight/keep-foresight.ts";
import { dropLoad } from "./foresight/load-charges.ts";
import { readBookings } from "./foresight/read-bookings.ts";
import { readCharges } from "./foresight/read-charges.ts";
import { cancelFlights, inFlight } from "./foresight/single-flight.ts";
import { hideAmounts } from "./hide-amounts.ts";
import { endUnlockedSpan } from "./lock-signal.ts";
import { enableAccount, markUnconfigured, reorderAccounts } from "./manage-accounts.ts";
import { amendAlertSettings, snooze } from "./manage-alert-settings.ts";
import { withMutex } from "./mutex.ts";
import { probeAccount } from "./probe-account.ts";
import { publish } from "./publish.ts";
import { finishRemovals, takeOut, undoRemoval } from "./removals.ts";
import {
  areSamplesOn,
  beginSamples,
  endSamples,
  readSample,
  sampleBookings,
} from "./samples/samples.ts";
import { saveAccount } from "./save-account.ts";
import { saveSettings } from "./save-settings.ts";
import { testAccount } from "./test-account.ts";
import { tryReads } from "./try-reads.ts";
import { published } from "./unpublished.ts";
import { unwaited } from "./unwaited.ts";
import { lock, lockMoment, noteUse, readVault } from "./vault-lock.ts";

/** As `published`, then asks the registrar for what is due, without keeping the page waiting. */
async function publishedAndChecked<T>(change: () => Promise<Result<T>>): Promise<Result<T>> {
  const result = await published(change);
  if (result.ok) void unwaited(checkDue(Date.now()));
  return result;
}

async function savePreferences(preferences: Preferences): Promise<Result<null>> {
  const before = await preferencesRecord.read();
  if (!before.ok) return before;
  const { lockAfter, hideWhenLocked } = before.value;
  const vault = await readVault(Date.now());
  const loosensLock =
    lockAfter !== preferences.lockAfter || hideWhenLocked !== preferences.hideWhenLocked;
  // Whoever meets a locked vault must not unhide the figures, nor change when it locks.
  if (loosensLock && vault.locked) return failed(failure("locked"));
  if (preferences.hideWhenLocked && !hideWhenLocked && vault.mode === "passphrase")
    await concealAhead();
  // A page may have read them before the amounts were hidden: that is left to `hideAmounts`.
  const written = await preferencesRecord.update(({ hideAmounts }) => ({
    ...preferences,
    hideAmounts,
  }));
  // A new time to lock counts from now.
  await noteUse(Date.now());
  return written.ok ? ok(null) : written;
}

/** From its first passphrase on a vault can be locked, and figures that are to be hidden then are hidden before. */
async function setFirstPassphrase(passphrase: string): Promise<Result<null>> {
  const preferences = await preferencesRecord.read();
  if (preferences.ok && preferences.value.hideWhenLocked) await concealAhead();
  return setPassphrase(passphrase, await lockMoment(Date.now()));
}

/** How often a load that is gone on with meanwhile is stopped anew: each opened page begins one at most. */
export const stopLimit = 10;

/** Time alone makes the list due again, whatever happens to the balance. */
async function stopCharges(accountId: string): Promise<Result<null>> {
  const now = Date.now();
  let dropped: Result<null>;
  let stops = 0;
  do {
    stops++;
    cancelFlights(accountId);
    dropped = await dropLoad(accountId, { at: now, basis: null, failure: null });
    // A page that was just opened may have had the load gone on with meanwhile.
  } while (dropped.ok && inFlight(accountId) && stops < stopLimit);
  await keepForesight(accountId, now);
  return dropped;
}

/**
 * A change of how all secrets are kept. What was removed is gone before: its secrets are not sealed anew for an account
 * that nobody has any longer.
 */
const ofAllSecrets = <T>(change: () => Promise<Result<T>>): Promise<Result<T>> =>
  withMutex(async () => {
    const finished = await finishRemovals(() => true);
    return finished.ok ? change() : finished;
  });

/** Without passwords every account waits for the user: the next check says so. */
async function forgetSecretsOfAll(): Promise<Result<null>> {
  await lock(Date.now());
  // Also where no passphrase is set, or the vault was altered: what has a password in hand is not to send it.
  endUnlockedSpan();
  const forgotten = await forgetAllSecrets();
  if (forgotten.ok) await markUnconfigured(Date.now());
  return forgotten;
}

/** Real accounts and samples are never there together: these end with the first of those, and not before it is there. */
async function insteadOfSamples<T>(change: () => Promise<Result<T>>): Promise<Result<T>> {
  const changed = await change();
  if (!changed.ok) return changed;
  const ended = await endSamples();
  return ended.ok ? changed : ended;
}

export const handlers: Handlers = {
  "check-due": async () => {
    await withMutex(() => noteUse(Date.now()));
    // They are due whenever they are looked at.
    if (await areSamplesOn()) await publish();
    return checkDue(Date.now());
  },
  refresh: async ({ accountId }) => {
    await withMutex(() => noteUse(Date.now()));
    if (await areSamplesOn()) return failed(failure("sample-data"));
    return refresh(accountId, Date.now());
  },
  "test-account": ({ draft }) => testAccount(draft),
  "try-reads": ({ ticket }) => tryReads(ticket),
  "save-account": ({ ticket, settings }) =>
    publishedAndChecked(() =>
      withMutex(() => insteadOfSamples(() => saveAccount(ticket, settings))),
    ),
  "remove-account": ({ accountId }) =>
    published(() => withMutex(() => takeOut(accountId, Date.now()))),
  "finish-removal": ({ accountId }) =>
    published(() => withMutex(() => finishRemovals(({ account }) => account.id === accountId))),
  "undo-removal": ({ accountId }) =>
    publishedAndChecked(() => withMutex(() => insteadOfSamples(() => undoRemoval(accountId)))),
  "reorder-accounts": ({ accountIds }) => published(() => reorderAccounts(accountIds)),
  "enable-account": ({ accountId, enabled }) =>
    publishedAndChecked(() => enableAccount(accountId, enabled)),
  "save-preferences": ({ preferences }) =>
    published(() => withMutex(() => savePreferences(preferences))),
  "hide-amounts": ({ hide }) => hideAmounts(hide),
  "save-settings": ({ accountId, settings, alerts }) =>
    published(() => saveSettings(accountId, settings, alerts)),
  "amend-alert-settings": ({ accountId, part }) =>
    published(() => amendAlertSettings(accountId, part)),
  snooze: ({ accountId, until }) => published(() => snooze(accountId, until)),
  "stop-charges": ({ accountId }) => published(() => stopCharges(accountId)),
  "read-bookings": async ({ accountId, from, to }) => {
    if (isSampleId(accountId)) return sampleBookings(accountId, { from, to }, Date.now());
    const answer = await readBookings(accountId, from, to);
    // What it met may be the account's trouble from now on.
    if (!answer.ok) await publish();
    return answer;
  },
  "read-charges": async ({ accountId }) => {
    const answer = await readCharges(accountId);
    if (!answer.ok) await publish();
    return answer;
  },
  "read-rights": async ({ accountId }) => {
    const answer = await askNow(accountId, "rights", (client, authorization, { withPermit }) =>
      withPermit(() => client.ownRights?.(authorization) ?? notOffered()),
    );
    if (!answer.ok) await publish();
    return answer;
  },
  "probe-account": async ({ accountId }) => {
    const answer = await probeAccount(accountId);
    await publish();
    return answer;
  },
  unlock: ({ passphrase }) =>
    publishedAndChecked(() =>
      withMutex(async () => unlock(passphrase, await lockMoment(Date.now()))),
    ),
  lock: () => published(() => withMutex(() => lock(Date.now()))),
  "set-passphrase": ({ current, next }) =>
    published(() =>
      ofAllSecrets(async () =>
        current === "" ? await setFirstPassphrase(next) : changePassphrase(current, next),
      ),
    ),
  "remove-passphrase": ({ current }) =>
    publishedAndChecked(() => ofAllSecrets(() => removePassphrase(current))),
  "acknowledge-aside": () => published(() => acknowledgeAside()),
  "begin-samples": () => published(() => withMutex(() => beginSamples(Date.now()))),
  "end-samples": () => published(() => withMutex(endSamples)),
  "read-sample": ({ accountId }) => readSample(accountId, Date.now()),
  "delete-everything": () => published(() => withMutex(() => deleteEverything(Date.now()))),
  "forget-secrets": () => published(() => ofAllSecrets(forgetSecretsOfAll)),
};
