import type { Decimal } from "../account.ts";
import type { AccountForesight } from "./account-foresight.ts";
import type { PayFor } from "./pay-for.ts";
import { chosenPayment, type Payment, type Payments } from "./payments.ts";

/** What a payment saves: what is at risk alone, all charges until a day, or those of them that are known. */
export const savings = ["risk", "all", "known"] as const;
export type Saves = (typeof savings)[number];

/** What the sentence of what to pay tells, on every place the same. */
export interface PayAdvice extends Pick<Payment, "amount" | "through" | "by" | "due"> {
  amount: Decimal;
  currency: string;
  saves: Saves;
}

/** What one of several payments saves. */
export const savesOf = (payments: Payments, payment: Payment): Saves =>
  payment === payments.risk ? "risk" : payment.isLeast ? "known" : "all";

/** What is to be paid, as the user wishes; null: nothing is, as far as it is known. */
export function payAdvice(foresight: AccountForesight | null, payFor: PayFor): PayAdvice | null {
  const payments = foresight?.forecast.pay ?? null;
  const payment = chosenPayment(payments, payFor);
  if (!foresight || !payments || !payment) return null;
  const { amount, through, by, due } = payment;
  const { currency } = foresight;
  return { amount, through, by, due, currency, saves: savesOf(payments, payment) };
}
