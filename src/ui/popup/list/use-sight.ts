import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { remPixels } from "../../shared/rem-pixels.ts";
import type { ListItem } from "./list-items.ts";

/** Up to so many items are all drawn: what is not in sight costs less than finding that out. */
const most = 60;

/** How far beyond the edges is drawn, in rem: a fast scroll meets rows, not a gap. */
const spare = 30;

/** What of the list is drawn, and the heights in rem that stand for the rest. */
interface Sight {
  scroller: { current: HTMLDivElement | null };
  items: ListItem[];
  above: number;
  below: number;
  /** Whether only a part is drawn, and every row has to be as high as it is taken for. */
  isPart: boolean;
}

/**
 * Of a long list only what is in sight is drawn, and some around it.
 * @param active the place of the account that is to be in sight, from 0: it is scrolled to whenever it changes
 */
export function useSight(items: readonly ListItem[], active: number): Sight {
  const scroller = useRef<HTMLDivElement>(null);
  const [view, setView] = useState({ top: 0, height: spare });
  const isPart = items.length > most;
  const wanted = items.find(({ account, place }) => account && place === active);
  const isFirst = wanted?.place === 0;
  const [top, end] = [isFirst ? 0 : (wanted?.top ?? 0), wanted?.end ?? 0];

  function look(): void {
    const element = scroller.current;
    if (!element) return;
    const next = {
      top: element.scrollTop / remPixels(),
      height: element.clientHeight / remPixels(),
    };
    // In steps: most scroll events draw nothing.
    setView((now) =>
      Math.abs(now.top - next.top) < spare / 3 && now.height === next.height ? now : next,
    );
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: it looks at the page, which the others have changed.
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const [from, to] = [top * remPixels(), end * remPixels()];
    if (from < element.scrollTop) element.scrollTop = from;
    else if (to > element.scrollTop + element.clientHeight)
      element.scrollTop = to - element.clientHeight;
    look();
  }, [top, end]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the same at every call.
  useLayoutEffect(() => {
    const element = scroller.current;
    element?.addEventListener("scroll", look, { passive: true });
    // A side panel is made higher or lower while it is open.
    addEventListener("resize", look);
    return () => {
      element?.removeEventListener("scroll", look);
      removeEventListener("resize", look);
    };
  }, []);

  if (!isPart) return { scroller, items: [...items], above: 0, below: 0, isPart };
  const drawn = items.filter(
    (item) => item.end > view.top - spare && item.top < view.top + view.height + spare,
  );
  return {
    scroller,
    items: drawn,
    above: drawn[0]?.top ?? 0,
    below: (items.at(-1)?.end ?? 0) - (drawn.at(-1)?.end ?? 0),
    isPart,
  };
}
