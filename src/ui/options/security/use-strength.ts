import { useEffect, useState } from "preact/hooks";
import { passphraseLimits } from "../../../domain/passphrase-limits.ts";
import type { Strength } from "./strength.ts";

/**
 * How strong what is typed is, a moment after it was typed; null: it is too short to be taken, or the estimator could not
 * be loaded, and nothing is said then.
 */
export function useStrength(typed: string): Strength | null {
  const [strength, set] = useState<Strength | null>(null);
  useEffect(() => {
    let isWanted = true;
    if (typed.length < passphraseLimits.min) set(null);
    else
      void import("./strength.ts").then(
        ({ strengthOf }) => isWanted && set(strengthOf(typed)),
        () => isWanted && set(null),
      );
    return () => {
      isWanted = false;
    };
  }, [typed]);
  return strength;
}
