import type { Decision } from "./kind.ts";

/** Of a kind that is switched off: nothing holds. */
export const nothing: Decision<never> = { warned: [], raise: [] };

/**
 * Decides by whether each thing is to be warned of: true, false, or null for neither (not known, or not quite
 * recovered), which leaves what was.
 */
export function decideStates<Key extends string>(
  previous: readonly Key[],
  states: readonly (readonly [key: NoInfer<Key>, state: boolean | null])[],
): Decision<Key> {
  const warned = states
    .filter(([key, state]) => state ?? previous.includes(key))
    .map(([key]) => key);
  return { warned, raise: warned.filter((key) => !previous.includes(key)) };
}

/** Recovered cover is so many days longer than what was warned of. */
const slack = 2;

/** Days left, seen from the wish: on below `wish`, recovered from `wish` + `more` on. */
export const daysState = (left: number, wish: number, more = slack): boolean | null =>
  left < wish ? true : left < wish + more ? null : false;

/**
 * Whether a transfer must be ordered by now: one that is ordered on its last day is in time, so that it is warned of
 * from that day on. That none has to be is recovery only where the whole list is known.
 */
export function orderState(
  by: number | undefined,
  today: number,
  isWhole: boolean,
  more?: number,
): boolean | null {
  if (by !== undefined) return daysState(by - today, 1, more);
  return isWhole ? false : null;
}
