import type { Span } from "./period.ts";
import type { Missing, SeenBalance } from "./statement.ts";

/** What a statement rests on; null: there is none, and {@link missing} says so. */
export interface SeenFor {
  opening: SeenBalance | null;
  closing: SeenBalance | null;
  missing: Missing[];
}

/**
 * The two balances that a period's statement rests on: the last one that was seen by its beginning, and, of those seen
 * after that one and after the beginning, the one next to its end. One balance alone checks nothing, so it is never both.
 * @param points in order of time; none of them later than now
 */
export function balancesFor(points: readonly SeenBalance[], { start, end }: Span): SeenFor {
  const place = points.findLastIndex(({ at }) => at <= start);
  const opening = points[place] ?? null;
  const closing = points
    .slice(place + 1)
    .reduce<SeenBalance | null>(
      (best, point) => (best && Math.abs(best.at - end) <= Math.abs(point.at - end) ? best : point),
      null,
    );
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return { opening, closing, missing: [{ kind: "no-balance" }] };
  return {
    opening,
    closing,
    missing: [
      ...(opening === null ? [{ kind: "begins-later", at: first.at } as const] : []),
      ...(closing === null ? [{ kind: "nothing-later", at: last.at } as const] : []),
    ],
  };
}

/**
 * The time that all bookings are needed of, milliseconds since the epoch: the period's own, and from the balances that it
 * rests on.
 */
export function bookingsSpan(
  points: readonly SeenBalance[],
  span: Span,
): { from: number; to: number } {
  const { opening, closing } = balancesFor(points, span);
  return {
    from: Math.min(span.start, opening?.at ?? span.start),
    to: Math.max(span.end, closing?.at ?? span.end),
  };
}
