import type { Account } from "../domain/account.ts";
import { type AlertSettings, besideOtherMoney } from "../domain/alert-settings.ts";
import { failed, failure, ok, type Result } from "../domain/failure.ts";
import { emptySnapshot, type Snapshot } from "../domain/snapshot.ts";
import type { NewSettings } from "../messages/message-map.ts";
import { loginKey, sameAccountKey } from "../registrars/addresses.ts";
import { accountsRecord } from "../storage/accounts-record.ts";
import { ledgerForAnotherLogin, ledgerStore } from "../storage/ledger-store.ts";
import { removalsRecord } from "../storage/removals-record.ts";
import { snapshotsRecord } from "../storage/snapshots-record.ts";
import { readSession, sealSecrets } from "../vault/secrets.ts";
import {
  dropWaiting,
  readWaiting,
  type TestedSignIn,
  type WaitingSignIn,
} from "../vault/waiting-sign-in.ts";
import { writeAccount } from "../vault/write-account.ts";
import { noteCurrency } from "./amounts-currency.ts";
import { atWork } from "./at-work.ts";
import { forgetDay } from "./day-memory.ts";
import { inNewEpoch } from "./epoch-guard.ts";
import { keepOrphans, noteAccount } from "./foresight/orphans.ts";
import { endSession } from "./manage-accounts.ts";
import { isSameMoney } from "./other-money.ts";
import { giveHostBack } from "./registrar-access.ts";
import { finishRemovals } from "./removals.ts";
import { freshSession } from "./sign-in.ts";
import { forgetSignIn } from "./unfinished-sign-ins.ts";

/** The account with the login that was tested; what is kept of it beside that stays as it is. */
function accountOf(
  before: Account | undefined,
  { login, signIn, suggestedWarnBelow }: WaitingSignIn,
  settings: NewSettings | null,
  id: string,
): Account | null {
  if (before) return { ...before, ...login, signIn };
  return (
    settings && {
      id,
      name: settings.name,
      ...login,
      warnBelow: settings.warnBelow || suggestedWarnBelow,
      checkEvery: settings.checkEvery,
      enabled: true,
      signIn,
    }
  );
}

/**
 * Keeps the login of a test that succeeded, with the very secrets that the test used, and the test's figures as the
 * snapshot: by one write, so that a save that fails leaves a working account as it was. The test waits until then
 * and can be saved again.
 * @param ticket names the test
 * @param settings of a new account; null: the test was made for one that is kept, whose settings stay
 * @returns `test-expired` where the test is gone, `account-gone` where its account is; `rejected` for settings with the
 * test of an account that is kept, or none with that of a new one
 */
export async function saveAccount(
  ticket: string,
  settings: NewSettings | null,
): Promise<Result<{ accountId: string }>> {
  const waiting = await readWaiting();
  if (!waiting.ok) return waiting;
  if (waiting.value?.ticket !== ticket) return failed(failure("test-expired"));
  const tested = waiting.value;
  const isNew = tested.accountId === null;
  if (isNew !== (settings !== null)) return failed(failure("rejected"));
  const accounts = isNew ? await accountsToSaveInto() : await accountsRecord.read();
  if (!accounts.ok) return accounts;
  const previous = accounts.value.find(({ id }) => id === tested.accountId);
  const account = accountOf(previous, tested, settings, await idOf(tested));
  if (account === null) return failed(failure("account-gone"));
  const kept = previous ? await readSession(previous) : null;
  // Saved before, and only what follows had failed: then it is the very session that is used.
  const unused = kept?.session === tested.session?.session ? null : kept;
  const written = await inNewEpoch(account.id, () => writeAll(account, previous, tested));
  if (!written.ok) return written;
  // Its session is the account's from now on, and is not closed.
  await dropWaiting();
  // Whoever tested it has just signed in.
  await forgetSignIn(account.id);
  if (previous) {
    // A login that was refused today, and was noted so as not to be tried again, may be another one now.
    await forgetDay(account.id);
    void atWork(endSession(previous, unused));
    await giveHostBack(previous);
  } else {
    // Removed a moment ago and added again: its history and what to warn of are given to the new one. Not before that is
    // kept: where it cannot be, the other one may still be taken back. What fails here stays noted, and is tried again.
    const key = sameAccountKey(account);
    await finishRemovals((removal) => sameAccountKey(removal.account) === key);
  }
  return ok({ accountId: account.id });
}

/**
 * The id that a new account has by its test: where the account was written and what follows failed, a second save finds
 * it. Not that of one that was removed meanwhile: what is kept about that one is still to go.
 */
async function idOf({ accountId, ticket }: TestedSignIn): Promise<string> {
  if (accountId !== null) return accountId;
  const removals = await removalsRecord.read();
  const isRemoved = !removals.ok || removals.value.some(({ account }) => account.id === ticket);
  return isRemoved ? crypto.randomUUID() : ticket;
}

/**
 * Whoever adds an account although the others were lost has seen that said, and begins anew. Nothing is written for
 * that before the account itself is.
 */
async function accountsToSaveInto(): Promise<Result<Account[]>> {
  const accounts = await accountsRecord.read();
  return !accounts.ok && accounts.failure.kind === "records-lost" ? ok([]) : accounts;
}

async function writeAll(
  account: Account,
  previous: Account | undefined,
  test: WaitingSignIn,
): Promise<Result<unknown>> {
  const session = test.session === null ? null : freshSession(test.session, test.at);
  const all = await snapshotsRecord.read();
  const before = (all.ok && all.value[account.id]?.status?.value) || null;
  if (previous) await noteCurrency(account.id, before?.currency ?? null, test.status.currency);
  const secrets = await sealSecrets(account, test.secretFields, session);
  if (!secrets.ok) return secrets;
  // Before: whose history it is cannot be told afterwards.
  const known = previous ? await noteAccount(previous, Date.now()) : ok(null);
  if (!known.ok) return known;
  const isSameLogin = previous !== undefined && loginKey(previous) === loginKey(account);
  const isOtherAccount =
    previous !== undefined && sameAccountKey(previous) !== sameAccountKey(account);
  const isOther =
    isOtherAccount &&
    !isSameMoney({ login: previous, status: before }, { login: account, status: test.status });
  const whole = {
    id: account.id,
    // What was changed of it meanwhile stays: its name, its interval, its switch.
    account: (before: Account | undefined) =>
      before === undefined || previous === undefined
        ? { ...before, ...account }
        : { ...before, ...test.login, signIn: test.signIn },
    secrets: secrets.value,
    snapshot: (before: Snapshot) => ({
      ...emptySnapshot,
      statistics: isSameLogin ? before.statistics : null,
      status: { at: test.at, value: test.status },
      attemptedAt: test.at,
      // Due at once: the test asked for no statistics.
      nextCheckAt: test.at,
    }),
    alerts: isOtherAccount
      ? (alerts: AlertSettings): AlertSettings => besideOtherMoney(alerts, isOther)
      : null,
  };
  const written = await writeAccount(whole, previous === undefined);
  if (!written.ok) return written;
  if (previous && !isOtherAccount && !isSameLogin) {
    // What one role may not ask, another may: its lists are asked for at once.
    const asked = await ledgerStore.update(
      account.id,
      (ledger) => ledger && ledgerForAnotherLogin(ledger),
    );
    if (!asked.ok) return asked;
  }
  // Of another money: its lists are put away now and not before, when they would be gone though nothing had changed.
  return keepOrphans(Date.now());
}
