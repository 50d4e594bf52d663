import type { Account } from "../domain/account.ts";
import { failure, ok, type Result } from "../domain/failure.ts";
import { isUnanswered } from "../domain/refresh-policy.ts";
import { emptySnapshot } from "../domain/snapshot.ts";
import { withoutKey } from "../domain/without-key.ts";
import { accountsRecord } from "../storage/accounts-record.ts";
import { lossesStore } from "../storage/losses-store.ts";
import { snapshotsRecord } from "../storage/snapshots-record.ts";
import { forgetSecrets } from "../vault/forget-secrets.ts";
import { type KeptSession, readSession } from "../vault/secrets.ts";
import { atWork } from "./at-work.ts";
import { forgetForesight } from "./foresight/forget-foresight.ts";
import { dropLoad } from "./foresight/load-charges.ts";
import { keepOrphans, noteAccount } from "./foresight/orphans.ts";
import { cancelFlights } from "./foresight/single-flight.ts";
import { forgetWarnings } from "./kept-warnings.ts";
import { layAlertSettingsAside } from "./manage-alert-settings.ts";
import { clientFor, giveHostBack } from "./registrar-access.ts";
import { isAlive } from "./sign-in.ts";
import { forgetSignIn, isSignInOpen } from "./unfinished-sign-ins.ts";

/**
 * Closes a session at the registrar, where it may be open; a failure changes nothing here. To be called once
 * nothing uses it any longer, and not to be waited for: the registrar may take its whole time limit.
 */
export async function endSession(account: Account, kept: KeptSession | null): Promise<void> {
  if (kept && isAlive(kept, Date.now())) await clientFor(account).signOut(kept.session);
}

/**
 * Removes all that is kept about an account that was taken out, here at once and at the registrar as far as it answers.
 * Its history and what to warn of lie aside for a time, and are there again with an account of the same login. What can
 * be removed is, also where something else cannot.
 * @param strike takes it off the list of what is to be removed: once all is gone but what lies aside
 */
export async function forgetAccount(
  account: Account,
  strike: () => Promise<Result<unknown>>,
): Promise<Result<null>> {
  const { id } = account;
  const session = await readSession(account);
  const known = await noteAccount(account, Date.now());
  if (!known.ok) return known;
  // The secrets before the figures: should one of the two fail, they are the ones to be gone.
  const forgotten = await forgetSecrets(id);
  await forgetSignIn(id);
  const snapshots = await snapshotsRecord.read();
  const status = snapshots.ok ? snapshots.value[id]?.status : null;
  await layAlertSettingsAside(id, status?.value.currency ?? null);
  // What cannot be written now goes with what lies aside.
  await forgetWarnings(id);
  const cleared = await snapshotsRecord.update((all) => withoutKey(all, id));
  const unforeseen = await forgetForesight(id);
  const unlisted = await lossesStore.removeAll(id);
  void atWork(endSession(account, session));
  const why = [forgotten, cleared, unforeseen, unlisted].find((result) => !result.ok);
  if (why && !why.ok) return why;
  const struck = await strike();
  if (!struck.ok) return struck;
  const orphaned = await keepOrphans(Date.now());
  await giveHostBack(account);
  return orphaned;
}

/** Notes for every account that its password is gone, and stops checking it until one is entered. */
export async function markUnconfigured(now: number): Promise<Result<null>> {
  const written = await snapshotsRecord.update((all) =>
    Object.fromEntries(
      Object.entries(all).map(([id, snapshot]) => [
        id,
        {
          ...snapshot,
          nextCheckAt: null,
          trouble: { at: now, failure: failure("not-configured") },
        },
      ]),
    ),
  );
  return written.ok ? ok(null) : written;
}

/**
 * Has an account asked again at once that was asked last without an outcome. Not where a sign-in may be under way still:
 * a refused one would be repeated. Where that cannot be written it is due a few minutes later, as planned.
 */
export async function askAgain(accountId: string): Promise<void> {
  if (await isSignInOpen(accountId)) return;
  await snapshotsRecord.update((all) => {
    const snapshot = all[accountId];
    return snapshot && isUnanswered(snapshot)
      ? { ...all, [accountId]: { ...snapshot, nextCheckAt: 0 } }
      : all;
  });
}

/** Puts the accounts in the order of the ids; accounts that are not named stay behind the named ones. */
export async function reorderAccounts(accountIds: readonly string[]): Promise<Result<null>> {
  const place = (id: string): number => {
    const index = accountIds.indexOf(id);
    return index < 0 ? accountIds.length : index;
  };
  const written = await accountsRecord.update((all) =>
    all.toSorted((a, b) => place(a.id) - place(b.id)),
  );
  return written.ok ? ok(null) : written;
}

/**
 * The on/off switch. Switched on again, the account is due at once, unless it waits for the user. A check
 * that is under way goes on and its answer is kept: a refused sign-in that was forgotten would be repeated.
 */
export async function enableAccount(accountId: string, enabled: boolean): Promise<Result<null>> {
  const written = await accountsRecord.update((all) =>
    all.map((account) => (account.id === accountId ? { ...account, enabled } : account)),
  );
  if (!written.ok) return written;
  if (!enabled) {
    cancelFlights(accountId);
    // Switched on again, it begins afresh.
    await dropLoad(accountId, undefined);
  }
  const isKept = written.value.some(({ id }) => id === accountId);
  if (!enabled || !isKept) return ok(null);
  const due = await snapshotsRecord.update((all) => {
    const snapshot = all[accountId] ?? emptySnapshot;
    if (snapshot.trouble !== null) return all;
    return { ...all, [accountId]: { ...snapshot, nextCheckAt: 0 } };
  });
  return due.ok ? ok(null) : due;
}
