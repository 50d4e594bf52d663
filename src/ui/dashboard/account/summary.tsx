import { Fragment } from "preact";
import type { MoneyBeside } from "../../../domain/account-status.ts";
import { isAtMost } from "../../../domain/at-most.ts";
import type { Figures } from "../../../domain/figures.ts";
import type { AccountOverview } from "../../../domain/overview.ts";
import { besideText } from "../../../text/beside-text.ts";
import { formatAmount, formatMoney } from "../../../text/format-money.ts";
import { fundsParts } from "../../../text/funds-text.ts";
import { translate } from "../../../text/translate.ts";
import { ReservedQuestion } from "../../shared/reserved-question.tsx";
import { Unknown } from "../cells.tsx";
import type { DetailProps } from "../detail-props.ts";
import { CoverBlock } from "./cover-block.tsx";
import { UpcomingBlock } from "./upcoming-block.tsx";

interface SummaryProps extends DetailProps {
  /** A test account that is not to warn: its losses are violet. */
  isQuiet: boolean;
  /** Bank days that a transfer takes, as the user has set it. */
  lead: number;
  /** Something is to be paid: that figure leads, and these follow. */
  isSecond: boolean;
}

// From this many characters on a figure takes the next smaller size; it wraps only if that is too wide.
const longFigure = 14;

/** Where the account stands, until when it lasts, and what it will be charged. */
export function Summary({ account, data, isQuiet, lead, isSecond }: SummaryProps) {
  const { figures } = account;
  const lossTone = isQuiet ? "test" : "loss";
  const figure = figures ? formatAmount(figures.available, figures.currency) : "";
  return (
    <div class={`tiles ${isSecond ? "second" : ""}`}>
      <section class="card funds" aria-labelledby="funds-title">
        <h3 class="label" id="funds-title">
          {translate(isAtMost(figures) ? "available_funds_most" : "available_funds")}
        </h3>
        <p
          class={`figure ${figure.length < longFigure ? "" : "long"} ${figures?.shortage === "overdraft" ? lossTone : ""}`}
        >
          {figures ? (
            <>
              {figure} <small>{figures.currency}</small>
            </>
          ) : (
            <Unknown />
          )}
        </p>
        {figures && <MadeOf figures={figures} account={account} />}
        {besideFunds(account).map((beside) => (
          <p class="soft" key={`${beside.kind} ${beside.currency}`}>
            {besideText(beside)}
          </p>
        ))}
        {isAtMost(figures) && <ReservedQuestion account={account} />}
        {!account.foresight && account.system === "ote" && (
          <p class="soft">{translate("dash_test_unforeseen")}</p>
        )}
      </section>
      {(account.foresight || account.system === "live") && (
        <CoverBlock account={account} data={data} lead={lead} />
      )}
      <UpcomingBlock account={account} data={data} />
    </div>
  );
}

/** What is told beside the funds. What renewals take stands where they are foreseen, with what is foreseen. */
const besideFunds = ({ figures, foresight }: AccountOverview): MoneyBeside[] =>
  figures?.beside?.filter(({ kind }) => kind !== "auto-renewals" || foresight?.loadedAt == null) ??
  [];

/** What the available funds are made of: exactly the registrar's digits. */
function MadeOf({ figures, account }: { figures: Figures; account: AccountOverview }) {
  return (
    <dl class="rows">
      {fundsParts(figures).map(({ name, term, value }) => (
        <Fragment key={name}>
          <dt>{term}</dt>
          <dd class={name === "deposits" ? "words" : undefined}>
            {name === "spendable" ? <b>{value}</b> : value}
          </dd>
        </Fragment>
      ))}
      <dt>{translate("field_warn_below")}</dt>
      <dd>
        {figures.amountsIn
          ? formatMoney(account.warnBelow, figures.amountsIn)
          : formatAmount(account.warnBelow, figures.currency)}
      </dd>
    </dl>
  );
}
