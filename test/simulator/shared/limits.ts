import type { World } from "./world.ts";

/** When an account's last requests came, by world. */
const lately = new WeakMap<World, Map<string, number[]>>();

/**
 * Whether a request is one too many; it is counted where it is not.
 * @param most requests within `span` milliseconds; 0: any number
 */
export function isTooMany(
  world: World,
  key: string,
  { most, span }: { most: number; span: number },
  now: number,
): boolean {
  const all = lately.get(world) ?? new Map<string, number[]>();
  lately.set(world, all);
  const times = (all.get(key) ?? []).filter((at) => now - at < span);
  if (most > 0 && times.length >= most) return true;
  all.set(key, [...times, now]);
  return false;
}

/**
 * Whether an account is locked for its refused sign-ins; this one is counted where it is not.
 * @param most refused in a row, after which all are for `block` milliseconds
 */
export function isLockedOut(
  world: World,
  key: string,
  isRight: boolean,
  { most, block }: { most: number; block: number },
  now: number,
): boolean {
  const failures = world.failures.get(key) ?? { count: 0, lockedUntil: 0 };
  world.failures.set(key, failures);
  if (now < failures.lockedUntil) return true;
  failures.count = isRight ? 0 : failures.count + 1;
  if (failures.count >= most) Object.assign(failures, { count: 0, lockedUntil: now + block });
  return false;
}
