import { isNotZero } from "../../../domain/decimal-pattern.ts";
import { type PayFor, payFors } from "../../../domain/foresight/pay-for.ts";
import type { Payment, Payments } from "../../../domain/foresight/payments.ts";
import { formatAmount } from "../../../text/format-money.ts";
import { formatDays } from "../../../text/format-time.ts";
import { translate } from "../../../text/translate.ts";

interface PayChoiceProps {
  payments: Payments;
  currency: string;
  /** The one that the sentence is about. */
  payment: Payment;
  choose: (payFor: PayFor) => void;
}

/** What the payment is to save, each choice with its price; what needs nothing stays in its place and says so. */
export const PayChoice = ({ payments, currency, payment, choose }: PayChoiceProps) => (
  <div class="choice" role="radiogroup" aria-label={translate("pay_save")}>
    {payFors.map((payFor) => {
      const each = payments[payFor];
      const isNone = each === null || !isNotZero(each.amount);
      return (
        <label key={payFor}>
          <input
            type="radio"
            name="pay-for"
            checked={each === payment}
            disabled={isNone}
            onChange={() => choose(payFor)}
          />
          {payFor === "risk" ? translate("pay_risk") : formatDays(payFor === "month" ? 30 : 90)}{" "}
          <b>
            {isNone ? (
              translate("pay_none")
            ) : (
              <>
                {formatAmount(each.amount, currency, true)} <small>{currency}</small>
              </>
            )}
          </b>
        </label>
      );
    })}
  </div>
);
