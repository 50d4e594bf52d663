import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { areAmountsHidden } from "../../../text/hidden-amounts.ts";
import { translate, translateCount } from "../../../text/translate.ts";
import { ChartLegend } from "./chart-legend.tsx";
import type { ChartModel } from "./chart-model.ts";
import {
  type ChartSpan,
  chartSpans,
  endsOf,
  moved,
  rangeOf,
  stepFrom,
  type TimeRange,
  zoomed,
} from "./chart-span.ts";
import { ChartTable } from "./chart-table.tsx";
import { createPlot, type Plot } from "./plot.ts";
import { type Readout, readoutOf, readoutText } from "./readout.ts";

interface BalanceChartProps {
  model: ChartModel;
  isTest: boolean;
}

// An arrow key moves at least a 150th of what is in sight, Page up and Page down a tenth.
const [small, large] = [1 / 150, 1 / 10];
// The keys + and − halve and double what is in sight; an arrow at its edge moves it by a quarter.
const [zoom, beside] = [2, 1 / 4];

/** The chart: by the pointer or by keys it tells each point, by a drag or the buttons it looks closer. */
export function BalanceChart({ model, isTest }: BalanceChartProps) {
  const frame = useRef<HTMLDivElement>(null);
  const plot = useRef<Plot | null>(null);
  const [span, setSpan] = useState<ChartSpan>(90);
  const [drawn, setDrawn] = useState<TimeRange | null>(null);
  const [pointed, setPointed] = useState<number | null>(null);
  const range = drawn ?? rangeOf(model, span);
  const last = model.points.findLastIndex(({ kind }) => kind !== "ahead");
  const place = Math.min(pointed ?? last, model.points.length - 1);
  const point = model.points[place];
  const readout = point && readoutOf(point, model);

  // biome-ignore lint/correctness/useExhaustiveDependencies: made once; the effect below brings what has changed.
  useLayoutEffect(() => {
    if (!frame.current) return;
    const made = createPlot(frame.current, {
      model,
      range,
      danger: isTest ? "test" : "loss",
      nowText: translate("dash_now"),
      onPoint: setPointed,
      onZoom: setDrawn,
      onReset: () => setDrawn(null),
    });
    plot.current = made;
    return () => made.destroy();
  }, []);

  const [from, to] = range;
  const isHidden = areAmountsHidden();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the axis is without labels while amounts are hidden.
  useLayoutEffect(() => plot.current?.show(model, [from, to]), [model, from, to, isHidden]);

  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { key } = event;
    const factor = { "+": 1 / zoom, "=": 1 / zoom, "-": zoom, "−": zoom }[key];
    const [first, end] = endsOf(model, range);
    const next = placeAfter(key, place, { model, range, first, end });
    if (factor !== undefined) draw(zoomed(model, range, point?.at ?? range[0], factor));
    else if (key === "0") draw(null);
    else if (next === null) return;
    // Behind the edge of what is in sight there may be more.
    else if (next === place && key.startsWith("Arrow")) {
      const isBack = key === "ArrowLeft" || key === "ArrowDown";
      draw(moved(model, range, isBack ? -beside : beside));
    } else {
      setPointed(next);
      plot.current?.point(next);
    }
    event.preventDefault();
  }

  /** Shows a range that was chosen by hand; null: as the buttons say. All that is known is none of them. */
  function draw(next: TimeRange | null): void {
    setDrawn(next);
    // The cursor stands on a point of the range before.
    plot.current?.point(null);
  }

  return (
    <>
      <div class="charttools">
        <ReadoutLine readout={readout} />
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would name its legend a heading of a form. */}
        <div class="spans" role="group" aria-label={translate("dash_span")}>
          {chartSpans.map((each) => (
            <button
              key={each}
              type="button"
              class="button"
              aria-pressed={drawn === null && span === each}
              onClick={() => {
                setDrawn(null);
                setSpan(each);
              }}
            >
              {each === null ? translate("dash_span_all") : translateCount("dash_days", each)}
            </button>
          ))}
          {drawn ? (
            <button type="button" class="button" onClick={() => draw(null)}>
              {translate("dash_zoom_reset")}
            </button>
          ) : (
            // Its place: nothing moves when it comes.
            <span class="button gone" aria-hidden="true">
              {translate("dash_zoom_reset")}
            </span>
          )}
        </div>
      </div>
      <div
        ref={frame}
        class="chart"
        role="slider"
        tabIndex={0}
        aria-label={translate(model.of === "all" ? "all_chart" : "dash_chart")}
        aria-describedby="chart-hint"
        aria-valuemin={0}
        aria-valuemax={Math.max(0, model.points.length - 1)}
        aria-valuenow={place}
        aria-valuetext={readout && readoutText(readout)}
        onKeyDown={onKeyDown}
        onBlur={() => {
          setPointed(null);
          plot.current?.point(null);
        }}
      />
      <p class="hint" id="chart-hint">
        {translate("dash_chart_hint")}
      </p>
      <ChartLegend model={model} isTest={isTest} />
      <ChartTable model={model} range={range} />
    </>
  );
}

/** What the point under the cursor says; its place is always there, so that nothing moves. */
const ReadoutLine = ({ readout }: { readout: Readout | undefined }) => (
  <p class="readout">
    {readout && (
      <>
        <span class="soft">{readout.when}</span> <b>{readout.balance}</b>
        <span class="notes">{readout.notes.join(" · ")}</span>
      </>
    )}
  </p>
);

interface KeySetting {
  model: ChartModel;
  range: TimeRange;
  first: number;
  end: number;
}

/** Where a key leads from a point; null: it is not one of the chart's. */
function placeAfter(key: string, place: number, setting: KeySetting): number | null {
  const { model, range, first, end } = setting;
  // A point that was zoomed out of sight is left for the nearest one in it.
  const from = Math.min(Math.max(place, first), end);
  const step = (direction: -1 | 1, share: number) => stepFrom(model, range, from, direction, share);
  if (key === "ArrowLeft" || key === "ArrowDown") return step(-1, small);
  if (key === "ArrowRight" || key === "ArrowUp") return step(1, small);
  if (key === "PageDown") return step(-1, large);
  if (key === "PageUp") return step(1, large);
  if (key === "Home") return first;
  return key === "End" ? end : null;
}
