import type { Account } from "../../domain/account.ts";
import { failed, failure, ok, type Result } from "../../domain/failure.ts";
import { idsWarnedOf } from "../../domain/warnings/round.ts";
import { withoutKey } from "../../domain/without-key.ts";
import { sameAccountKey } from "../../registrars/addresses.ts";
import { accountIdsAside, accountsRecord } from "../../storage/accounts-record.ts";
import { alertSettingsRecord } from "../../storage/alert-settings-record.ts";
import { accountOfKey } from "../../storage/aside-keys.ts";
import { historyStore } from "../../storage/history-store.ts";
import { type KnownAccount, knownAccounts } from "../../storage/known-accounts.ts";
import { ledgerStore } from "../../storage/ledger-store.ts";
import { lossesStore } from "../../storage/losses-store.ts";
import { removalsRecord } from "../../storage/removals-record.ts";
import { snapshotsRecord } from "../../storage/snapshots-record.ts";
import { warningsRecord } from "../../storage/warnings-record.ts";
import { forgetSecrets } from "../../vault/forget-secrets.ts";
import { forgetWarned, forgetWarnings, moveWarnings } from "../kept-warnings.ts";
import {
  forgetAlertSettings,
  layAlertSettingsAside,
  moveAlertSettings,
} from "../manage-alert-settings.ts";
import { forgetForesight } from "./forget-foresight.ts";

const day = 86_400_000;
/** How long the lists of an account that is gone are kept, milliseconds. */
export const grace = 90 * day;

const readKnown = async (id: string): Promise<KnownAccount | null> => {
  const known = await knownAccounts.read(id);
  return known.ok ? known.value : null;
};

/** The lists that no registrar can send again. */
const lists = [historyStore, ledgerStore, lossesStore] as const;

/** Gives the lists of one account to another. */
async function move(from: string, to: string): Promise<Result<null>> {
  for (const store of lists) {
    const moved = await store.move(from, to);
    if (!moved.ok) return moved;
  }
  return ok(null);
}

/** The currency that an account was last answered in; null: nobody knows. */
async function currencyOf(id: string): Promise<string | null> {
  const snapshots = await snapshotsRecord.read();
  return (snapshots.ok && snapshots.value[id]?.status?.value.currency) || null;
}

/** The records beside the lists, of an account whose lists are given to another one or go. */
async function forgetRest(id: string): Promise<Result<unknown>> {
  const forgotten = await forgetSecrets(id);
  const cleared = await snapshotsRecord.update((all) => withoutKey(all, id));
  return forgotten.ok ? cleared : forgotten;
}

/** Puts the lists of a login that the account no longer has under an id of their own. What is cut short is done at the next start. */
async function putAway(id: string, accountKey: string, now: number): Promise<Result<null>> {
  const own = crypto.randomUUID();
  const noted = await knownAccounts.update(own, () => ({ accountKey, goneAt: now, overAt: null }));
  return noted.ok ? move(id, own) : noted;
}

/**
 * Notes whose lists an account's are, at `now` (milliseconds since the epoch). Those of another login are put away before,
 * and what was foreseen and warned of by them is gone. Noted last: what is cut short is done at the next save or start.
 */
export async function noteAccount(account: Account, now: number): Promise<Result<null>> {
  const accountKey = sameAccountKey(account);
  const known = await readKnown(account.id);
  if (known?.accountKey && known.accountKey !== accountKey) {
    const away = await putAway(account.id, known.accountKey, now);
    if (!away.ok) return away;
    for (const forget of [forgetForesight, forgetWarned]) {
      const forgotten = await forget(account.id);
      if (!forgotten.ok) return forgotten;
    }
  }
  return known && known.accountKey === accountKey && known.goneAt === null
    ? ok(null)
    : knownAccounts.update(account.id, () => ({ accountKey, goneAt: null, overAt: null }));
}

/**
 * What is kept without its account: given back where an account of the same login is there again, else kept for
 * {@link grace}. That this is over must be found on two days: a clock that is wrong for one start deletes nothing.
 */
async function keepOrphan(
  id: string,
  owners: ReadonlyMap<string, string>,
  now: number,
): Promise<Result<null>> {
  const known = await readKnown(id);
  const owner = known?.accountKey ? owners.get(known.accountKey) : undefined;
  if (owner !== undefined) {
    const moved = await move(id, owner);
    if (!moved.ok) return moved;
    // What cannot be written now is tried again at the next start: no account waits for it.
    for (const moveRest of [moveAlertSettings, moveWarnings, forgetRest])
      if (!(await moveRest(id, owner)).ok) return ok(null);
    return knownAccounts.remove(id);
  }
  const goneAt = Math.min(known?.goneAt ?? now, now);
  const overAt = now - goneAt < grace ? null : Math.min(known?.overAt ?? now, now);
  if ((known?.goneAt ?? null) === null) {
    // What was wanted of it is meant in the currency it had, and it is not silent when it comes back.
    // Its time begins once that is written: no account waits for it.
    if (!(await layAlertSettingsAside(id, await currencyOf(id))).ok) return ok(null);
  }
  if (overAt === null || now - overAt < day)
    return knownAccounts.update(id, () => ({
      accountKey: known?.accountKey ?? null,
      goneAt,
      overAt,
    }));
  const removed: Result<unknown>[] = [
    ...(await Promise.all(lists.map((store) => store.removeAll(id)))),
    await forgetAlertSettings(id),
    await forgetWarnings(id),
    await forgetRest(id),
  ];
  const why = removed.find((result) => !result.ok);
  return why && !why.ok ? failed(why.failure) : knownAccounts.remove(id);
}

async function keptIds(): Promise<Result<Set<string>>> {
  const ids = new Set<string>();
  for (const store of [knownAccounts, ...lists]) {
    const keys = await store.keys();
    if (!keys.ok) return keys;
    for (const key of keys.value) ids.add(accountOfKey(key));
  }
  const allAlerts = await alertSettingsRecord.read();
  for (const id of Object.keys(allAlerts.ok ? allAlerts.value : {})) ids.add(id);
  const warnings = await warningsRecord.read();
  for (const id of warnings.ok ? idsWarnedOf(warnings.value) : []) ids.add(id);
  return ok(ids);
}

/**
 * Brings the lists that are only copies, what to warn of and what was warned of into line with the accounts there are at
 * `now`, milliseconds since the epoch. To be called at a start, and after an account was saved or removed. Nothing is
 * done where the accounts cannot be read.
 */
export async function keepOrphans(now: number): Promise<Result<null>> {
  try {
    const accounts = await accountsRecord.read();
    const there = await idsWithAccount();
    if (!accounts.ok) return accounts;
    if (!there.ok) return there;
    const owners = new Map<string, string>();
    for (const account of accounts.value.toReversed())
      owners.set(sameAccountKey(account), account.id);
    for (const account of accounts.value) {
      const noted = await noteAccount(account, now);
      if (!noted.ok) return noted;
    }
    // Those that were put away just now among them.
    const known = await keptIds();
    if (!known.ok) return known;
    for (const id of known.value) {
      const done = there.value.has(id) ? ok(null) : await keepOrphan(id, owners, now);
      if (!done.ok) return done;
    }
    return ok(null);
  } catch (error) {
    return failed(failure("storage", { text: error instanceof Error ? error.name : "" }));
  }
}

/** The ids that have an account, set aside or removed a moment ago or not; a failure where that cannot be told. */
export async function idsWithAccount(): Promise<Result<Set<string>>> {
  const accounts = await accountsRecord.read();
  if (!accounts.ok) return accounts;
  // What was removed may still be taken back: until then it is there.
  const removals = await removalsRecord.read();
  if (!removals.ok) return removals;
  return ok(
    new Set([
      ...accounts.value.map(({ id }) => id),
      ...removals.value.map(({ account }) => account.id),
      ...(await accountIdsAside()),
    ]),
  );
}
