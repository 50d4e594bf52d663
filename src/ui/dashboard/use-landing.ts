import { useEffect, useLayoutEffect, useRef } from "preact/hooks";

/** The heading of what is shown in full. */
export const detailTitle = "detail-title";

/** Brings what is shown in full into sight, and the focus to its heading: in a narrow window it stands below the list. */
function land(): void {
  const heading = document.getElementById(detailTitle);
  if (!heading) return;
  heading.focus({ preventScroll: true });
  heading.closest("article")?.scrollIntoView({ block: "start" });
}

/**
 * Lands on what is shown once it was chosen, by a click or by the way back, and its data are there. Where nobody has
 * chosen (the first account; one that took the place of another that was removed), nothing moves.
 * @param shown what names it; undefined: nothing is there yet
 * @returns lands at once, for what is shown already
 */
export function useLanding(shown: string | undefined): () => void {
  const isChosen = useRef(false);
  useEffect(() => {
    const note = () => {
      isChosen.current = true;
    };
    addEventListener("hashchange", note);
    return () => removeEventListener("hashchange", note);
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each that is shown.
  useLayoutEffect(() => {
    if (isChosen.current) land();
    isChosen.current = false;
  }, [shown]);
  return land;
}
