import type { ComponentChildren } from "preact";
import type { Decimal } from "../../../domain/account.ts";
import { isZero } from "../../../domain/money.ts";
import type { SummedFigures } from "../../../domain/statement/sum-statements.ts";
import { formatAmount } from "../../../text/format-money.ts";
import { translate } from "../../../text/translate.ts";
import { Unknown } from "../cells.tsx";

interface AmountProps {
  /** null: unknown. */
  value: Decimal | null;
  currency: string;
}

/** An amount without its currency, which the heading says; never zero where it is unknown. */
export const Amount = ({ value, currency }: AmountProps): ComponentChildren =>
  value === null ? <Unknown /> : formatAmount(value, currency);

/** The figures as they add up: what is unexplained is one of them where there is any. */
export function FiguresRow({ figures, currency }: { figures: SummedFigures; currency: string }) {
  const { unexplained } = figures;
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
        </div>
      ))}
    </dl>
  );
}
