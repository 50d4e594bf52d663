import type { Account } from "./account.ts";
import { type Failure, failure } from "./failure.ts";
import { type Asked, pauseOf, type Tries } from "./foresight/part-due.ts";
import { mayRefresh } from "./refresh-policy.ts";
import type { Snapshot } from "./snapshot.ts";

/**
 * Why nothing is to be asked about an account now for somebody who looks at a page: it is off, waits for the user, is
 * locked out at its registrar, or the registrar wants to be left alone. null: it may be asked.
 * @param tries what was asked about the account before, with each pause that was asked for
 * @param part what is wanted
 * @param now milliseconds since the epoch
 */
export function whyNotAsked(
  { enabled }: Pick<Account, "enabled">,
  snapshot: Snapshot,
  tries: Tries,
  part: Asked,
  now: number,
): Failure | null {
  if (!enabled) return failure("account-off");
  if (snapshot.trouble && !mayRefresh(snapshot, now)) return snapshot.trouble.failure;
  return pauseOf(tries, part, now);
}
