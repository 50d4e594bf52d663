import { listOf, number } from "../domain/shape.ts";
import { browser } from "../platform/browser.ts";

/**
 * Sign-ins of one account within an hour that the worker makes by itself. A session lasts an hour at least, so one
 * is the usual number; a registrar that calls every session expired would else be signed in to at every check, and
 * counts sign-ins as it counts passwords that are wrong.
 */
export const signInsPerHour = 6;

const hour = 3_600_000;
const areTimes = listOf(number);

// By account, in memory of the browser: it outlives the worker, which a registrar's answers can outlast.
const keyOf = (accountId: string): string => `sign-ins/${accountId}`;

async function timesOf(accountId: string, now: number): Promise<number[]> {
  const key = keyOf(accountId);
  const found = (await browser.storage.session.get(key))[key];
  // A time in the future was noted under a clock that has been set back since: it counts, for an hour of this one.
  return (areTimes(found) ? found : []).filter((at) => Math.abs(now - at) < hour);
}

/**
 * Notes a sign-in before it is made, so that a worker that dies meanwhile has made it; false: there have been
 * {@link signInsPerHour} and none is to be made. Milliseconds since the epoch.
 */
export async function claimSignIn(accountId: string, now: number): Promise<boolean> {
  const times = await timesOf(accountId, now);
  if (times.length >= signInsPerHour) return false;
  await browser.storage.session.set({ [keyOf(accountId)]: [...times, now] });
  return true;
}

/** Takes a note back: the user may open no session, each command carries the password, and nothing was used up. */
export async function returnSignIn(accountId: string, now: number): Promise<void> {
  const times = await timesOf(accountId, now);
  const place = times.lastIndexOf(now);
  await browser.storage.session.set({
    [keyOf(accountId)]: times.filter((_, index) => index !== place),
  });
}
