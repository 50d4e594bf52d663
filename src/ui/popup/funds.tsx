import type { ComponentChildren } from "preact";
import { isAtMost } from "../../domain/at-most.ts";
import type { AccountOverview } from "../../domain/overview.ts";
import { formatAmount, formatMoney } from "../../text/format-money.ts";
import { type FundsPart, fundsParts } from "../../text/funds-text.ts";
import { areAmountsHidden } from "../../text/hidden-amounts.ts";
import { stateName } from "../../text/state-text.ts";
import { translate } from "../../text/translate.ts";
import type { LateParts } from "./late.ts";

// From this many characters on a figure takes the next smaller size; it wraps only if that is too wide.
const longFigure = 14;

interface RowProps {
  term: string;
  /** Why the figure is missing, in sight. */
  note?: string | undefined;
  /** What the figure assumes, as a tooltip. */
  hint?: string | undefined;
  children: ComponentChildren;
}

const Row = ({ term, note, hint = note, children }: RowProps) => (
  <div class="row" title={hint}>
    <dt>
      {term}
      {note && <span class="note"> {note}</span>}
      {hint !== note && <span class="hidden"> {hint}</span>}
    </dt>
    <dd>{children}</dd>
  </div>
);

interface FundsProps {
  account: AccountOverview;
  /** Figures that are missing are on their way. */
  isExpected: boolean;
  warnsTest: boolean;
  /** A sum to pay leads: the funds are the second figure. */
  isSecond: boolean;
  /** What they are made of stands behind its terms, to be opened: there is no room for it. */
  isFolded: boolean;
  /** There is no room for the terms either. */
  isBrief: boolean;
  /** Whether the user is asked here what is reserved. */
  asks: boolean;
  late: LateParts | null;
}

/** Available funds and what they are made of: exactly the registrar's digits. They lead where nothing is to be paid. */
export function Funds({
  account,
  isExpected,
  warnsTest,
  isSecond,
  isFolded,
  isBrief,
  asks,
  late,
}: FundsProps) {
  const { figures, foresight, facts } = account;
  const isTest = account.system === "ote" && !warnsTest;
  const isFirstLoad = !figures && isExpected;
  const isMost = isAtMost(figures);
  const figure = figures ? formatAmount(figures.available, figures.currency) : "";
  const isLong = figure.length >= longFigure;
  const tone = figures?.shortage === "overdraft" ? (isTest ? "test" : "loss") : "";
  const hintOf = (name: string): string | undefined =>
    /balance$/.test(name) && !facts.tellsReserved ? translate("balance_assumption") : undefined;
  // The figures that come in any case.
  const awaited = [
    "account_balance",
    ...(facts.tellsReserved ? [] : (["reserved_deposits"] as const)),
  ] as const;
  const valueText = ({ name, value, isNegative }: FundsPart) => {
    if (name === "deposits") return value;
    const amount = <span class={isNegative ? tone : ""}>{value}</span>;
    return name === "spendable" ? <b>{amount}</b> : amount;
  };
  const title = (
    <h2 class={isSecond ? "" : "label"} id="funds">
      {translate(isMost ? "available_funds_most" : "available_funds")}
    </h2>
  );
  const value = figures && (
    <>
      {figure} <small>{figures.currency}</small>
    </>
  );
  const lead = (
    <p class={`figure ${isLong || isSecond ? "long" : ""} ${tone}`}>
      {figures && late && !areAmountsHidden() ? (
        <late.CopyFigure figures={figures}>{value}</late.CopyFigure>
      ) : (
        value
      )}
      {isFirstLoad && <Skeleton text={translate("first_load")} />}
      {!figures && !isFirstLoad && <span class="soft">{translate("state_unknown")}</span>}
    </p>
  );
  const mark = late && figures?.shortage && (
    <late.StateMark
      state={figures.shortage}
      isTest={isTest}
      isPill
      title={translate(
        "warns_below",
        formatMoney(account.warnBelow, figures.amountsIn ?? figures.currency),
      )}
    >
      {stateName(figures.shortage)}
    </late.StateMark>
  );
  const parts = (figures || isFirstLoad) && (
    <dl>
      {figures
        ? fundsParts(figures).map((part) => (
            <Row key={part.name} term={part.term} hint={hintOf(part.name)}>
              {valueText(part)}
            </Row>
          ))
        : awaited.map((name) => (
            <Row key={name} term={translate(name)} hint={hintOf(name)}>
              <Skeleton />
            </Row>
          ))}
    </dl>
  );
  const question = late && asks && isMost && <late.ReservedQuestion account={account} />;
  return (
    <section aria-labelledby="funds" aria-busy={isFirstLoad}>
      <div class="row">
        {title}
        {isSecond ? lead : mark}
      </div>
      {!isSecond && (
        <div class="hero">
          {lead}
          {late && figures && !isLong && foresight && (
            <late.Sparkline values={foresight.spark} currency={foresight.currency} />
          )}
        </div>
      )}
      {isSecond && mark && <p class={isFolded && !isBrief ? "aside" : ""}>{mark}</p>}
      {isFolded && !isBrief && (
        <details>
          <summary class="soft">
            {translate(question ? "funds_what_reserved" : "funds_made_of")}
          </summary>
          {parts}
          {question}
        </details>
      )}
      {!isFolded && parts}
      {!isFolded && question}
    </section>
  );
}

/** The place of a figure that is on its way. */
export const Skeleton = ({ text }: { text?: string }) => (
  <span class="bone">{text && <span class="hidden">{text}</span>}</span>
);
