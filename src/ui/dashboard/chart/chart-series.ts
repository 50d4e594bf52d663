import type { ChartModel, ChartPoint } from "./chart-model.ts";

type Values = (number | null)[];

/** What the canvas draws: times, and a value or none for each line. Floats: the figures are told elsewhere. */
export interface ChartSeries {
  times: number[];
  /** A step holds until the next point: each line has the point that ends its last step too. */
  past: Values;
  checked: Values;
  sure: Values;
  unsure: Values;
  likely: Values;
  /** The edges of the band in which the balance is likely to be. */
  top: Values;
  low: Values;
}

const isAhead = (point: ChartPoint | undefined): boolean => point?.kind === "ahead";

/** The lines of a chart, in the order of `lineNames`. */
export function seriesOf({ points }: ChartModel): ChartSeries {
  const line = (belongs: (point: ChartPoint) => boolean): Values =>
    points.map((point, place) => {
      const before = points[place - 1];
      return belongs(point) || (before && belongs(before)) ? Number(point.balance) : null;
    });
  // The lines ahead begin where the known one ends.
  const start = points.findIndex((point, place) => !isAhead(point) && isAhead(points[place + 1]));
  const estimate = (of: "likely" | "low"): Values => {
    const isKnown = points.some((point) => point.kind === "ahead" && point[of] !== null);
    return points.map((point, place) => {
      if (point.kind === "ahead") return point[of];
      return isKnown && place === start ? Number(point.balance) : null;
    });
  };
  const low = estimate("low");
  const ahead = (isSure: boolean) =>
    points.map((point, place) => {
      if (place === start) return isSure ? Number(point.balance) : null;
      if (point.kind !== "ahead") return null;
      const before = points[place - 1];
      const wasSure = before?.kind !== "ahead" || before.isSure;
      return point.isSure === isSure || wasSure === isSure ? Number(point.balance) : null;
    });
  return {
    times: points.map(({ at }) => at),
    past: line(({ kind }) => kind === "past"),
    checked: line(({ kind }) => kind === "checked").map((value, place) =>
      isAhead(points[place]) ? null : value,
    ),
    sure: ahead(true),
    unsure: ahead(false),
    likely: estimate("likely"),
    top: low.map((value, place) => (value === null ? null : Number(points[place]?.balance))),
    low,
  };
}

/**
 * From where to where the amounts go: all that is known and listed in sight, and the floor where it is near.
 * What usual spending takes far below the floor is cut away: nothing can be spent there.
 * @param low the least estimate in sight; null: none
 */
export function amountRange(
  min: number,
  max: number,
  floor: number,
  low: number | null,
): [number, number] {
  const height = Math.max(max - min, Math.abs(max) / 10, 1);
  let bottom = floor > min - 1.5 * height ? Math.min(min, floor) : min;
  if (low !== null) bottom = Math.min(bottom, Math.max(low, floor - 0.25 * (max - floor)));
  const room = Math.max(max - bottom, height) * 0.08;
  return [bottom - room, max + room];
}
