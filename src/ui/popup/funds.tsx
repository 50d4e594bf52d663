import type { ComponentChildren } from "preact";
import type { Decimal } from "../../domain/account.ts";
import type { AccountOverview } from "../../domain/overview.ts";
import { stateWords } from "../../platform/foresight-words.ts";
import { formatAmount, formatMoney } from "../../platform/format-money.ts";
import { translate } from "../../platform/translate.ts";
import { StateMark } from "../shared/state-mark.tsx";
import { Sparkline } from "./sparkline.tsx";

export const isNotZero = (amount: Decimal): boolean => /[1-9]/.test(amount);
const negated = (amount: Decimal): Decimal =>
  amount.startsWith("-") ? amount.slice(1) : `-${amount}`;

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
}

/** The leading figure, available funds, and what it is made of: exactly the registrar's digits. */
export function Funds({ account, isExpected, warnsTest }: FundsProps) {
  const { figures, foresight, registrar } = account;
  const isTest = account.system === "ote" && !warnsTest;
  const isFirstLoad = !figures && isExpected;
  const isCnr = registrar === "cnr";
  const figure = figures ? formatAmount(figures.available, figures.currency) : "";
  const isLong = figure.length >= longFigure;
  const tone = figures?.shortage === "overdraft" ? (isTest ? "test" : "loss") : "";
  const amount = (value: Decimal) => (
    <span class={value.startsWith("-") ? tone : ""}>
      {figures && formatAmount(value, figures.currency)}
    </span>
  );
  return (
    <section aria-labelledby="funds" aria-busy={isFirstLoad}>
      <div class="row">
        <h2 class="label" id="funds">
          {translate("available_funds")}
        </h2>
        {figures?.shortage && (
          <StateMark
            state={figures.shortage}
            isTest={isTest}
            isPill
            title={translate(
              "warns_below",
              formatMoney(account.warnBelow, figures.amountsIn ?? figures.currency),
            )}
          >
            {stateWords(account, figures.shortage)}
          </StateMark>
        )}
      </div>
      <div class="hero">
        <p class={`figure ${isLong ? "long" : ""} ${tone}`}>
          {figures && (
            <>
              {figure} <small>{figures.currency}</small>
            </>
          )}
          {isFirstLoad && <Bone text={translate("first_load")} />}
          {!figures && !isFirstLoad && <span class="soft">{translate("state_unknown")}</span>}
        </p>
        {figures && !isLong && foresight && (
          <Sparkline values={foresight.spark} currency={foresight.currency} />
        )}
      </div>
      {(figures || isFirstLoad) && (
        <dl>
          <Row
            term={translate("account_balance")}
            hint={isCnr ? translate("balance_assumption") : undefined}
          >
            {figures ? amount(figures.balance) : <Bone />}
          </Row>
          {figures?.deposits
            ? isNotZero(figures.deposits) && (
                <Row term={translate("reserved_deposits")}>
                  {formatAmount(negated(figures.deposits), figures.currency)}
                </Row>
              )
            : ""}
          {(figures ? figures.deposits === null : isCnr) && (
            <Row
              term={translate("reserved_deposits")}
              note={figures ? translate("deposits_not_told") : undefined}
            >
              {figures ? translate("state_unknown") : <Bone />}
            </Row>
          )}
          {figures?.creditLine && figures.spendable ? (
            <>
              <Row term={translate("credit_line")}>{amount(figures.creditLine)}</Row>
              <Row term={translate("spendable")}>
                <b>{amount(figures.spendable)}</b>
              </Row>
            </>
          ) : (
            ""
          )}
        </dl>
      )}
    </section>
  );
}

/** The place of a figure that is on its way. */
export const Bone = ({ text }: { text?: string }) => (
  <span class="bone">{text && <span class="hidden">{text}</span>}</span>
);
