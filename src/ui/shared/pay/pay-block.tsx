import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { dayOf } from "../../../domain/foresight/bank-days.ts";
import { savesOf } from "../../../domain/foresight/pay-advice.ts";
import type { PayFor } from "../../../domain/foresight/pay-for.ts";
import { chosenPayment, type Payment } from "../../../domain/foresight/payments.ts";
import type { AccountOverview } from "../../../domain/overview.ts";
import { send } from "../../../messages/send.ts";
import { formatAmount } from "../../../text/format-money.ts";
import { payEntry } from "../../../text/pay-entry.ts";
import { payWords } from "../../../text/pay-text.ts";
import { translate } from "../../../text/translate.ts";
import { StateMark } from "../state-mark.tsx";
import { PayActions } from "./pay-actions.tsx";
import { PayChoice } from "./pay-choice.tsx";

interface PayBlockProps {
  account: AccountOverview;
  /** Milliseconds since the epoch. */
  now: number;
  /** Test money cannot be lost. */
  isTest?: boolean;
  /** Beneath: why it is so much. */
  reason?: (payment: Payment) => ComponentChildren;
}

/** What to pay, as one sentence of three lines, with what helps to pay it; nothing where nothing is to be paid. */
export function PayBlock({ account, now, isTest = false, reason }: PayBlockProps) {
  // The user's choice shows at once; the worker keeps it.
  const [wish, choose] = useState<PayFor | null>(null);
  const { foresight, enabled } = account;
  const payments = foresight?.forecast.pay ?? null;
  const payment = chosenPayment(payments, wish ?? account.payFor);
  if (!foresight || !payments || !payment || !enabled) return null;
  const { currency } = foresight;
  const today = dayOf(now);
  const pay = { ...payment, currency, saves: savesOf(payments, payment) };
  const { lead, until, saved, late } = payWords(pay, today);
  const isLate = late !== null;
  return (
    <section class={`pay ${isLate ? "late" : ""}`} aria-labelledby="pay">
      <StateMark state={isLate ? "not-covered-now" : "not-covered"} isTest={isTest} isPill>
        {translate("state_not_covered")}
      </StateMark>
      <p class="say" id="pay">
        {lead}{" "}
        <span class="lead">
          <span class="figure">
            {formatAmount(payment.amount, currency, true)} <small>{currency}</small>
          </span>{" "}
          <b>{until}</b>
        </span>{" "}
        {saved}
      </p>
      {isLate && (
        <p class="loss">
          <b>{late}</b>
        </p>
      )}
      <PayChoice
        payments={payments}
        currency={currency}
        payment={payment}
        choose={(payFor) => {
          choose(payFor);
          void send("amend-alert-settings", { accountId: account.id, part: { payFor } });
        }}
      />
      <PayActions
        account={account}
        payment={payment}
        isLate={isLate}
        entry={payEntry(account, pay, now)}
        isRoomy={reason !== undefined}
      />
      {reason?.(payment)}
    </section>
  );
}
