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
  const failures = world.failures.get(account.key) ?? { count: 0, lockedUntil: 0 };
  world.failures.set(account.key, failures);
  if (now < failures.lockedUntil)
    throw new NamecheapRefusal(1017411, "Too many failed logins, please try again later");
  failures.count = isRight ? 0 : failures.count + 1;
  if (failures.count >= refusals.most)
    Object.assign(failures, { count: 0, lockedUntil: now + refusals.block });
}

/** Requests of the last minute, by world and account. */
const lately = new WeakMap<World, Map<string, number[]>>();

/** Throws for one request too many within a minute: HTTP 405, as the real one does. */
export function checkHaste(world: World, { key, namecheap }: Account, now: number): void {
  const all = lately.get(world) ?? new Map<string, number[]>();
  lately.set(world, all);
  const times = (all.get(key) ?? []).filter((at) => now - at < minute);
  const most = namecheap.requestsPerMinute;
  if (most > 0 && times.length >= most)
    throw new NamecheapRefusal(405, "Too many requests", { status: 405 });
  all.set(key, [...times, now]);
}
