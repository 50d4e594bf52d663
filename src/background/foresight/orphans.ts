import type { Account } from "../../domain/account.ts";
import { failed, failure, ok, type Result } from "../../domain/failure.ts";
import { sameAccountKey } from "../../registrars/addresses.ts";
import { accountIdsAside, accountsRecord } from "../../storage/accounts-record.ts";
import { accountOfKey } from "../../storage/aside-keys.ts";
import { historyStore } from "../../storage/history-store.ts";
import { type KnownAccount, knownAccounts } from "../../storage/known-accounts.ts";
import { ledgerStore } from "../../storage/ledger-store.ts";
import { watchRecord } from "../../storage/watch-record.ts";
import { forgetWatch, moveWatch } from "../manage-watch.ts";

const day = 86_400_000;
/** How long the lists of an account that is gone are kept, milliseconds. */
export const grace = 90 * day;

const readKnown = async (id: string): Promise<KnownAccount | null> => {
  const known = await knownAccounts.read(id);
  return known.ok ? known.value : null;
};

/** Gives the lists of one account to another. */
async function move(from: string, to: string): Promise<Result<null>> {
  const moved = await historyStore.move(from, to);
  return moved.ok ? ledgerStore.move(from, to) : moved;
}

/** Puts the lists of a login that the account no longer has under an id of their own. What is cut short is done at the next start. */
async function putAway(id: string, accountKey: string, now: number): Promise<Result<null>> {
  const own = crypto.randomUUID();
  const noted = await knownAccounts.update(own, () => ({ accountKey, goneAt: now, overAt: null }));
  return noted.ok ? move(id, own) : noted;
}

/** Notes whose lists an account's are, at `now` (milliseconds since the epoch); those of another login are put away before. */
export async function noteAccount(account: Account, now: number): Promise<Result<null>> {
  const accountKey = sameAccountKey(account);
  const known = await readKnown(account.id);
  if (known?.accountKey && known.accountKey !== accountKey) {
    const away = await putAway(account.id, known.accountKey, now);
    if (!away.ok) return away;
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
    return (await moveWatch(id, owner)).ok ? knownAccounts.remove(id) : ok(null);
  }
  const goneAt = Math.min(known?.goneAt ?? now, now);
  const overAt = now - goneAt < grace ? null : Math.min(known?.overAt ?? now, now);
  if (overAt === null || now - overAt < day)
    return knownAccounts.update(id, () => ({
      accountKey: known?.accountKey ?? null,
      goneAt,
      overAt,
    }));
  const removed: Result<unknown>[] = [
    await historyStore.removeAll(id),
    await ledgerStore.removeAll(id),
    await forgetWatch(id),
  ];
  const why = removed.find((result) => !result.ok);
  return why && !why.ok ? failed(why.failure) : knownAccounts.remove(id);
}

async function keptIds(): Promise<Result<Set<string>>> {
  const ids = new Set<string>();
  for (const store of [knownAccounts, historyStore, ledgerStore]) {
    const keys = await store.keys();
    if (!keys.ok) return keys;
    for (const key of keys.value) ids.add(accountOfKey(key));
  }
  const watches = await watchRecord.read();
  for (const id of Object.keys(watches.ok ? watches.value : {})) ids.add(id);
  return ok(ids);
}

/**
 * Brings the histories, the ledgers and what to warn of into line with the accounts there are at `now`, milliseconds since the epoch. To
 * be called at a start, and after an account was saved or removed. Nothing is done where the accounts cannot be read.
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

/** The ids that have an account, set aside or not; a failure where that cannot be told. */
export async function idsWithAccount(): Promise<Result<Set<string>>> {
  const accounts = await accountsRecord.read();
  if (!accounts.ok) return accounts;
  return ok(new Set([...accounts.value.map(({ id }) => id), ...(await accountIdsAside())]));
}
