interface Point {
  /** Milliseconds since the epoch. */
  at: number;
}

const hour = 3_600_000;
const day = 24 * hour;

/** What is kept of points up to this age: the last one of each span; 0: all. Older ones are dropped. */
const steps = [
  { age: 2 * day, span: 0 },
  { age: 30 * day, span: hour },
  { age: 5 * 365.25 * day, span: day },
] as const;

/** Far above what checks leave at the shortest interval: a bound for whoever refreshes all day long. */
const max = 4000;

/**
 * The time that ages count from: that of the newest point which has another one a day to thirty days before it.
 * A clock that is wrong for less than a day thus never makes all that was kept look old. null: no such point.
 */
function settledTime(points: readonly Point[]): number | null {
  let before = points.length - 1;
  for (let last = before; last > 0; last--) {
    const at = points[last]?.at ?? 0;
    while (before >= 0 && (points[before]?.at ?? 0) > at - day) before--;
    if (before >= 0 && (points[before]?.at ?? 0) >= at - 30 * day) return at;
  }
  return null;
}

/**
 * A history with less of what is old: all points of 48 hours, then the last one of each UTC hour for 30 days,
 * then the last one of each UTC day for five years; at most 4000. It does not matter how often it is thinned on the way.
 * @param points in order of time
 */
export function thinned<T extends Point>(points: readonly T[]): T[] {
  const now = settledTime(points);
  const kept: T[] = [];
  let newer = "";
  // From the newest on: the first one met of a span is its last.
  for (const point of points.toReversed()) {
    const age = now === null ? 0 : now - point.at;
    const step = steps.find((each) => age <= each.age);
    if (step === undefined || kept.length === max) break;
    const place = step.span > 0 ? `${step.span} ${Math.floor(point.at / step.span)}` : "";
    if (place === "" || place !== newer) kept.push(point);
    newer = place;
  }
  return kept.reverse();
}

/** The points with one more, in order of time whatever the clock did; of the same moment the new one counts. */
export function withPoint<T extends Point>(points: readonly T[], point: T): T[] {
  const others = points.filter(({ at }) => at !== point.at);
  const place = others.findLastIndex(({ at }) => at < point.at) + 1;
  return others.toSpliced(place, 0, point);
}

/** Points from several places as one list in order of time; of the same moment the first one counts. */
export function withoutRepeats<T extends Point>(points: readonly T[]): T[] {
  const byTime = new Map<number, T>();
  for (const point of points) if (!byTime.has(point.at)) byTime.set(point.at, point);
  return [...byTime.values()].sort((a, b) => a.at - b.at);
}
