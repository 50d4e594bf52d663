import { useLayoutEffect, useState } from "preact/hooks";

/** A popup is never higher than this (both browsers): beyond it, it scrolls. A side panel has more room. */
const highest = (): number => Math.max(600, innerHeight);

/**
 * How many of the parts that can give way have to, so that what is shown needs no scrolling: found out before it
 * is painted, at first and whenever `cause` changes. What has given way stays so.
 * @param most how many can
 * @param known how many certainly have to: they are not tried
 */
export function useCrowded(cause: string, max: number, known: number): number {
  const [given, give] = useState(known);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the cause changes what the body holds.
  useLayoutEffect(() => {
    if (given < max && document.body.offsetHeight > highest()) give(given + 1);
  }, [cause, given]);
  return Math.max(given, known);
}
