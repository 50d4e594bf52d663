import { useEffect, useRef, useState } from "preact/hooks";
import type { UnsavedForms } from "./form/use-unsaved.ts";
import type { Section } from "./sections.ts";
import { hashOfView, type View, viewOfHash } from "./view.ts";

/**
 * What the settings show, and the ways from one view to another: where something typed would be lost, the user is
 * asked first.
 * @param moved is called with each new view, so that what was said on the last one does not stand over it
 */
export function useView(unsaved: UnsavedForms, moved: () => void) {
  const [view, setView] = useState<View>(() => viewOfHash(location.hash));
  // What to do once the user has given up what is typed.
  const [asking, setAsking] = useState<{ go: () => void } | null>(null);
  const hash = useRef(location.hash);

  function show(next: View): void {
    setView(next);
    moved();
  }

  /** Does it at once, or asks first. */
  function leaveTyped(go: () => void): void {
    if (unsaved.size > 0) setAsking({ go });
    else go();
  }

  const setHash = (next: string): void =>
    history.replaceState(null, "", `${location.pathname}${next}`);

  // biome-ignore lint/correctness/useExhaustiveDependencies: it depends on setters and refs alone.
  useEffect(() => {
    const follow = () => {
      const next = location.hash;
      // The address says what is shown, until the user has answered.
      if (unsaved.size > 0) setHash(hash.current);
      leaveTyped(() => {
        setHash(next);
        hash.current = next;
        show(viewOfHash(next));
      });
    };
    addEventListener("hashchange", follow);
    return () => removeEventListener("hashchange", follow);
  }, []);

  /** With its own place in the browser's history: a reload, and the way back, show it again. */
  function go(next: View): void {
    const link = hashOfView(next);
    if (location.hash !== link) history.pushState(null, "", `${location.pathname}${link}`);
    hash.current = link;
    show(next);
  }

  return {
    view,
    show: go,
    showSection: (section: Section) => go({ name: "section", section }),
    /** The list, in the place of the form that is done with: a reload would open it again. */
    showList: () => {
      setHash("");
      hash.current = "";
      show({ name: "section", section: "accounts" });
    },
    leaveTyped,
    isAsking: asking !== null,
    stay: () => setAsking(null),
    go: () => {
      setAsking(null);
      asking?.go();
    },
  };
}
