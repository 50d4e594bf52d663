import type { AlertSettings } from "../../../domain/alert-settings.ts";
import { dayOf, isTooLate } from "../../../domain/foresight/bank-days.ts";
import type { Payment } from "../../../domain/foresight/payments.ts";
import type { AccountOverview } from "../../../domain/overview.ts";
import { isSampleId } from "../../../domain/sample-id.ts";
import { formatMoney } from "../../../text/format-money.ts";
import { formatWeekday } from "../../../text/format-time.ts";
import { translate, translateCount } from "../../../text/translate.ts";

interface PayReasonProps {
  account: AccountOverview;
  payment: Payment;
  alerts: AlertSettings;
  currency: string;
  now: number;
}

/** Why it is so much, and why by that day: the one place beside the sentence where the exact sum stands. */
export const PayReason = ({ account, payment, alerts, currency, now }: PayReasonProps) => {
  const { missing, by, due } = payment;
  return (
    <p class="reason">
      {translate(
        "pay_missing",
        formatMoney(missing, currency),
        formatMoney(alerts.unit, currency, true),
      )}{" "}
      {by !== null &&
        due !== null &&
        !isTooLate(by, dayOf(now)) &&
        translateCount("pay_takes", alerts.lead, formatWeekday(by), formatWeekday(due))}{" "}
      {!account.paymentNote && !isSampleId(account.id) && (
        <a href={`options.html#note=${account.id}`}>{translate("pay_add_note")}</a>
      )}
    </p>
  );
};
