import type { Decision } from "./kind.ts";

/** What can be warned of by its name. */
export interface Named<Key> {
  names: Key[];
  /** When each of them is lost for good, milliseconds since the epoch: the soonest first. */
  times: number[];
  /** How many there are that are not named. */
  rest: number;
  /** The key of so many more. */
  more: (rest: number) => Key;
}

const isMore = (key: string): boolean => /^(?:more|gone):/.test(key);

// What is stored may be of another version: a number that is none counts for nothing.
const unnamed = (keys: readonly string[]): number =>
  keys.reduce((sum, key) => sum + (/^(?:more|gone):\d+$/.test(key) ? Number(key.slice(5)) : 0), 0);

/**
 * What to warn of among things that have names: each name once, again after it was saved. Of a long list only
 * the first are named: a name that moves up into it may have been among the unnamed ones that were warned of,
 * so it is taken for new only where there are more of them than before, or where it is lost sooner than one that was
 * named already: none of the unnamed ones was.
 * @param previous the keys of the last decision, first []
 * @param now null: not known, nothing changes
 * @param isPartial what is missing in the list may still be in it
 */
export function decideNamed<Key extends string>(
  previous: readonly Key[],
  now: Named<Key> | null,
  isPartial: boolean,
): Decision<Key> {
  if (now === null) return { warned: [...previous], raise: [] };
  const { names, times, rest } = now;
  const fresh = names.filter((key) => !previous.includes(key));
  if (isPartial) return { warned: [...previous, ...fresh], raise: fresh };
  const more: Key[] = rest > 0 ? [now.more(rest)] : [];
  const restBefore = unnamed(previous);
  const namesBefore = previous.filter((key) => !isMore(key));
  const hasGrown = names.length + rest > namesBefore.length + restBefore;
  const lastNamed = Math.max(...times.filter((_, place) => previous.includes(names[place] as Key)));
  const sooner = fresh.filter((key) => (times[names.indexOf(key)] ?? lastNamed) < lastNamed);
  const raise = restBefore === 0 || hasGrown ? fresh : sooner;
  return { warned: [...names, ...more], raise: raise.length === 0 && hasGrown ? more : raise };
}
