import { failed, failure, ok, type Result } from "../domain/failure.ts";
import { mayRepeatSignIn } from "../domain/refresh-policy.ts";
import { withoutKey } from "../domain/without-key.ts";
import { browser } from "../platform/browser.ts";
import { signInsRecord } from "../storage/sign-ins-record.ts";

// When each was begun. Lives as long as the worker does: what an earlier one began is nobody's to call finished.
const begun = new Map<string, number>();

/** In the browser's memory: that a sign-in is finished though a full disk keeps its note from being taken away. */
const settledKey = (accountId: string): string => `settled-sign-in/${accountId}`;

async function isSettled(accountId: string, at: number): Promise<boolean> {
  const key = settledKey(accountId);
  return (await browser.storage.session.get(key))[key] === at;
}

/**
 * Notes a sign-in before it is made, at `now` (milliseconds since the epoch).
 * @returns `sign-in-unknown` where an earlier one was cut off a short while ago, perhaps at its refusal; `storage`
 * where it cannot be noted: then it is not made either
 */
export async function beginSignIn(accountId: string, now: number): Promise<Result<null>> {
  let waits = false;
  const noted = await signInsRecord.update(async (all) => {
    const before = all[accountId];
    const isOwn = begun.has(accountId);
    const isOpen = before !== undefined && !isOwn && !(await isSettled(accountId, before.at));
    waits = isOpen && !mayRepeatSignIn(before, now);
    if (waits) return all;
    const count = (isOpen ? before.count : 0) + 1;
    return { ...all, [accountId]: { at: now, count: isOwn ? (before?.count ?? 1) : count } };
  });
  if (!noted.ok) return noted;
  if (waits) return failed(failure("sign-in-unknown"));
  begun.set(accountId, now);
  return ok(null);
}

/**
 * Notes that a sign-in that this worker began was not refused, or that its refusal is kept. To be called after that
 * was written.
 */
export async function finishSignIn(accountId: string): Promise<void> {
  const at = begun.get(accountId);
  if (at === undefined) return;
  begun.delete(accountId);
  const forgotten = await forgetSignIn(accountId);
  if (!forgotten.ok) await browser.storage.session.set({ [settledKey(accountId)]: at });
}

/** Whether a sign-in was begun whose outcome is not known, or the note of it cannot be read: another one might repeat a refusal. */
export async function isSignInOpen(accountId: string): Promise<boolean> {
  const noted = await signInsRecord.read();
  return !noted.ok || accountId in noted.value;
}

/** Takes away what is noted of an account: it is removed, or its user has just signed in. */
export const forgetSignIn = (accountId: string): Promise<Result<unknown>> =>
  signInsRecord.update((all) => withoutKey(all, accountId));
