import type { Account } from "../domain/account.ts";
import type { AccountStatus, Statistic } from "../domain/account-status.ts";
import { type Failure, failed, failure, ok, type Result } from "../domain/failure.ts";
import { dayOf } from "../domain/foresight/bank-days.ts";
import {
  areStatisticsDue,
  failingSince,
  isOfSignIn,
  nextCheckAt,
} from "../domain/refresh-policy.ts";
import { emptySnapshot, type Snapshot } from "../domain/snapshot.ts";
import { accountsRecord } from "../storage/accounts-record.ts";
import { snapshotsRecord } from "../storage/snapshots-record.ts";
import { noteCurrency } from "./amounts-currency.ts";
import { noteForDiagnostics } from "./diagnostics.ts";
import { accessProblem } from "./registrar-access.ts";
import { clientOf, withAuthorization } from "./sign-in.ts";
import { finishSignIn } from "./unfinished-sign-ins.ts";

interface Answer {
  status: AccountStatus;
  /** null: not asked. */
  statistics: Result<Statistic[]> | null;
}

/** What a check is about, and whether its answer is still wanted. */
interface Check {
  /** Statistics too, due or not. */
  forced: boolean;
  /** False once the account was edited, switched off or removed: the answer is dropped then. */
  isCurrent: () => boolean;
}

/**
 * One refresh round: host permission, then `StatusAccount` alone (a refused sign-in is tried once, not
 * eleven times), then the statistics under the same authorization.
 */
async function ask(
  account: Account,
  wantsStatistics: boolean,
  known: AccountStatus | undefined,
  now: number,
  isCurrent: () => boolean,
): Promise<Result<Answer>> {
  try {
    const barred = await accessProblem(account);
    if (barred) return failed(barred);
    const client = clientOf(account);
    return await withAuthorization({ account, client, now, isCurrent }, async (authorization) => {
      const status = await client.balance(authorization, known);
      if (!status.ok) return status;
      const statistics =
        wantsStatistics && client.counts ? await client.counts(authorization) : null;
      // Locked half way: the account is due again once the vault is open, as one that was not asked at all.
      if (statistics?.ok === false && statistics.failure.kind === "locked") return statistics;
      return ok({ status: status.value, statistics });
    });
  } catch (error) {
    // The browser refused to look (a host no pattern can name, say): an answer too, and kept as one.
    return failed(failure("storage", { text: error instanceof Error ? error.name : "" }));
  }
}

/**
 * Why the round failed, null where all of it succeeded. Statistics that failed as a whole met a lock, a refusal
 * or a lost connection, which holds for the next check as well, however good the status before them was. But that
 * the authorization is none (530, 507) is not to be believed of it: the status has just been given for the same one.
 */
function failureOf(answer: Result<Answer>): Failure | null {
  if (!answer.ok) return answer.failure;
  const { statistics } = answer.value;
  if (statistics === null || statistics.ok || isOfSignIn(statistics.failure.kind)) return null;
  return statistics.failure;
}

/** Seconds that a session lives unused at least, as every registrar that takes one-time passwords lets it. */
const sessionIdle = 3600;

/** Minutes between two checks; a session that cannot be opened anew is kept from expiring unused. */
export const minutesBetweenChecks = ({ signIn, checkEvery }: Account): number =>
  signIn === "one-time-password" ? Math.min(checkEvery, sessionIdle / 60 - 10) : checkEvery;

/** Notes what an account's commands met as its trouble, as a check that failed would. */
export async function noteTrouble(
  account: Account,
  why: Failure,
  isCurrent: () => boolean,
): Promise<Result<unknown>> {
  const noted = await snapshotsRecord.update((all) => {
    // Also where nothing was known of it: what it met is kept from being met again at once.
    const before = all[account.id] ?? emptySnapshot;
    return isCurrent()
      ? { ...all, [account.id]: after(before, account, failed(why), Date.now()) }
      : all;
  });
  if (noted.ok) await finishSignIn(account.id);
  return noted;
}

function after(before: Snapshot, account: Account, answer: Result<Answer>, now: number): Snapshot {
  const why = failureOf(answer);
  const failures = why === null ? 0 : before.failures + 1;
  const plan = {
    failingSince: why && failingSince(before, account, now),
    attemptedAt: now,
    failures,
    nextCheckAt: nextCheckAt(
      minutesBetweenChecks(account),
      why?.kind ?? null,
      failures,
      now,
      Math.random(),
      why?.wait,
    ),
    trouble: why && { at: now, failure: why },
  };
  if (!answer.ok) return { ...before, ...plan };
  const { status, statistics } = answer.value;
  return {
    ...before,
    ...plan,
    status: { at: now, value: status },
    statistics: statistics?.ok ? { at: now, rows: statistics.value } : before.statistics,
  };
}

/** What was answered earlier the same UTC day; undefined: nothing was. */
const ofToday = ({ status }: Snapshot, now: number): AccountStatus | undefined =>
  status && dayOf(status.at) === dayOf(now) ? status.value : undefined;

/** The test system has no products to count: the popup shows the logo, as the original widget did. */
const wantsStatistics = (account: Account, snapshot: Snapshot, forced: boolean, now: number) =>
  account.system === "live" && (forced || areStatisticsDue(snapshot, now));

/**
 * Asks the registrar about one account and keeps what it said.
 * @returns whether it answered well and is worth going on with; a `storage` failure where the answer could not be kept
 */
export async function checkAccount(
  account: Account,
  { forced, isCurrent }: Check,
): Promise<Result<boolean>> {
  // It may have waited in its host's line.
  if (!isCurrent()) return ok(false);
  const all = await snapshotsRecord.read();
  const before = (all.ok ? all.value[account.id] : undefined) ?? emptySnapshot;
  const started = Date.now();
  const wanted = wantsStatistics(account, before, forced, started);
  const known = forced ? undefined : ofToday(before, started);
  const answer = await ask(account, wanted, known, started, isCurrent);
  const now = Date.now();
  const accounts = await accountsRecord.read();
  noteForDiagnostics({
    at: now,
    event: "round",
    account: (accounts.ok ? accounts.value : []).findIndex(({ id }) => id === account.id) + 1,
    outcome: failureOf(answer)?.kind ?? "ok",
    took: now - started,
  });
  // Its interval may have been changed meanwhile, which makes no answer void.
  const present = (accounts.ok && accounts.value.find(({ id }) => id === account.id)) || account;
  const keep = (said: Result<Answer>) =>
    snapshotsRecord.update((snapshots) => {
      if (!isCurrent()) return snapshots;
      const snapshot = after(snapshots[account.id] ?? emptySnapshot, present, said, now);
      return { ...snapshots, [account.id]: snapshot };
    });
  if (!answer.ok && answer.failure.kind === "locked") {
    // The vault was locked meanwhile. Nothing was asked: the account is due once it is open again.
    const due = await snapshotsRecord.update((snapshots) => {
      const snapshot = snapshots[account.id];
      return snapshot
        ? { ...snapshots, [account.id]: { ...snapshot, nextCheckAt: now } }
        : snapshots;
    });
    // Its password was not refused, or that is known by now: only what was cut off by the lock has no outcome.
    await finishSignIn(account.id);
    return due.ok ? answer : due;
  }
  if (answer.ok && isCurrent())
    await noteCurrency(
      account.id,
      before.status?.value.currency ?? null,
      answer.value.status.currency,
    );
  const kept = await keep(answer);
  if (kept.ok) {
    await finishSignIn(account.id);
    return ok(failureOf(answer) === null);
  }
  // Figures too large for the record, say, or a full disk: the failure at least is to be seen.
  await keep(kept);
  return kept;
}
