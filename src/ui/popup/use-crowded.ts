import { useLayoutEffect, useState } from "preact/hooks";

/** A popup is never higher than this (both browsers): beyond it, it scrolls. */
const highest = 600;

/**
 * Whether what is shown would need scrolling and something has to fold, which then stays folded: found out
 * before it is painted, at first and whenever `cause` changes.
 */
export function useCrowded(cause: string): boolean {
  const [isCrowded, crowd] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the cause changes what the body holds.
  useLayoutEffect(() => {
    if (document.body.offsetHeight > highest) crowd(true);
  }, [cause]);
  return isCrowded;
}
