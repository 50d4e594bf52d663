import type { RefObject } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";

interface VirtualRows {
  scroller: RefObject<HTMLElement | null>;
  /** How wide it is in pixels; 0: not known yet. */
  width: number;
  /** The places of the rows in sight, and of some around them. */
  places: number[];
  /** Heights that stand for the rows before and behind them, in pixels. */
  before: number;
  behind: number;
  /** Back to the first row: another order or filter begins at its beginning. */
  toTop: () => void;
}

// Rows drawn beyond the edges: a fast scroll meets rows, not a gap.
const spare = 10;

/**
 * Of a long list only the rows in sight are drawn. All are equally high, so a division tells which those
 * are; a library that measures each would be thirty times these lines.
 * @param rowHeightOf pixels, by how wide the list is
 */
export function useVirtualRows(count: number, rowHeightOf: (width: number) => number): VirtualRows {
  const scroller = useRef<HTMLElement>(null);
  const [view, setView] = useState({ first: 0, rows: 0, width: 0 });
  const { width } = view;
  const rowHeight = rowHeightOf(width);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const look = () => {
      const first = Math.floor(element.scrollTop / rowHeight);
      const rows = Math.ceil(element.clientHeight / rowHeight) + 1;
      // Most scroll events stay within a row: nothing is drawn then.
      const width = element.clientWidth;
      setView((now) =>
        now.first === first && now.rows === rows && now.width === width
          ? now
          : { first, rows, width },
      );
    };
    look();
    element.addEventListener("scroll", look, { passive: true });
    const observer = new ResizeObserver(look);
    observer.observe(element);
    return () => {
      element.removeEventListener("scroll", look);
      observer.disconnect();
    };
  }, [rowHeight]);

  // The list may have become shorter than where it was scrolled to.
  const first = Math.max(0, Math.min(view.first, count - view.rows) - spare);
  const end = Math.min(count, view.first + view.rows + spare);
  return {
    scroller,
    width,
    places: Array.from({ length: Math.max(0, end - first) }, (_, place) => first + place),
    before: first * rowHeight,
    behind: Math.max(0, count - end) * rowHeight,
    toTop: () => {
      if (scroller.current) scroller.current.scrollTop = 0;
    },
  };
}
