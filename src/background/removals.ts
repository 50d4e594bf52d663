import type { Account } from "../domain/account.ts";
import { failed, failure, ok, type Result } from "../domain/failure.ts";
import { isUndoOver, undoSpan } from "../domain/undo-span.ts";
import { browser } from "../platform/browser.ts";
import { accountsRecord } from "../storage/accounts-record.ts";
import { type Removal, removalsRecord } from "../storage/removals-record.ts";
import { writeTogether } from "../storage/write-together.ts";
import { inNewEpoch } from "./epoch-guard.ts";
import { cancelFlights } from "./foresight/single-flight.ts";
import { forgetAccount } from "./manage-accounts.ts";
import { withMutex } from "./mutex.ts";
import { publishFault } from "./publish.ts";

/** Wakes a worker that died before it had removed what it was to. */
export const removalAlarm = "removal";

/** Browsers fire no alarm earlier, milliseconds. */
const soonestAlarm = 30_000;

interface Lists {
  accounts: Account[];
  removals: Removal[];
}

/** Changes accounts and removals by one write: an account is in one of them, never in both and never in none. */
const change = (make: (lists: Lists) => Result<Lists>): Promise<Result<null>> =>
  accountsRecord.hold((accounts) =>
    removalsRecord.hold(async (removals): Promise<Result<null>> => {
      const [all, kept] = [accounts.before(), removals.before()];
      if (!all.ok) return all;
      if (!kept.ok) return kept;
      const next = make({ accounts: all.value, removals: kept.value });
      if (!next.ok) return next;
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
    change(({ accounts, removals }) => {
      const place = accounts.findIndex(({ id }) => id === accountId);
      const account = accounts[place];
      if (!account) return ok({ accounts, removals });
      return ok({
        accounts: accounts.toSpliced(place, 1),
        removals: [...removals, { account, place, at: now }],
      });
    }),
  );
  if (!taken.ok) return taken;
  cancelFlights(accountId);
  await finishLater();
  return ok(null);
}

/** Sees to it that what was taken out is removed in time, by this worker or by the next one. */
async function finishLater(): Promise<void> {
  setTimeout(() => void finishInTurn(Date.now()), undoSpan);
  await browser.alarms.create(removalAlarm, { when: Date.now() + soonestAlarm });
}

/**
 * Puts an account back to where it was.
 * @returns `account-gone` where it is too late
 */
export const undoRemoval = (accountId: string): Promise<Result<null>> =>
  inNewEpoch(accountId, () =>
    change(({ accounts, removals }) => {
      const found = removals.find(({ account }) => account.id === accountId);
      if (!found) return failed(failure("account-gone"));
      return ok({
        accounts: accounts.toSpliced(found.place, 0, found.account),
        removals: removals.filter((removal) => removal !== found),
      });
    }),
  );

/**
 * Removes what is kept about accounts whose time to be taken back is over at `now`, milliseconds since the epoch; null:
 * of all. `isMeant` leaves the others alone. One that cannot be removed as a whole stays noted, and is tried again. To be called while nothing else changes
 * accounts.
 */
export async function finishRemovals(
  now: number | null,
  isMeant: (account: Account) => boolean = () => true,
): Promise<Result<null>> {
  const removals = await removalsRecord.read();
  if (!removals.ok) return removals;
  const over = removals.value.filter(
    ({ account, at }) => isMeant(account) && (now === null || isUndoOver(at, now)),
  );
  let result: Result<null> = ok(null);
  for (const removal of over) {
    const { account } = removal;
    const forgotten = await inNewEpoch(account.id, () =>
      forgetAccount(account, () =>
        removalsRecord.update((all) => all.filter((each) => each.account.id !== account.id)),
      ),
    );
    if (!forgotten.ok) result = forgotten;
  }
  return result;
}

/** The same while nobody waits for it: what kept it from being done is said where all faults are. */
export async function finishInTurn(now: number): Promise<void> {
  try {
    const removals = await removalsRecord.read();
    if (removals.ok && removals.value.length === 0) return;
    const finished = await withMutex(() => finishRemovals(now));
    if (!finished.ok) await publishFault(finished.failure.text);
  } catch (error) {
    await publishFault(error);
  }
}
