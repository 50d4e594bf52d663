import type { Account } from "./account.ts";
import type { FailureKind } from "./failure.ts";
import type { Snapshot } from "./snapshot.ts";

const minute = 60_000;

/** Product statistics change slowly and cost ten commands: milliseconds between two asks. */
export const statisticsInterval = 6 * 60 * minute;

/** Codes 422 and 425 lock an account "for some minutes": how long it is left alone, milliseconds. */
export const lockPause = 15 * minute;

/** A sign-in whose outcome nobody saw: when it began, milliseconds since the epoch, and how many in a row were cut off. */
export interface UnfinishedSignIn {
  at: number;
  count: number;
}

/**
 * How long a sign-in that was cut off is not repeated, milliseconds. It may have been refused, and a browser that dies
 * at each refusal would repeat the password for ever: accounts are locked after a few refusals within minutes (422,
 * 425), which one in half an hour, then in 1, 2, 4 … hours up to a day stays far below. It never stops for good: most
 * are cut off by a browser that was simply closed.
 */
const signInPause = (count: number): number => Math.min(30 * 2 ** (count - 1), 24 * 60) * minute;

/** Whether a sign-in that was cut off may be made again; also where the clock was set back behind it. */
export const mayRepeatSignIn = ({ at, count }: UnfinishedSignIn, now: number): boolean =>
  now >= at + signInPause(count) || now < at - minute;

/** The longest pause after failures in a row, milliseconds. */
export const longestBackOff = 60 * minute;

/** Checking again by itself could only make these worse, or lock the account: the user has to act first. */
const stopping: ReadonlySet<FailureKind> = new Set([
  "not-configured",
  "unsafe-endpoint",
  "vault",
  "sign-in-failed",
  "otp-needed",
  "second-factor",
  "address-refused",
  "no-permission",
]);

/** A repeated ask at the usual pace is harmless, and the cure lies outside: a right granted, a network back. */
const steady: ReadonlySet<FailureKind> = new Set(["offline", "not-allowed", "rejected"]);

export const isStopping = (kind: FailureKind): boolean => stopping.has(kind);

const passing: ReadonlySet<FailureKind> = new Set([
  "sign-in-unknown",
  "session-expired",
  "too-many-sign-ins",
  "locked-out",
  "offline",
  "locked",
]);

const signIn: ReadonlySet<FailureKind> = new Set([
  "sign-in-failed",
  "otp-needed",
  "second-factor",
  "session-expired",
]);

/** Failures that speak of the authorization a command was sent with. */
export const isOfSignIn = (kind: FailureKind): boolean => signIn.has(kind);

/** Failures of the account or the whole connection: every further command would meet them too, and could lengthen a lock. */
export const isOfAccount = (kind: FailureKind): boolean => stopping.has(kind) || passing.has(kind);

/**
 * When to check next, milliseconds since the epoch; null: not by itself.
 *
 * After a success, one interval less up to a tenth of jitter, so that many accounts spread out. After a
 * temporary fault, 1, 2, 4 … minutes up to an hour, whatever the interval; never sooner than the registrar wants.
 * @param random from 0 (inclusive) to 1 (exclusive)
 * @param wait seconds that the registrar wants to be left alone for
 */
export function nextCheckAt(
  checkEvery: number,
  kind: FailureKind | null,
  failures: number,
  now: number,
  random: number,
  wait = 0,
): number | null {
  const planned = plannedAt(checkEvery, kind, failures, now, random);
  return planned === null ? null : Math.max(planned, now + wait * 1000);
}

function plannedAt(
  checkEvery: number,
  kind: FailureKind | null,
  failures: number,
  now: number,
  random: number,
): number | null {
  const interval = checkEvery * minute * (1 - random / 10);
  if (kind === null || steady.has(kind)) return Math.round(now + interval);
  if (stopping.has(kind)) return null;
  // Nothing is sent by looking: the sign-in is made once its own pause is over.
  if (kind === "sign-in-unknown") return now + signInPause(1);
  if (kind === "locked-out")
    return Math.round(now + lockPause * 2 ** Math.min(failures - 1, 2) * (1 + random / 10));
  const backOff = minute * 2 ** Math.min(failures - 1, 10) * (1 + random / 10);
  return Math.round(now + Math.min(backOff, longestBackOff));
}

/**
 * When to check next after the interval was changed: as if it had been this one at the last check. What is due, stopped
 * or waits out a fault stays as it is planned, and a pause that the registrar asked for is kept. Milliseconds since the epoch; null: not by itself.
 * @param checkEvery minutes
 * @param random from 0 (inclusive) to 1 (exclusive)
 */
export function replanned(
  { nextCheckAt: planned, attemptedAt, trouble, failures }: Snapshot,
  checkEvery: number,
  now: number,
  random: number,
): number | null {
  const kind = trouble?.failure.kind ?? null;
  const isByInterval = kind === null || steady.has(kind);
  if (planned === null || planned <= now || attemptedAt === null || !isByInterval) return planned;
  const next = nextCheckAt(checkEvery, kind, failures, attemptedAt, random);
  const until = trouble ? trouble.at + (trouble.failure.wait ?? 0) * 1000 : 0;
  return next === null ? null : Math.max(next, until);
}

/** Above the longest back-off with its jitter: later than that, and than the account's own pace, no check was due. */
const longestGap = longestBackOff + 15 * minute;

/**
 * Since when checks have failed, milliseconds since the epoch, where one has failed at `now`. A computer that slept,
 * or a browser that was closed, did not check: after such a pause it counts anew.
 * @param before as the last check left it
 */
export function failingSince(
  { failingSince: since, trouble }: Snapshot,
  { checkEvery }: Pick<Account, "checkEvery">,
  now: number,
): number {
  if (since === null || trouble === null) return now;
  const gap = now - trouble.at;
  return gap >= 0 && gap <= Math.max(longestGap, (checkEvery + 15) * minute) ? since : now;
}

/**
 * Whether an account is to be checked now. A clock set back leaves the last attempt in the future: then
 * the plan made with the old clock is void and the account is due.
 */
export function isDue(snapshot: Snapshot, now: number): boolean {
  if (snapshot.nextCheckAt === null) return false;
  return now >= snapshot.nextCheckAt || (snapshot.attemptedAt ?? 0) > now + minute;
}

/**
 * Whether the last attempt has no outcome: its answer was dropped, or the worker died before it. Not where a fault is
 * waited out, or the user is waited for.
 */
export const isUnanswered = ({ attemptedAt, status, trouble }: Snapshot): boolean =>
  trouble === null && attemptedAt !== null && (status === null || status.at < attemptedAt);

/** Found out in the browser, before anything is sent: looking again costs nothing, and may find that it has passed. */
const freeToLook: ReadonlySet<FailureKind> = new Set([
  "no-permission",
  "unsafe-endpoint",
  "not-configured",
  "vault",
]);

/** Whether the user's own Refresh may go to the registrar: not while stopped, and not during a lock. */
export function mayRefresh(snapshot: Snapshot, now: number): boolean {
  const why = snapshot.trouble?.failure;
  if (why === undefined) return true;
  const { kind } = why;
  // A pause that was asked for would only grow.
  if (kind === "locked-out" || why.wait) return isDue(snapshot, now);
  return !stopping.has(kind) || freeToLook.has(kind);
}

export const areStatisticsDue = (snapshot: Snapshot, now: number): boolean =>
  snapshot.statistics === null ||
  now - snapshot.statistics.at >= statisticsInterval ||
  snapshot.statistics.at > now + minute;
