import type { ComponentChildren } from "preact";
import type { Decimal } from "../../../domain/account.ts";
import { isZero } from "../../../domain/money.ts";
import type { Span } from "../../../domain/statement/period.ts";
import type { Missing } from "../../../domain/statement/statement.ts";
import type { SummedFigures } from "../../../domain/statement/sum-statements.ts";
import { formatDate } from "../../../text/format-day.ts";
import { formatAmount } from "../../../text/format-money.ts";
import { formatUtcMoment } from "../../../text/format-period.ts";
import { type TextName, translate } from "../../../text/translate.ts";
import { Unknown } from "../cells.tsx";

interface AmountProps {
  /** null: unknown. */
  value: Decimal | null;
  currency: string;
}

/** An amount without its currency, which the heading says; never zero where it is unknown. */
export const Amount = ({ value, currency }: AmountProps): ComponentChildren =>
  value === null ? <Unknown /> : formatAmount(value, currency);

interface FiguresRowProps {
  figures: SummedFigures;
  currency: string;
  span: Span;
  /** Why figures are unknown or computed, of whatever account. */
  missing: readonly Missing[];
}

/** As of when the two balances are, which are no balances of today. */
const startText = ({ start }: Span): string => translate("statement_at_start", formatDate(start));
const endText = ({ start, end, isOver }: Span): string =>
  isOver
    ? translate("statement_at_end", formatDate(Math.max(start, end - 1)))
    : translate("statement_at_time", formatUtcMoment(end));

/** The figures as they add up: what is unexplained is one of them where there is any. */
export function FiguresRow({ figures, currency, span, missing }: FiguresRowProps) {
  const { unexplained } = figures;
  const orComputed = (when: string, kind: Missing["kind"]): string =>
    missing.some((each) => each.kind === kind) ? `${when}, ${translate("cover_computed")}` : when;
  const asOf: Partial<Record<TextName, string>> = {
    statement_opening: orComputed(startText(span), "opening-computed"),
    statement_closing: orComputed(endText(span), "closing-computed"),
  };
  const shown = [
    ["", "statement_opening", figures.opening],
    ["+", "statement_paid_in", figures.paidIn],
    ["−", "statement_charged", figures.charged],
    ...(unexplained === null || isZero(unexplained)
      ? []
      : ([["+", "dash_unexplained", unexplained]] as const)),
    ["=", "statement_closing", figures.closing],
  ] as const;
  return (
    <dl class="sum">
      {shown.map(([sign, name, value]) => (
        <div key={name}>
          <dt>{translate(name)}</dt>
          <dd>
            {sign && (
              <span class="sign" aria-hidden="true">
                {sign}
              </span>
            )}
            <Amount value={value} currency={currency} />
          </dd>
          {asOf[name] && <dd class="as-of">{asOf[name]}</dd>}
        </div>
      ))}
    </dl>
  );
}
