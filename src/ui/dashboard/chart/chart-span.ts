import type { ChartModel } from "./chart-model.ts";

/** How many days back and ahead the chart shows; null: all that is known. */
export type ChartSpan = (typeof chartSpans)[number];
export const chartSpans = [7, 30, 90, null] as const;

/** From and to, milliseconds since the epoch. */
export type TimeRange = readonly [from: number, to: number];

const dayMs = 86_400_000;

/** What a span covers: as many days back as ahead, without an empty stretch before the first known point. */
export function rangeOf({ points, now }: ChartModel, span: ChartSpan): TimeRange {
  const first = points[0]?.at ?? now;
  const last = points.at(-1)?.at ?? now;
  if (span === null) return [Math.min(first, now - dayMs), Math.max(last, now + dayMs)];
  const from = Math.max(now - span * dayMs, Math.min(first, now - dayMs));
  return [from, Math.max(Math.min(now + span * dayMs, last), now + dayMs)];
}

/** Where one step of the readout leads: to the next point that is a little further on, so that no key press seems to do nothing. */
export function stepFrom(
  { points }: ChartModel,
  [from, to]: TimeRange,
  place: number,
  direction: -1 | 1,
  share: number,
): number {
  const at = points[place]?.at;
  if (at === undefined) return place;
  const min = (to - from) * share;
  const isInside = (next: number) => {
    const there = points[next]?.at;
    return there !== undefined && there >= from && there <= to;
  };
  let next = place;
  while (isInside(next + direction)) {
    next += direction;
    if (Math.abs((points[next]?.at ?? at) - at) >= min) break;
  }
  return next;
}

/** The first and the last point of a range; the same twice where there is none inside. */
export function endsOf({ points }: ChartModel, [from, to]: TimeRange): [number, number] {
  const first = points.findIndex(({ at }) => at >= from);
  const last = points.findLastIndex(({ at }) => at <= to);
  return first < 0 || last < first ? [Math.max(0, last), Math.max(0, last)] : [first, last];
}

/** Nothing is told of less than so many milliseconds. */
const leastSpan = 6 * 3_600_000;

/**
 * A range closer to, or further from, a moment that keeps its place in it; never beyond what is known.
 * @param factor below 1: closer
 */
export function zoomed(
  model: ChartModel,
  [from, to]: TimeRange,
  at: number,
  factor: number,
): TimeRange {
  const [first, last] = rangeOf(model, null);
  const length = Math.min(Math.max((to - from) * factor, leastSpan), last - first);
  const share = (Math.min(Math.max(at, from), to) - from) / (to - from);
  const begin = Math.min(Math.max(at - share * length, first), last - length);
  return [begin, begin + length];
}

/** The range beside, by so large a share of it; never beyond what is known. */
export function moved(model: ChartModel, [from, to]: TimeRange, share: number): TimeRange {
  const [first, last] = rangeOf(model, null);
  const length = Math.min(to - from, last - first);
  const begin = Math.min(Math.max(from + share * length, first), last - length);
  return [begin, begin + length];
}
