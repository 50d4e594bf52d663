// Whoever takes something away may know a better place, and says so by an effect or after an answer: it goes first.
const patience = 100;

// Not one that is there for screen readers alone: the focus would be somewhere that nobody sees.
const headings = ":is(h1, h2, h3, h4):not(.hidden)";

/** Puts the focus on the heading in sight nearest to what is gone: of the innermost part around it that is still there. */
function focusNear(gone: readonly Element[]): void {
  const heading = gone
    .filter(({ isConnected }) => isConnected)
    .map((around) => around.querySelector<HTMLElement>(headings))
    .find((found) => found !== null);
  if (!heading) return;
  if (!heading.hasAttribute("tabindex")) heading.tabIndex = -1;
  heading.focus();
}

function pathOf(target: Element): Element[] {
  const path: Element[] = [];
  for (let each: Element | null = target; each; each = each.parentElement) path.push(each);
  return path;
}

/**
 * Takes care that the focus is never lost: where a page takes away what has it (a button that has done its work, a
 * banner that is cured), the browser would drop it on the body, from where the keyboard begins anew and a screen reader
 * says nothing. Where the user has put it elsewhere it stays. Answers with what ends it.
 */
export function keepFocus(root: HTMLElement): () => void {
  const { ownerDocument: page } = root;
  let path: Element[] = [];
  const remember = ({ target }: FocusEvent): void => {
    path = target instanceof Element ? pathOf(target) : [];
  };
  const isLost = (): boolean => page.activeElement === null || page.activeElement === page.body;
  const observer = new MutationObserver(() => {
    if (path[0]?.isConnected !== false || !isLost()) return;
    const gone = path;
    path = [];
    setTimeout(() => isLost() && focusNear(gone), patience);
  });
  root.addEventListener("focusin", remember);
  observer.observe(root, { childList: true, subtree: true });
  return () => {
    root.removeEventListener("focusin", remember);
    observer.disconnect();
  };
}
