import { formatMoney } from "../../../text/format-money.ts";
import { translate } from "../../../text/translate.ts";
import type { ChartModel } from "./chart-model.ts";

type Sample = [drawing: string, tone: string, dash?: string];

const samples = {
  balance: ["M1 8h26", "accent"],
  past: ["M1 8h9m8 0h9M14 4.6a3.4 3.4 0 1 0 .1 0", "accent"],
  cameIn: ["m14 2 6 11H8Z", "well filled"],
  sure: ["M1 5h9v6h17", "ink"],
  unsure: ["M1 5h9v6h17", "soft", "1.5 3.5"],
  likely: ["M1 8h26", "care", "6 3 1.5 3"],
  floor: ["M1 8h26", "loss", "7 4"],
  short: ["m14 2 6 6-6 6-6-6Z", "loss filled"],
} satisfies Record<string, Sample>;

interface EntryProps {
  sample: keyof typeof samples;
  text: string;
  isTest?: boolean;
}

function Entry({ sample, text, isTest }: EntryProps) {
  const [drawing, tone, dash]: Sample = samples[sample];
  return (
    <li>
      <svg
        class={isTest ? tone.replace("loss", "test") : tone}
        width="28"
        height="16"
        viewBox="0 0 28 16"
        aria-hidden="true"
      >
        {sample === "likely" && <path class="band" d="M0 1h28v14H0Z" />}
        {sample === "floor" && <path class="ground" d="m1 15 7-7m0 7 7-7m0 7 7-7m0 7 5-5" />}
        <path d={drawing} stroke-dasharray={dash} stroke-linecap="butt" />
      </svg>
      {text}
    </li>
  );
}

/** What the points are called. */
export const lineName = ({ of }: ChartModel) => (of === "all" ? "spendable" : "account_balance");

/** What the lines and marks of the chart mean, in words; only those that are in it. */
export function ChartLegend({ model, isTest }: { model: ChartModel; isTest: boolean }) {
  const { points, floor, currency, shortOn } = model;
  const has = (what: (point: ChartModel["points"][number]) => boolean) => points.some(what);
  return (
    <ul class="legend" aria-label={translate("dash_legend")}>
      <Entry sample="balance" text={translate(lineName(model))} />
      {has(({ kind }) => kind === "past") && (
        <Entry sample="past" text={translate("dash_chart_past")} />
      )}
      {has((point) => point.kind !== "ahead" && point.cameIn !== null) && (
        <Entry sample="cameIn" text={translate("dash_legend_came_in")} />
      )}
      {has((point) => point.kind === "ahead" && point.isSure) && (
        <Entry sample="sure" text={translate("dash_legend_ahead")} />
      )}
      {has((point) => point.kind === "ahead" && !point.isSure) && (
        <Entry sample="unsure" text={translate("dash_legend_unsure")} />
      )}
      {has((point) => point.kind === "ahead" && point.likely !== null) && (
        <Entry sample="likely" text={translate("dash_legend_likely")} />
      )}
      <Entry
        sample="floor"
        text={
          model.of === "all"
            ? translate("all_legend_floor")
            : translate("dash_legend_floor", formatMoney(floor, currency))
        }
        isTest={isTest}
      />
      {shortOn !== null && (
        <Entry
          sample="short"
          text={translate(model.of === "all" ? "all_legend_short" : "dash_legend_short")}
          isTest={isTest}
        />
      )}
    </ul>
  );
}
