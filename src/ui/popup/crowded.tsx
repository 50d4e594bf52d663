import type { ComponentChildren } from "preact";
import { useLayoutEffect, useState } from "preact/hooks";

/** A popup is never higher than this (both browsers): beyond it, it scrolls. A side panel has more room. */
const highest = (): number => Math.max(600, innerHeight);

interface CrowdedProps {
  /** Whatever changes what the page holds. */
  cause: string;
  /** How many parts can give way. */
  max: number;
  /** How many certainly have to: they are not tried. */
  known: number;
  /** Draws the page with so many of them given away: anew for each that has to, so what is the same is to be the same node. */
  children: (given: number) => ComponentChildren;
}

/**
 * Has as many of the parts that can give way do so as have to, so that what is shown needs no scrolling: found out before
 * it is painted, at first and whenever the cause changes. What has given way stays so.
 */
export function Crowded({ cause, max, known, children }: CrowdedProps) {
  const [given, give] = useState(known);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the cause changes what the body holds.
  useLayoutEffect(() => {
    if (given < max && document.body.offsetHeight > highest()) give(given + 1);
  }, [cause, given]);
  return <>{children(Math.max(given, known))}</>;
}
