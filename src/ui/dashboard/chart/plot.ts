import "./sound-language.ts";

import uPlot from "uplot";
import { remPixels } from "../../shared/rem-pixels.ts";
import { amountAxis, timeAxis } from "./axes.ts";
import { chartColours } from "./chart-colours.ts";
import type { ChartModel } from "./chart-model.ts";
import { amountRange, seriesOf } from "./chart-series.ts";
import type { TimeRange } from "./chart-span.ts";
import { drawGround, drawMarks, type MarkSetting } from "./draw-marks.ts";

interface PlotOptions {
  model: ChartModel;
  range: TimeRange;
  danger: MarkSetting["danger"];
  nowText: string;
  /** The point under the pointer; null: none. */
  onPoint: (place: number | null) => void;
  /** The user has drawn a range to look at more closely. */
  onZoom: (range: TimeRange) => void;
  /** The user has double-clicked: back to what was shown before. */
  onReset: () => void;
}

/** The drawing itself. Everything that is said about it stands beside it as text. */
export interface Plot {
  show: (model: ChartModel, range: TimeRange) => void;
  /** Puts the cursor on a point; null takes it away. */
  point: (place: number | null) => void;
  destroy: () => void;
}

/** In rem, as the style sheet has it. */
const heightRem = 20;

/** The least of the band's lower edge in sight; null: none is. */
function leastLow({ data, scales }: uPlot): number | null {
  const [times = [], low = []] = [data[0], data[7]];
  const { min = 0, max = 0 } = scales.x ?? {};
  let least: number | null = null;
  for (const [place, at] of [...times].entries()) {
    const value = low[place] ?? null;
    if (value !== null && at >= min && at <= max) least = Math.min(least ?? value, value);
  }
  return least;
}

/** Draws a chart into an element, as wide as that is, and keeps it so. */
export function createPlot(element: HTMLElement, options: PlotOptions): Plot {
  let { model } = options;
  const height = heightRem * remPixels();
  let colours = chartColours(element);
  // What the plot does because it is told to is no act of the user.
  let isTold = false;
  const setting = (): MarkSetting => ({ ...options, model, colours });
  const colour = (name: keyof typeof colours) => () => colours[name];
  const faded = (name: keyof typeof colours, share: number) => () =>
    `color-mix(in srgb, ${colours[name]} ${share}%, transparent)`;
  const line = (stroke: uPlot.Series["stroke"], width: number, dash: number[] = []) => {
    const paths = uPlot.paths.stepped?.({ align: 1 });
    return {
      ...(paths && { paths }),
      ...(stroke && { stroke }),
      width,
      dash,
      points: { show: false },
    };
  };

  const plot = new uPlot(
    {
      width: Math.max(element.clientWidth, 200),
      height,
      ms: 1,
      // At the end, room for half of the last label of the axis.
      padding: [14, 30, 0, 0],
      legend: { show: false },
      scales: {
        x: { time: true, range: (_, from, to) => [from, to] },
        y: {
          range: (self, least, most) => {
            const floor = Number(model.floor);
            return amountRange(least ?? floor, most ?? floor, floor, leastLow(self));
          },
        },
      },
      axes: [timeAxis(() => colours), amountAxis(() => colours)],
      series: [
        {},
        line(colour("accent"), 1.5, [5, 3]),
        line(colour("accent"), 2),
        line(colour("ink"), 2),
        line(colour("ink-soft"), 1.5, [1.5, 3.5]),
        // Estimates: how far down they are in sight is decided by the range.
        { ...line(colour("care"), 1.2, [6, 3, 1.5, 3]), auto: false },
        { ...line(undefined, 0), auto: false },
        { ...line(undefined, 0), auto: false },
      ],
      bands: [{ series: [6, 7], fill: faded("care", 14) }],
      cursor: {
        y: false,
        drag: { x: true, y: false, dist: 6 },
        points: { size: 8, fill: colour("paper"), stroke: colour("ink"), width: 2 },
        bind: {
          dblclick: () => () => {
            options.onReset();
            return null;
          },
        },
      },
      hooks: {
        drawAxes: [(self) => drawGround(self, setting())],
        draw: [(self) => drawMarks(self, setting())],
        setCursor: [
          (self) => {
            const { left = -1, idx } = self.cursor;
            if (!isTold) options.onPoint(left < 0 || idx === undefined ? null : idx);
          },
        ],
        setScale: [
          (self, key) => {
            const { min, max } = self.scales.x ?? {};
            if (key === "x" && !isTold && min !== undefined && max !== undefined)
              options.onZoom([min, max]);
          },
        ],
      },
    },
    undefined,
    element,
  );

  const told = (act: () => void): void => {
    isTold = true;
    // At once, not in a microtask: what happens after it is the user's again.
    plot.batch(act);
    isTold = false;
  };
  const show = (next: ChartModel, [min, max]: TimeRange): void => {
    model = next;
    const { times, past, checked, sure, unsure, likely, top, low } = seriesOf(next);
    told(() => {
      plot.setData([times, past, checked, sure, unsure, likely, top, low], false);
      plot.setScale("x", { min, max });
      // The labels of the axes are made anew, also where no scale has changed.
      plot.redraw(false, true);
    });
  };
  show(model, options.range);

  const resized = new ResizeObserver(() =>
    told(() => plot.setSize({ width: Math.max(element.clientWidth, 200), height })),
  );
  resized.observe(element);
  const repaint = () => {
    colours = chartColours(element);
    plot.redraw(true, true);
  };
  const schemes = ["(prefers-color-scheme: dark)", "(forced-colors: active)"].map((query) =>
    matchMedia(query),
  );
  for (const scheme of schemes) scheme.addEventListener("change", repaint);
  // A theme that was chosen stands at the page itself.
  const themed = new MutationObserver(repaint);
  themed.observe(document.documentElement, { attributeFilter: ["style"] });

  return {
    show,
    point: (place) => {
      const at = place === null ? undefined : model.points[place];
      told(() =>
        plot.setCursor(
          at
            ? { left: plot.valToPos(at.at, "x"), top: plot.valToPos(Number(at.balance), "y") }
            : { left: -10, top: -10 },
        ),
      );
    },
    destroy: () => {
      resized.disconnect();
      themed.disconnect();
      for (const scheme of schemes) scheme.removeEventListener("change", repaint);
      plot.destroy();
    },
  };
}
