import { isLockedOut, isTooMany } from "../shared/limits.ts";
import type { Account } from "../shared/scenario-schema.ts";
import type { World } from "../shared/world.ts";
import { NamecheapRefusal } from "./answer.ts";

const minute = 60_000;
/** Refused keys in a row, and how long all of an account's are refused then: a choice, nothing is documented. */
const refusals = { most: 10, block: 15 * minute };

/** Throws for the account's sake where too many keys were refused; counts this one. */
export function checkSignIns(
  world: World,
  account: Account | undefined,
  isRight: boolean,
  now: number,
): void {
  if (!account) return;
  if (isLockedOut(world, account.key, isRight, refusals, now))
    throw new NamecheapRefusal(1017411, "Too many failed logins, please try again later");
}

/** Throws for one request too many within a minute: HTTP 405, as the real one does. */
export function checkHaste(world: World, { key, namecheap }: Account, now: number): void {
  if (isTooMany(world, key, { most: namecheap.requestsPerMinute, span: minute }, now))
    throw new NamecheapRefusal(405, "Too many requests", { status: 405 });
}
