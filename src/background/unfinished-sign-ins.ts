import { failed, failure, ok, type Result } from "../domain/failure.ts";
import { mayRepeatSignIn } from "../domain/refresh-policy.ts";
import { signInsRecord } from "../storage/sign-ins-record.ts";

// Lives as long as the worker does: what an earlier one began is nobody's to call finished.
const begun = new Set<string>();

/**
 * Notes a sign-in before it is made, at `now` (milliseconds since the epoch).
 * @returns `sign-in-unknown` where an earlier one was cut off a short while ago, perhaps at its refusal; `storage`
 * where it cannot be noted: then it is not made either
 */
export async function beginSignIn(accountId: string, now: number): Promise<Result<null>> {
  let waits = false;
  const noted = await signInsRecord.update((all) => {
    const before = all[accountId];
    waits = before !== undefined && !begun.has(accountId) && !mayRepeatSignIn(before, now);
    if (waits) return all;
    const count = begun.has(accountId) ? (before?.count ?? 1) : (before?.count ?? 0) + 1;
    return { ...all, [accountId]: { at: now, count } };
  });
  if (!noted.ok) return noted;
  if (waits) return failed(failure("sign-in-unknown"));
  begun.add(accountId);
  return ok(null);
}

/**
 * Notes that the outcome of a sign-in that this worker began is kept: its session, or the trouble it met. To be called
 * after that was written. A note that cannot be taken away only makes a later sign-in wait.
 */
export async function finishSignIn(accountId: string): Promise<void> {
  if (!begun.delete(accountId)) return;
  await forgetSignIn(accountId);
}

/** Takes away what is noted of an account: it is removed, or its user has just signed in. */
export async function forgetSignIn(accountId: string): Promise<void> {
  await signInsRecord.update((all) => {
    const { [accountId]: gone, ...rest } = all;
    return gone === undefined ? all : rest;
  });
}
