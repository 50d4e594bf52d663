import { useEffect, useRef, useState } from "preact/hooks";

/** Where a dragged account would go, while it is dragged. */
export interface Drag {
  id: string;
  /** Its new place in its group, from 0. */
  place: number;
}

/** The rows of the group that a handle stands in, in their order. */
const rowsAround = (handle: Element): HTMLElement[] => [
  ...(handle.closest("ol")?.querySelectorAll<HTMLElement>(":scope > li") ?? []),
];

/**
 * Moves a row of a list with the mouse, a finger or a pen by its handle. Nothing of the list moves before it is let go:
 * a line shows where it would go. Escape gives up.
 * @param drop is told the account and its new place in its group
 */
export function useDrag(drop: (id: string, place: number) => void) {
  const [drag, setDrag] = useState<Drag | null>(null);
  const rows = useRef<HTMLElement[]>([]);
  const last = useRef<Drag | null>(null);

  const set = (next: Drag | null): void => {
    last.current = next;
    setDrag(next);
  };

  useEffect(() => {
    if (drag === null) return;
    const give = ({ key }: KeyboardEvent) => {
      if (key === "Escape") set(null);
    };
    addEventListener("keydown", give);
    return () => removeEventListener("keydown", give);
  });

  /** How many of the other rows stand above the pointer. */
  const placeAt = (id: string, y: number): number =>
    rows.current
      .filter((row) => row.dataset.id !== id)
      .filter((row) => {
        const { top, height } = row.getBoundingClientRect();
        return top + height / 2 < y;
      }).length;

  /** What the handle of an account listens to. */
  const handle = (id: string) => ({
    onPointerDown: (event: PointerEvent) => {
      if (event.button !== 0 || !(event.currentTarget instanceof HTMLElement)) return;
      rows.current = rowsAround(event.currentTarget);
      event.currentTarget.setPointerCapture?.(event.pointerId);
      set({ id, place: rows.current.findIndex((row) => row.dataset.id === id) });
    },
    onPointerMove: (event: PointerEvent) => {
      if (last.current?.id === id) set({ id, place: placeAt(id, event.clientY) });
    },
    onPointerUp: () => {
      const { current } = last;
      set(null);
      if (current?.id !== id) return;
      const from = rows.current.findIndex((row) => row.dataset.id === id);
      if (current.place !== from) drop(id, current.place);
    },
    onPointerCancel: () => set(null),
  });

  return { drag, handle };
}

/**
 * Where the line that shows the new place stands at a row: before it, behind it (as the last), or not at all.
 * @param ids the group's accounts in their order
 */
export function dropMark(
  drag: Drag | null,
  ids: readonly string[],
  id: string,
): "before" | "after" | undefined {
  if (drag === null || !ids.includes(drag.id) || ids.indexOf(drag.id) === drag.place) return;
  const others = ids.filter((other) => other !== drag.id);
  if (others[drag.place] === id) return "before";
  return drag.place >= others.length && others.at(-1) === id ? "after" : undefined;
}
