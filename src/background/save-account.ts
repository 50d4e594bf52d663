import type { Account } from "../domain/account.ts";
import { failed, failure, ok, type Result } from "../domain/failure.ts";
import { loginKey } from "../domain/registrar-sites.ts";
import { emptySnapshot } from "../domain/snapshot.ts";
import type { AccountDraft, TestReport } from "../messages/message-map.ts";
import { accountsRecord } from "../storage/accounts-record.ts";
import { forgetSecrets, keepPassword, keepSession, readSession } from "../storage/secrets.ts";
import { snapshotsRecord } from "../storage/snapshots-record.ts";
import { withoutChecks } from "./account-changes.ts";
import { forgetForesight } from "./foresight/forget.ts";
import { endSession } from "./manage-accounts.ts";
import { freshSession } from "./sign-in.ts";
import { suggestWarnBelow, type TestResult, takeTest } from "./test-account.ts";

function accountOf(
  draft: AccountDraft,
  previous: Account | undefined,
  { status, signIn }: TestResult,
): Account {
  const {
    password: _spent,
    oneTimePassword: _once,
    keepPassword: _keep,
    id: _given,
    ...entered
  } = draft;
  return {
    ...entered,
    id: previous?.id ?? crypto.randomUUID(),
    warnBelow: draft.warnBelow || suggestWarnBelow(status),
    enabled: previous?.enabled ?? true,
    signIn,
  };
}

const placed = (accounts: readonly Account[], account: Account): Account[] =>
  accounts.some(({ id }) => id === account.id)
    ? accounts.map((other) => (other.id === account.id ? account : other))
    : [...accounts, account];

/**
 * Keeps an account whose test succeeded, with the very password that the test used: secrets first, so that an
 * account never stands without them, then the test's figures as its snapshot, then the account itself.
 */
export async function saveAccount(
  draft: AccountDraft,
  report: Pick<TestReport, "ticket">,
): Promise<Result<{ accountId: string }>> {
  const accounts = await accountsRecord.read();
  if (!accounts.ok) return accounts;
  const previous = accounts.value.find(({ id }) => id === draft.id);
  const test = await takeTest(report.ticket, draft);
  if (test === null) return failed(failure("not-configured", { text: "The test has expired." }));
  const account = accountOf(draft, previous, test);
  const unused = previous ? await readSession(previous) : null;
  const written = await withoutChecks(account.id, () => writeAll(account, previous, test));
  if (written.ok && previous) void endSession(previous, unused);
  // What was written of an account that did not come to be is of no use to anyone.
  if (!written.ok && !previous) await forgetSecrets(account.id);
  return written.ok ? ok({ accountId: account.id }) : written;
}

async function writeAll(
  account: Account,
  previous: Account | undefined,
  test: TestResult,
): Promise<Result<unknown>> {
  const kept = await keepPassword(account, test.password);
  if (!kept.ok) return kept;
  const session = test.session === null ? null : freshSession(test.session, test.at);
  const sessionKept = await keepSession(account, session);
  if (!sessionKept.ok) return sessionKept;

  const isSameLogin = previous !== undefined && loginKey(previous) === loginKey(account);
  if (previous && !isSameLogin) {
    const forgotten = await forgetForesight(account.id);
    if (!forgotten.ok) return forgotten;
  }
  const snapshot = await snapshotsRecord.update((all) => ({
    ...all,
    [account.id]: {
      ...emptySnapshot,
      statistics: isSameLogin ? (all[account.id]?.statistics ?? null) : null,
      status: { at: test.at, value: test.status },
      attemptedAt: test.at,
      // Due at once: the test asked for no statistics.
      nextCheckAt: test.at,
    },
  }));
  return snapshot.ok ? accountsRecord.update((all) => placed(all, account)) : snapshot;
}
