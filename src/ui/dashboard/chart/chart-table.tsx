import { useState } from "preact/hooks";
import { dayOf } from "../../../domain/foresight/bank-days.ts";
import { formatDayOfYear } from "../../../text/format-day.ts";
import { formatEstimate } from "../../../text/format-estimate.ts";
import { formatAmount } from "../../../text/format-money.ts";
import { formatCount, translate } from "../../../text/translate.ts";
import { AtLeast, None } from "../cells.tsx";
import { Scroller } from "../scroller.tsx";
import { lineName } from "./chart-legend.tsx";
import type { ChartModel, ChartPoint } from "./chart-model.ts";
import type { TimeRange } from "./chart-span.ts";

/** The last point of each UTC day in a range, oldest first. */
export function lastOfDays({ points }: ChartModel, [from, to]: TimeRange): ChartPoint[] {
  const days = new Map<number, ChartPoint>();
  for (const point of points)
    if (point.at >= from && point.at <= to) {
      const day = dayOf(point.at);
      // What came in during the day is not lost with the points before its last.
      const before = days.get(day);
      const cameIn =
        point.kind !== "ahead" && before && before.kind !== "ahead" ? before.cameIn : null;
      days.set(
        // Today is there twice: as it is, and after what is still to be charged.
        point.kind === "ahead" ? day + 0.5 : day,
        point.kind !== "ahead" && point.cameIn === null ? { ...point, cameIn } : point,
      );
    }
  return [...days.values()];
}

interface ChartTableProps {
  model: ChartModel;
  range: TimeRange;
}

/** The chart as a table, a row a day: for whoever cannot see it, or wants the figures. Drawn only when opened. */
export function ChartTable({ model, range }: ChartTableProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{translate("dash_chart_table")}</summary>
      {isOpen && (
        <Scroller title={translate("dash_history")} class="tall">
          <table>
            <caption class="hidden">{translate("dash_chart_table")}</caption>
            <thead>
              <tr>
                <th scope="col">{translate("dash_day")}</th>
                <th scope="col" class="number">
                  {translate(lineName(model))}, {model.currency}
                </th>
                <th scope="col">{translate("dash_what")}</th>
                <th scope="col" class="number">
                  {translate("dash_came_in")}
                </th>
                <th scope="col" class="number">
                  {translate("dash_charge_count")}
                </th>
                <th scope="col" class="number">
                  {translate("dash_likely_least")}
                </th>
              </tr>
            </thead>
            <tbody>
              {lastOfDays(model, range).map((point) => (
                <Row key={point.at} point={point} currency={model.currency} />
              ))}
            </tbody>
          </table>
        </Scroller>
      )}
    </details>
  );
}

function Row({ point, currency }: { point: ChartPoint; currency: string }) {
  const isAhead = point.kind === "ahead";
  const cameIn = isAhead ? null : point.cameIn;
  return (
    <tr>
      <th scope="row">{formatDayOfYear(isAhead ? point.day : dayOf(point.at))}</th>
      <td class="number">{formatAmount(point.balance, currency)}</td>
      <td>{kindText(point)}</td>
      <td class="number">
        {cameIn === null ? (
          <None />
        ) : (
          <AtLeast isLeast={cameIn.isLeast}>{formatAmount(cameIn.amount, currency)}</AtLeast>
        )}
      </td>
      <td class="number">
        {isAhead && point.count > 0
          ? `${formatCount(point.count)} · ${formatAmount(point.charges, currency)}`
          : isAhead && <None />}
      </td>
      <td class="number">{isAhead && point.low !== null && formatEstimate(point.low)}</td>
    </tr>
  );
}

function kindText(point: ChartPoint): string {
  if (point.kind === "past") return translate("dash_chart_past");
  if (point.kind !== "ahead") return translate("dash_read_at");
  return translate(point.isSure ? "dash_legend_ahead" : "dash_legend_unsure");
}
