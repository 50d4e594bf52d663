import type uPlot from "uplot";
import { dayOf } from "../../../domain/foresight/bank-days.ts";
import { formatRounded } from "../../../text/format-estimate.ts";
import { formatDay, formatHour, formatMonth } from "../../../text/format-time.ts";
import { remPixels } from "../../shared/rem-pixels.ts";
import type { ChartColours } from "./chart-colours.ts";

const dayMs = 86_400_000;

/** The size of labels, as the browser's font is set. */
export const labelFont = (): string => `${0.6875 * remPixels()}px system-ui, sans-serif`;

/** What both axes look like. */
const quiet = (colours: () => ChartColours): uPlot.Axis => ({
  font: labelFont(),
  stroke: () => colours()["ink-soft"],
  grid: { stroke: () => colours().line, width: 1 },
  ticks: { show: false },
});

/** The time in UTC, as the registrars' days are: hours where they are near, else days, else months. */
export const timeAxis = (colours: () => ChartColours): uPlot.Axis => ({
  ...quiet(colours),
  grid: { show: false },
  size: 1.875 * remPixels(),
  space: 4.375 * remPixels(),
  splits: (_plot, _axis, from, to, incr) => {
    // Never finer than hours; whole days begin at midnight UTC.
    const step = Math.max(incr, 3_600_000);
    const splits: number[] = [];
    for (let at = Math.ceil(from / step) * step; at <= to; at += step) splits.push(at);
    return splits;
  },
  incrs: [
    ...[1, 3, 6, 12].map((hours) => hours * 3_600_000),
    ...[1, 2, 3, 7, 14, 28, 56, 91, 182, 364].map((days) => days * dayMs),
  ],
  values: (_plot, splits) => {
    const step = (splits[1] ?? 0) - (splits[0] ?? 0);
    return splits.map((at) => timeText(at, step));
  },
});

function timeText(at: number, step: number): string {
  if (step < dayMs && at % dayMs !== 0) return formatHour(at);
  if (step < 56 * dayMs) return formatDay(dayOf(at));
  return formatMonth(at);
}

/** Amounts, with no more decimals than tell them apart; the chart's heading has the currency. */
export const amountAxis = (colours: () => ChartColours): uPlot.Axis => ({
  ...quiet(colours),
  space: 2.75 * remPixels(),
  size: (_plot, values) =>
    18 + 0.4125 * remPixels() * Math.max(4, ...(values ?? []).map(({ length }) => length)),
  values: (_plot, splits) => {
    const step = (splits[1] ?? 1) - (splits[0] ?? 0);
    const digits = Math.max(0, Math.ceil(-Math.log10(step)));
    return splits.map((amount) => formatRounded(amount, Math.min(digits, 6)));
  },
});
