import { type Account, checkEveryLimits } from "../domain/account.ts";
import { type FailureKind, failed, failure, ok, type Result } from "../domain/failure.ts";
import { isDue, mayRefresh } from "../domain/refresh-policy.ts";
import { emptySnapshot, type Snapshot } from "../domain/snapshot.ts";
import { apiAddress } from "../registrars/addresses.ts";
import { accountsRecord } from "../storage/accounts-record.ts";
import { snapshotsRecord } from "../storage/snapshots-record.ts";
import { vaultState } from "../vault/state.ts";
import { checkAccount } from "./check-account.ts";
import { epochsNow } from "./epoch-guard.ts";
import { followUp, followUpDue } from "./foresight/follow-up.ts";
import { withHostPermit } from "./host-semaphore.ts";
import { publishGathered } from "./publish.ts";
import { unwaited } from "./unwaited.ts";

interface Flight {
  forced: boolean;
  /** False once a change of the account has made the answer void: the next check does not wait for it. */
  isCurrent: () => boolean;
  /** Settles once the answer is kept and published. */
  done: Promise<Result<null>>;
}

// Lives as long as the worker does, and so does the work it is about.
const flights = new Map<string, Flight>();

const underWay = (accountId: string): Flight | undefined => {
  const flight = flights.get(accountId);
  return flight?.isCurrent() ? flight : undefined;
};

/** The longest that what follows a check waits for the other checks, milliseconds. */
const patience = 2000;

/** First the figures of all: what follows is begun when no check is under way any more, or one takes long. */
async function followWhenCalm(account: Account, order: Parameters<typeof followUp>[1]) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise((resolve) => {
    timer = setTimeout(resolve, patience);
  });
  await Promise.race([late, Promise.allSettled([...flights.values()].map(({ done }) => done))]);
  clearTimeout(timer);
  await followUp(account, order);
}

/**
 * One check of an account at a time: whoever asks meanwhile waits for the same one. What hangs on a good answer
 * (the forecast, and the lists it is made of) follows, and nobody waits for that.
 */
function check(account: Account, forced: boolean, isCurrent: () => boolean): Promise<Result<null>> {
  const running = underWay(account.id);
  if (running !== undefined) return running.done;
  if (!isCurrent()) return Promise.resolve(ok(null));
  const done = withHostPermit(new URL(apiAddress(account)).host, () =>
    checkAccount(account, { forced, isCurrent }),
  )
    .finally(() => {
      // Before it is published: whoever asks from now on asks for another check.
      if (flights.get(account.id)?.done === done) flights.delete(account.id);
    })
    .then(async (answered) => {
      await publishGathered();
      if (!answered.ok) return answered;
      if (answered.value) void unwaited(followWhenCalm(account, { forced, isCurrent }));
      return ok(null);
    });
  flights.set(account.id, { forced, isCurrent, done });
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
  nextCheckAt: now + checkEveryLimits.min * 60_000,
});

async function checkWhere(
  isWanted: (account: Account, snapshot: Snapshot) => boolean,
  forced: boolean,
  now: number,
): Promise<Result<null>> {
  // Before anything is awaited: a change that begins from here on makes this round void.
  const asOf = epochsNow();
  const [vault, accounts] = await Promise.all([vaultState(now), accountsRecord.read()]);
  if (!vault.ok) return vault;
  if (vault.value.locked) return failed(failure("locked"));
  if (!accounts.ok) return accounts;
  let wanted: Account[] = [];
  const noted = await snapshotsRecord.update((all) => {
    wanted = accounts.value.filter(
      (account) => account.enabled && isWanted(account, all[account.id] ?? emptySnapshot),
    );
    const idle = wanted.filter(({ id }) => !underWay(id) && asOf.isUntouched(id));
    if (idle.length === 0) return all;
    const claims = idle.map(({ id }) => [id, claimed(all[id] ?? emptySnapshot, now)] as const);
    return { ...all, ...Object.fromEntries(claims) };
  });
  if (!noted.ok) return noted;
  const results = await Promise.all(
    wanted.map((account) => check(account, forced, () => asOf.isUntouched(account.id))),
  );
  return results.find((result) => !result.ok) ?? ok(null);
}

/** Checks every account whose time has come. Serves start, alarm, wake from sleep and an opened popup. */
export async function checkDue(now: number): Promise<Result<null>> {
  const result = await checkWhere((_account, snapshot) => isDue(snapshot, now), false, now);
  void unwaited(followUpDue(now));
  return result;
}

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
  const own = [...flights].filter(
    ([id, { forced, isCurrent }]) => isMeant(id) && !forced && isCurrent(),
  );
  await Promise.allSettled(own.map(([, { done }]) => done));
  return checkWhere(({ id }, snapshot) => isMeant(id) && mayRefresh(snapshot, now), true, now);
}
