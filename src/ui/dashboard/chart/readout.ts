import { isZero } from "../../../domain/money.ts";
import { formatDayOfYear } from "../../../text/format-day.ts";
import { formatEstimate } from "../../../text/format-estimate.ts";
import { formatMoney } from "../../../text/format-money.ts";
import { formatMoment } from "../../../text/format-time.ts";
import { translate, translateCount } from "../../../text/translate.ts";
import type { ChartModel, ChartPoint } from "./chart-model.ts";

/** What a point says: when, how much, and what belongs to it. */
export interface Readout {
  when: string;
  balance: string;
  notes: string[];
}

/** A moment of a check is the reader's local time; a day ahead, or one asked for later, is a UTC day. */
export const whenText = (point: ChartPoint): string =>
  point.kind === "ahead" ? formatDayOfYear(point.day) : formatMoment(point.at);

export function readoutOf(point: ChartPoint, { currency }: ChartModel): Readout {
  const notes: string[] = [];
  if (point.kind === "past") notes.push(translate("dash_chart_past"));
  if (point.kind !== "ahead" && point.cameIn !== null)
    notes.push(
      translate(
        point.cameIn.isLeast ? "dash_chart_came_in_least" : "dash_chart_came_in",
        formatMoney(point.cameIn.amount, currency),
      ),
    );
  if (point.kind === "ahead") {
    notes.push(
      isZero(point.charges) && point.count === 0
        ? translate("dash_chart_no_charge")
        : translateCount("dash_chart_charges", point.count, formatMoney(point.charges, currency)),
    );
    if (!point.isSure) notes.push(translate("dash_chart_unsure"));
    if (point.likely !== null && point.low !== null)
      notes.push(
        translate("dash_chart_likely_at", formatEstimate(point.likely), formatEstimate(point.low)),
      );
  }
  return { when: whenText(point), balance: formatMoney(point.balance, currency), notes };
}

/** The same in one sentence, for a screen reader. */
export const readoutText = ({ when, balance, notes }: Readout): string =>
  [when, balance, ...notes].join(", ");
