import type uPlot from "uplot";
import { labelFont } from "./axes.ts";
import type { ChartColours } from "./chart-colours.ts";
import type { ChartModel } from "./chart-model.ts";

export interface MarkSetting {
  model: ChartModel;
  colours: ChartColours;
  /** The floor's colour: that of a loss, or of the test system. */
  danger: "loss" | "test";
  /** What stands at the line between what was and what will be. */
  nowText: string;
}

/** The canvas in CSS pixels of the plotting area: what is drawn outside of it is cut off. */
function onPlot(plot: uPlot, draw: (context: CanvasRenderingContext2D) => void): void {
  const { ctx: context, bbox } = plot;
  const ratio = devicePixelRatio;
  context.save();
  context.beginPath();
  context.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  context.clip();
  context.translate(bbox.left, bbox.top);
  context.scale(ratio, ratio);
  draw(context);
  context.restore();
}

// Pixels from one slanted line to the next.
const hatchStep = 8;

/** Beneath the lines: where nothing can be spent, and the line of now. */
export function drawGround(plot: uPlot, setting: MarkSetting): void {
  const { model, colours, danger, nowText } = setting;
  const width = plot.bbox.width / devicePixelRatio;
  const height = plot.bbox.height / devicePixelRatio;
  onPlot(plot, (context) => {
    const floor = plot.valToPos(Number(model.floor), "y");
    context.fillStyle = colours[danger];
    context.globalAlpha = 0.07;
    context.fillRect(0, floor, width, Math.max(0, height - floor));
    // The ground's colour alone tells nothing to who sees it in grey, or in forced colours.
    context.globalAlpha = 0.3;
    context.strokeStyle = colours[danger];
    context.lineWidth = 1;
    hatch(context, floor, width, height);
    context.globalAlpha = 1;
    context.lineWidth = 1.5;
    context.setLineDash([7, 4]);
    strokeLine(context, 0, floor, width, floor);
    const now = plot.valToPos(model.now, "x");
    context.strokeStyle = colours["ink-soft"];
    context.lineWidth = 1;
    context.setLineDash([2, 3]);
    strokeLine(context, now, 0, now, height);
    context.fillStyle = colours["ink-soft"];
    context.font = labelFont();
    // On the side where there is room for it.
    const isRight = now < width - 60;
    context.textAlign = isRight ? "left" : "right";
    context.fillText(nowText, now + (isRight ? 5 : -5), 12);
  });
}

/** Slanted lines between a floor and the lower edge. */
function hatch(
  context: CanvasRenderingContext2D,
  floor: number,
  width: number,
  height: number,
): void {
  const depth = height - floor;
  if (depth <= 0) return;
  context.beginPath();
  for (let x = -depth; x < width; x += hatchStep) {
    context.moveTo(x, height);
    context.lineTo(x + depth, floor);
  }
  context.stroke();
}

function strokeLine(
  context: CanvasRenderingContext2D,
  ...[x, y, toX, toY]: [number, number, number, number]
): void {
  context.beginPath();
  context.moveTo(x, y);
  context.lineTo(toX, toY);
  context.stroke();
}

// Past days nearer to each other than this, in pixels, are a line without circles.
const room = 7;

/** Above the lines: past days that were asked for later, money that came in, and where it is short. */
export function drawMarks(plot: uPlot, { model, colours, danger }: MarkSetting): void {
  onPlot(plot, (context) => {
    const place = (at: number, balance: string): [number, number] => [
      plot.valToPos(at, "x"),
      plot.valToPos(Number(balance), "y"),
    ];
    let last = Number.NEGATIVE_INFINITY;
    context.lineWidth = 1.4;
    for (const point of model.points) {
      const [x, y] = place(point.at, point.balance);
      if (point.kind === "past" && x - last >= room) {
        last = x;
        context.beginPath();
        context.arc(x, y, 2.6, 0, 7);
        context.fillStyle = colours.paper;
        context.strokeStyle = colours.accent;
        context.fill();
        context.stroke();
      }
      // Where it stands now: all there is to see of an account that is new.
      if (point.kind !== "ahead" && point.at === model.now) {
        context.beginPath();
        context.arc(x, y, 3.4, 0, 7);
        context.fillStyle = colours.accent;
        context.fill();
      }
      if (point.kind !== "ahead" && point.cameIn !== null)
        fillShape(context, colours.well, [
          [x, y - 15],
          [x + 5.5, y - 6],
          [x - 5.5, y - 6],
        ]);
      if (point.kind === "ahead" && point.day === model.shortOn)
        fillShape(context, colours[danger], [
          [x, y - 6],
          [x + 6, y],
          [x, y + 6],
          [x - 6, y],
        ]);
    }
  });
}

function fillShape(
  context: CanvasRenderingContext2D,
  colour: string,
  corners: [number, number][],
): void {
  context.fillStyle = colour;
  context.beginPath();
  for (const [x, y] of corners) context.lineTo(x, y);
  context.fill();
}
