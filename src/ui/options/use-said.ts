import { useEffect, useRef, useState } from "preact/hooks";

/** How long a message stands, milliseconds: it tells of what the page shows already. */
export const saidFor = 8000;

/**
 * What was just done, in words: said once, and gone by itself, with the next message or with the next step.
 * @returns the words, and how to say others; empty: none
 */
export function useSaid(): [string, (words: string) => void] {
  // An object, so that the same words said again stand anew.
  const [said, setSaid] = useState({ words: "" });
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => {
    if (said.words === "") return;
    timer.current = setTimeout(() => setSaid({ words: "" }), saidFor);
    return () => clearTimeout(timer.current);
  }, [said]);
  return [said.words, (words) => setSaid({ words })];
}
