import { useRef } from "preact/hooks";
import {
  type BarSpan,
  barSpans,
  type ChargeBar,
  isEmptyBar,
} from "../../../domain/foresight/charge-bars.ts";
import { isZero } from "../../../domain/money.ts";
import { formatAmount, formatMoney } from "../../../text/format-money.ts";
import { formatDay, formatWeekday } from "../../../text/format-time.ts";
import { translate, translateCount } from "../../../text/translate.ts";

const spanNames = { day: "bars_day", week: "bars_week" } as const;

/** Which days a bar stands for: `Week of Nov 30`, `Tue, Dec 1`. */
export const barDays = ({ from, to }: ChargeBar): string =>
  from === to ? formatWeekday(from) : translate("bars_of_week", formatDay(from));

interface ChargeBarsProps {
  bars: readonly ChargeBar[];
  span: BarSpan;
  changeSpan: (span: BarSpan) => void;
  /** The one whose charges alone are listed; null: all are. */
  chosen: ChargeBar | null;
  choose: (bar: ChargeBar | null) => void;
  currency: string;
}

/** What is charged by day or by week, each with its sum; one that is pressed is listed alone. */
export function ChargeBars(props: ChargeBarsProps) {
  const { bars, span, changeSpan, chosen, choose, currency } = props;
  const group = useRef<HTMLDivElement>(null);
  const highest = Math.max(...bars.map(({ sum }) => Number(sum)));
  const hasUncovered = bars.some(({ uncovered }) => !isZero(uncovered));
  const filled = bars.filter((bar) => !isEmptyBar(bar));
  // One stop for the Tab key; the arrows lead from bar to bar.
  const stop = filled.find(({ from }) => from === chosen?.from) ?? filled[0];

  function onKeyDown(event: KeyboardEvent): void {
    const buttons = [...(group.current?.querySelectorAll("button") ?? [])];
    const place = buttons.indexOf(document.activeElement as HTMLButtonElement);
    const steps: Record<string, number> = {
      ArrowLeft: place - 1,
      ArrowRight: place + 1,
      Home: 0,
      End: buttons.length - 1,
    };
    const next = steps[event.key];
    if (place < 0 || next === undefined) return;
    buttons[next]?.focus();
    event.preventDefault();
  }

  return (
    <>
      <div class="bars-head">
        {hasUncovered ? (
          <ul class="legend">
            <li>
              <span class="swatch covered" /> {translate("bars_covered")}
            </li>
            <li>
              <span class="swatch uncovered" /> {translate("state_not_covered")}
            </li>
          </ul>
        ) : (
          <span />
        )}
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would name its legend a heading of a form. */}
        <div class="spans" role="group" aria-label={translate("bars_by")}>
          {barSpans.map((each) => (
            <button
              key={each}
              type="button"
              class="button"
              aria-pressed={span === each}
              onClick={() => changeSpan(each)}
            >
              {translate(spanNames[each])}
            </button>
          ))}
        </div>
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: as above. */}
      <div
        ref={group}
        class="bars"
        role="group"
        aria-label={translate("dash_sum_in", currency)}
        onKeyDown={onKeyDown}
      >
        {bars.map((bar) => (
          <Bar
            key={`${span} ${bar.from}`}
            bar={bar}
            currency={currency}
            highest={highest}
            isChosen={bar.from === chosen?.from}
            isStop={bar.from === stop?.from}
            press={() => choose(bar.from === chosen?.from ? null : bar)}
          />
        ))}
      </div>
    </>
  );
}

interface BarProps {
  bar: ChargeBar;
  currency: string;
  highest: number;
  isChosen: boolean;
  isStop: boolean;
  press: () => void;
}

function Bar({ bar, currency, highest, isChosen, isStop, press }: BarProps) {
  const { from, sum, count, uncovered } = bar;
  if (isEmptyBar(bar))
    return (
      <span class="one-bar" aria-hidden="true">
        <span>–</span>
        <span class="col" />
        <small>{formatDay(from)}</small>
      </span>
    );
  const words = `${barDays(bar)}: ${translateCount("dash_chart_charges", count, formatMoney(sum, currency))}`;
  const rest = isZero(uncovered)
    ? ""
    : `, ${translate("bars_uncovered", formatMoney(uncovered, currency))}`;
  const height = (part: number) => ({ height: `${(100 * part) / highest}%` });
  return (
    <button
      type="button"
      class="one-bar"
      title={`${words}${rest}`}
      aria-label={`${words}${rest}`}
      aria-pressed={isChosen}
      tabIndex={isStop ? 0 : -1}
      onClick={press}
    >
      <span>{formatAmount(sum, currency)}</span>
      <span class="col">
        {!isZero(uncovered) && <span class="uncovered" style={height(Number(uncovered))} />}
        <span class="covered" style={height(Number(sum) - Number(uncovered))} />
      </span>
      <small>{formatDay(from)}</small>
    </button>
  );
}
