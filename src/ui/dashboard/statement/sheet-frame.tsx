import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { type Period, type Span, spanOf } from "../../../domain/statement/period.ts";
import { formatPeriod, formatSpanDays, formatUtcMoment } from "../../../text/format-period.ts";
import { translate } from "../../../text/translate.ts";
import { Mark } from "../../shared/mark.tsx";

interface SheetFrameProps {
  period: Period;
  /** When it was read, milliseconds since the epoch. */
  at: number;
  /** null: not known. */
  currency: string | null;
  name: string;
  place: string;
  isTest: boolean;
  /** Where it was read. */
  source: string;
  children: ComponentChildren;
}

const daysText = (span: Span): string =>
  translate(span.isOver ? "statement_days" : "statement_days_so_far", formatSpanDays(span));

/** What is on paper says when it was printed: it may lie about for years. */
function Printed() {
  const line = useRef<HTMLParagraphElement>(null);
  const text = () => translate("statement_printed", formatUtcMoment(Date.now()));
  useEffect(() => {
    // At once, not with the next drawing: the browser takes its picture when this returns.
    const say = () => line.current?.replaceChildren(text());
    addEventListener("beforeprint", say);
    return () => removeEventListener("beforeprint", say);
  });
  return (
    <p ref={line} class="printed soft">
      {text()}
    </p>
  );
}

/** A statement's head and foot: whose it is, of when, in which currency, and how it came about. */
export const SheetFrame = (props: SheetFrameProps) => (
  <article class={`page ${props.isTest ? "test-page" : ""}`} aria-labelledby="sheet-title">
    <header class="top">
      <div>
        <h1 id="sheet-title">{translate("statement_title", formatPeriod(props.period))}</h1>
        <p class="soft">
          {daysText(spanOf(props.period, props.at))}
          {props.currency !== null && ` · ${translate("statement_amounts_in", props.currency)}`}
        </p>
        <Printed />
      </div>
      <div class="whose">
        <p>
          <b>
            <bdi>{props.name}</bdi>
          </b>
        </p>
        <p class="soft">{props.place}</p>
        {props.isTest && (
          <p class="test">
            <b>
              {translate("test_system")}, {translate("no_real_money")}
            </b>
          </p>
        )}
      </div>
      <Mark size={32} />
    </header>
    {props.children}
    <footer class="end">
      <p>
        {props.source} {translate("statement_days_assumed")} {translate("statement_rests")}
      </p>
    </footer>
  </article>
);
