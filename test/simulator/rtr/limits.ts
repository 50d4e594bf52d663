import { isLockedOut, isTooMany } from "../shared/limits.ts";
import type { Account } from "../shared/scenario-schema.ts";
import type { World } from "../shared/world.ts";
import { RtrRefusal } from "./answer.ts";

const minute = 60_000;
/** Refused keys in a row, and how long all of an account's are answered 429 then: a choice, nothing is documented. */
const refusals = { most: 20, block: 10 * minute };

/** Throws RtrRefusal for the account's sake where too many keys were refused; counts this one. */
export function checkSignIns(
  world: World,
  account: Account | undefined,
  isRight: boolean,
  now: number,
): void {
  if (!account) return;
  if (isLockedOut(world, account.key, isRight, refusals, now))
    throw new RtrRefusal(429, {
      type: "AuthenticationRatelimitedError",
      text: "Too many failed authentication attempts",
    });
}

/** Throws RtrRefusal for one request too many within a minute. */
export function checkHaste(world: World, { key, rtr }: Account, now: number): void {
  if (isTooMany(world, key, { most: rtr.requestsPerMinute, span: minute }, now))
    throw new RtrRefusal(429, { headers: { "retry-after": "45" } });
}
