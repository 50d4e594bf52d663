import { useLayoutEffect, useState } from "preact/hooks";

/** A popup is never higher than this (both browsers): beyond it, it scrolls. */
const highest = 600;

/**
 * How many of two parts that can give way have to, so that what is shown needs no scrolling: found out before it
 * is painted, at first and whenever `cause` changes. What has given way stays so.
 */
export function useCrowded(cause: string): number {
  const [given, give] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the cause changes what the body holds.
  useLayoutEffect(() => {
    if (given < 2 && document.body.offsetHeight > highest) give(given + 1);
  }, [cause, given]);
  return given;
}
