import type { Account } from "../domain/account.ts";
import { failed, failure, ok, type Result } from "../domain/failure.ts";
import { putBack } from "../domain/put-back.ts";
import { isUndoOver, undoSpan } from "../domain/undo-span.ts";
import { browser } from "../platform/browser.ts";
import { accountsRecord } from "../storage/accounts-record.ts";
import { type Removal, removalsRecord } from "../storage/removals-record.ts";
import { writeTogether } from "../storage/write-together.ts";
import { inNewEpoch } from "./epoch-guard.ts";
import { cancelFlights } from "./foresight/single-flight.ts";
import { askAgain, forgetAccount } from "./manage-accounts.ts";
import { withMutex } from "./mutex.ts";
import { publish, publishFault } from "./publish.ts";

/** Wakes a worker that died before it had removed what it was to. */
export const removalAlarm = "removal";

/** Browsers fire no alarm earlier, milliseconds. */
const soonestAlarm = 30_000;

/** How long what could not be removed as a whole waits until it is tried again, milliseconds. */
const retryPause = 5 * 60_000;

interface Lists {
  accounts: Account[];
  removals: Removal[];
}

/** Changes accounts and removals by one write: an account is in one of them, never in both and never in none. Not written where `make` hands back the very same lists. */
const change = (make: (lists: Lists) => Result<Lists>): Promise<Result<null>> =>
  accountsRecord.hold((accounts) =>
    removalsRecord.hold(async (removals): Promise<Result<null>> => {
      const [all, kept] = [accounts.before(), removals.before()];
      if (!all.ok) return all;
      if (!kept.ok) return kept;
      const lists = { accounts: all.value, removals: kept.value };
      const next = make(lists);
      if (!next.ok) return next;
      if (next.value === lists) return ok(null);
      return writeTogether([
        accounts.next(next.value.accounts),
        removals.next(next.value.removals),
      ]);
    }),
  );

/**
 * Takes an account out at `now` (milliseconds since the epoch): from then on nothing is asked about it and nothing shown
 * of it. What is kept about it goes once the time to take that back is over. One that is unknown changes nothing.
 */
export async function takeOut(accountId: string, now: number): Promise<Result<null>> {
  const taken = await inNewEpoch(accountId, () =>
    change((lists) => {
      const { accounts, removals } = lists;
      const account = accounts.find(({ id }) => id === accountId);
      if (!account) return ok(lists);
      const ids = removals.reduce(putBack, accounts).map(({ id }) => id);
      const behind = ids.slice(0, ids.indexOf(accountId));
      return ok({
        accounts: accounts.filter((each) => each !== account),
        removals: [...removals, { account, behind, at: now, isBegun: false }],
      });
    }),
  );
  if (!taken.ok) return taken;
  cancelFlights(accountId);
  await finishLater(now);
  return ok(null);
}

/** Whether a removal can no longer be taken back at a time, milliseconds since the epoch. */
export const isOverAt =
  (now: number) =>
  ({ at, isBegun }: Removal): boolean =>
    isBegun || isUndoOver(at, now);

/**
 * Sees to it that what is still noted at `now` (milliseconds since the epoch) is removed in time, by this worker or by
 * the next one. Without it a browser that forgets alarms when it is closed would leave it for as long as nothing wakes a worker.
 */
async function finishLater(now: number): Promise<void> {
  const removals = await removalsRecord.read();
  if (!removals.ok || removals.value.length === 0) return;
  const isOver = isOverAt(now);
  const ends = removals.value.filter((each) => !isOver(each)).map(({ at }) => at + undoSpan);
  if (ends.length > 0) setTimeout(() => void finishInTurn(Date.now()), Math.min(...ends) - now);
  const pause = ends.length > 0 ? soonestAlarm : retryPause;
  await browser.alarms.create(removalAlarm, { when: now + pause });
}

/**
 * Puts an account back to where it was. One that is there already stays.
 * @returns `account-gone` where it is too late: also where only a part of what was kept about it is gone
 */
export const undoRemoval = (accountId: string): Promise<Result<null>> =>
  inNewEpoch(accountId, async () => {
    const undone = await change((lists) => {
      const { accounts, removals } = lists;
      if (accounts.some(({ id }) => id === accountId)) return ok(lists);
      const found = removals.find(({ account }) => account.id === accountId);
      if (!found || found.isBegun) return failed(failure("account-gone"));
      return ok({
        accounts: putBack(accounts, found),
        removals: removals.filter((removal) => removal !== found),
      });
    });
    if (undone.ok) await askAgain(accountId);
    return undone;
  });

/**
 * Removes what is kept about accounts that were taken out, of those that are meant. One that cannot be removed as a
 * whole stays noted, and is tried again. To be called while nothing else changes accounts.
 */
export async function finishRemovals(
  isMeant: (removal: Removal) => boolean,
): Promise<Result<null>> {
  const begun = await removalsRecord.update((all) =>
    all.some((each) => isMeant(each) && !each.isBegun)
      ? all.map((each) => (isMeant(each) ? { ...each, isBegun: true } : each))
      : all,
  );
  if (!begun.ok) return begun;
  let result: Result<null> = ok(null);
  for (const { account } of begun.value.filter(isMeant)) {
    const forgotten = await inNewEpoch(account.id, () =>
      forgetAccount(account, () =>
        removalsRecord.update((all) => all.filter((each) => each.account.id !== account.id)),
      ),
    );
    if (!forgotten.ok) result = forgotten;
  }
  return result;
}

/**
 * The same of those whose time to be taken back is over at `now` (milliseconds since the epoch), while nobody waits for
 * it: what kept it from being done is said where all faults are. What is shown follows, as the worker that took them out
 * may have died before it could do that.
 */
export async function finishInTurn(now: number): Promise<void> {
  try {
    const removals = await removalsRecord.read();
    if (removals.ok && removals.value.length === 0) return;
    const finished = await withMutex(() => finishRemovals(isOverAt(now)));
    await finishLater(now);
    if (finished.ok) await publish();
    else await publishFault(finished.failure.text);
  } catch (error) {
    await publishFault(error);
  }
}
