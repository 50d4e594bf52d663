import { type Account, checkEveryLimits } from "../domain/account.ts";
import { type FailureKind, failed, failure, ok, type Result } from "../domain/failure.ts";
import { isDue, mayRefresh } from "../domain/refresh-policy.ts";
import { apiAddress } from "../domain/registrar-sites.ts";
import { emptySnapshot, type Snapshot } from "../domain/snapshot.ts";
import { accountsRecord } from "../storage/accounts-record.ts";
import { snapshotsRecord } from "../storage/snapshots-record.ts";
import { vaultState } from "../storage/vault-mode.ts";
import { checkAccount } from "./check-account.ts";
import { inHostLane } from "./host-lane.ts";
import { publish } from "./publish.ts";

interface Flight {
  forced: boolean;
  /** Settles once the answer is kept and published. */
  done: Promise<Result<null>>;
}

// All live as long as the worker does, and so does the work they are about.
const flights = new Map<string, Flight>();
const generations = new Map<string, number>();
const changing = new Map<string, number>();

/** Makes answers that are still under way void, and lets the next check start afresh. */
function abandonChecks(accountId: string): void {
  generations.set(accountId, (generations.get(accountId) ?? 0) + 1);
  flights.delete(accountId);
}

/**
 * Changes an account's records while no check of it runs: an account is spread over three of them, and a check
 * between two writes would send the new password with the old login, or keep the old login's figures.
 */
export async function withoutChecks<T>(accountId: string, change: () => Promise<T>): Promise<T> {
  abandonChecks(accountId);
  changing.set(accountId, (changing.get(accountId) ?? 0) + 1);
  try {
    return await change();
  } finally {
    const others = (changing.get(accountId) ?? 1) - 1;
    if (others === 0) changing.delete(accountId);
    else changing.set(accountId, others);
    abandonChecks(accountId);
  }
}

/** Whether no change of the account has begun since `generation` was read. */
const isUntouched = (accountId: string, generation: number | undefined): boolean =>
  generations.get(accountId) === generation && !changing.has(accountId);

/**
 * One check of an account at a time: whoever asks meanwhile waits for the same one.
 * @param generation what {@link generations} held before `account` was read
 */
function check(
  account: Account,
  forced: boolean,
  generation: number | undefined,
): Promise<Result<null>> {
  const underWay = flights.get(account.id);
  if (underWay !== undefined) return underWay.done;
  const isCurrent = () => isUntouched(account.id, generation);
  if (!isCurrent()) return Promise.resolve(ok(null));
  const done = inHostLane(new URL(apiAddress(account)).host, () =>
    checkAccount(account, { forced, isCurrent }),
  )
    .finally(() => {
      // Before it is published: whoever asks from now on asks for another check.
      if (flights.get(account.id)?.done === done) flights.delete(account.id);
    })
    .then(async (result) => {
      await publish();
      return result;
    });
  flights.set(account.id, { forced, done });
  return done;
}

/**
 * Notes the attempts before they are made. Where nothing can be stored, nothing is asked: a refused sign-in that
 * could not be noted would be repeated at every alarm, and so would lock the account. Should the worker die before
 * the answer, the account is due again after the shortest interval.
 */
const claimed = (snapshot: Snapshot, now: number): Snapshot => ({
  ...snapshot,
  attemptedAt: now,
  nextCheckAt: now + checkEveryLimits.least * 60_000,
});

async function checkWhere(
  isWanted: (account: Account, snapshot: Snapshot) => boolean,
  forced: boolean,
  now: number,
): Promise<Result<null>> {
  // Before anything is awaited: a change that begins from here on makes this round void.
  const asOf = new Map(generations);
  const vault = await vaultState(now);
  if (!vault.ok) return vault;
  if (vault.value.locked) return failed(failure("locked"));
  const accounts = await accountsRecord.read();
  if (!accounts.ok) return accounts;
  let wanted: Account[] = [];
  const noted = await snapshotsRecord.update((all) => {
    wanted = accounts.value.filter(
      (account) => account.enabled && isWanted(account, all[account.id] ?? emptySnapshot),
    );
    const idle = wanted.filter(({ id }) => !flights.has(id) && isUntouched(id, asOf.get(id)));
    if (idle.length === 0) return all;
    const claims = idle.map(({ id }) => [id, claimed(all[id] ?? emptySnapshot, now)] as const);
    return { ...all, ...Object.fromEntries(claims) };
  });
  if (!noted.ok) return noted;
  const results = await Promise.all(
    wanted.map((account) => check(account, forced, asOf.get(account.id))),
  );
  return results.find((result) => !result.ok) ?? ok(null);
}

/** Checks every account whose time has come. Serves start, alarm, wake from sleep and an opened popup. */
export const checkDue = (now: number): Promise<Result<null>> =>
  checkWhere((_account, snapshot) => isDue(snapshot, now), false, now);

/** Checks again, due or not, the accounts that failed for one of these reasons (the network or a grant is back). */
export const checkAfter = (kinds: readonly FailureKind[], now: number): Promise<Result<null>> =>
  checkWhere(
    (_account, snapshot) =>
      isDue(snapshot, now) ||
      (snapshot.trouble !== null && kinds.includes(snapshot.trouble.failure.kind)),
    false,
    now,
  );

/** The user's Refresh: one account or all, statistics included; accounts that are stopped or locked stay alone. */
export async function refresh(accountId: string | null, now: number): Promise<Result<null>> {
  const isMeant = (id: string) => accountId === null || id === accountId;
  // A check that began by itself may leave the statistics out: it is waited for, not taken for the refresh.
  const own = [...flights].filter(([id, { forced }]) => isMeant(id) && !forced);
  await Promise.allSettled(own.map(([, { done }]) => done));
  return checkWhere(({ id }, snapshot) => isMeant(id) && mayRefresh(snapshot, now), true, now);
}
