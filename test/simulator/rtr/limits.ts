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
  const failures = world.failures.get(account.key) ?? { count: 0, lockedUntil: 0 };
  world.failures.set(account.key, failures);
  if (now < failures.lockedUntil)
    throw new RtrRefusal(429, {
      type: "AuthenticationRatelimitedError",
      text: "Too many failed authentication attempts",
    });
  failures.count = isRight ? 0 : failures.count + 1;
  if (failures.count >= refusals.most)
    Object.assign(failures, { count: 0, lockedUntil: now + refusals.block });
}

/** Requests of the last minute, by world and account. */
const lately = new WeakMap<World, Map<string, number[]>>();

/** Throws RtrRefusal for one request too many within a minute. */
export function checkHaste(world: World, { key, rtr }: Account, now: number): void {
  const all = lately.get(world) ?? new Map<string, number[]>();
  lately.set(world, all);
  const times = (all.get(key) ?? []).filter((at) => now - at < minute);
  if (rtr.requestsPerMinute > 0 && times.length >= rtr.requestsPerMinute)
    throw new RtrRefusal(429, { headers: { "retry-after": "45" } });
  all.set(key, [...times, now]);
}
