import type { ComponentChildren } from "preact";
import { useErrorBoundary, useRef } from "preact/hooks";
import { failure } from "../../domain/failure.ts";
import { FailureNote } from "../shared/failure-note.tsx";

interface GuardedProps {
  /** What is painted: once it is another object, painting is tried again. */
  of: unknown;
  children: ComponentChildren;
}

/** Paints its children; what cannot be painted (a date beyond all calendars, say) is called unreadable, and the rest of the page stands. */
export function Guarded({ of, children }: GuardedProps) {
  const unpaintable = useRef<unknown>(undefined);
  const [error] = useErrorBoundary(() => {
    unpaintable.current = of;
  });
  return unpaintable.current === undefined || unpaintable.current !== of ? (
    children
  ) : (
    <FailureNote isRegion failure={failure("storage", { text: String(error) })} care />
  );
}
