import type { Failure, Result } from "../domain/failure.ts";
import { ok } from "../domain/failure.ts";
import { initialPreferences } from "../domain/preferences.ts";
import { accountsRecord } from "../storage/accounts-record.ts";
import { preferencesRecord } from "../storage/preferences-record.ts";
import { dropUnlocked, isOverdue, isUnlocked, prolong } from "../vault/keys.ts";
import { forgetSessions, type KeptSession, readSession } from "../vault/secrets.ts";
import { vaultState } from "../vault/state.ts";
import { atWork } from "./at-work.ts";
import { cancelFlights } from "./foresight/single-flight.ts";
import { endUnlockedSpan } from "./lock-signal.ts";
import { clientFor } from "./registrar-access.ts";
import { isAlive } from "./sign-in.ts";
import { dropUnsavedTest } from "./test-account.ts";

/** When an unlocked vault locks itself if nobody uses it from `now` on; null: when the browser exits. Milliseconds since the epoch. */
export async function lockMoment(now: number): Promise<number | null> {
  const preferences = await preferencesRecord.read();
  const { lockAfter } = preferences.ok ? preferences.value : initialPreferences;
  return lockAfter === null ? null : now + lockAfter * 60_000;
}

/** Whether a passphrase is set and the vault locked; a vault that cannot be read counts as locked. */
export async function readVault(
  now: number,
): Promise<{ mode: "device" | "passphrase"; locked: boolean; problem: Failure | null }> {
  const state = await vaultState(now);
  return state.ok
    ? { ...state.value, problem: null }
    : { mode: "passphrase", locked: true, problem: state.failure };
}

/** The open sessions of all accounts, each as a request that closes it at the registrar. */
export async function openSessions(now: number): Promise<(() => Promise<Result<null>>)[]> {
  const accounts = await accountsRecord.read();
  if (!accounts.ok) return [];
  const kept = await Promise.all(
    accounts.value.map(async (account) => ({ account, session: await readSession(account) })),
  );
  const alive = (session: KeptSession | null): session is KeptSession =>
    session !== null && isAlive(session, now);
  return kept.flatMap(({ account, session }) =>
    alive(session) ? [() => clientFor(account).signOut(session.session)] : [],
  );
}

/**
 * Locks a passphrase vault: the key goes at once, the sessions are forgotten here and closed at the
 * registrar as far as it answers.
 */
export async function lock(now: number): Promise<Result<null>> {
  const state = await vaultState(now);
  if (!state.ok) return state;
  if (state.value.mode === "device") return ok(null);
  endUnlockedSpan();
  cancelFlights(null);
  const closing = await openSessions(now);
  await dropUnsavedTest();
  await dropUnlocked();
  // Once more: what began in between had the key still.
  endUnlockedSpan();
  const forgotten = await forgetSessions();
  // Not waited for: a registrar that does not answer must not keep the lock from being shown.
  for (const close of closing) void atWork(close());
  return forgotten;
}

/** Locks where the time without use is over; the key is refused from that moment on in any case. */
export async function lockIfIdle(now: number): Promise<void> {
  if (!(await isOverdue(now))) return;
  // The key is already refused; it is wanted once more, to close the sessions at the registrar.
  await prolong(now + 10_000, now);
  await lock(now);
}

/** A page of the extension was used: the moment of locking moves on, unless it has already come. */
export async function noteUse(now: number): Promise<void> {
  if (!(await isUnlocked())) return;
  await lockIfIdle(now);
  await prolong(await lockMoment(now), now);
}
