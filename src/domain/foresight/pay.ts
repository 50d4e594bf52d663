import type { Decimal } from "../account.ts";
import type { Foresight } from "./foresight.ts";
import type { PayFor } from "./pay-for.ts";
import { type Payment, type Payments, paymentOf } from "./payment.ts";

/** What a payment saves: what is at risk alone, all charges until a day, or those of them that are known. */
export const savings = ["risk", "all", "known"] as const;
export type Saves = (typeof savings)[number];

/** What the sentence of what to pay tells, on every place the same. */
export interface Pay extends Pick<Payment, "amount" | "through" | "by" | "due"> {
  amount: Decimal;
  currency: string;
  saves: Saves;
}

/** What one of several payments saves. */
export const savesOf = (payments: Payments, payment: Payment): Saves =>
  payment === payments.risk ? "risk" : payment.isLeast ? "known" : "all";

/** What is to be paid, as the user wishes; null: nothing is, as far as it is known. */
export function payOf(foresight: Foresight | null, payFor: PayFor): Pay | null {
  const payments = foresight?.forecast.pay ?? null;
  const payment = paymentOf(payments, payFor);
  if (!foresight || !payments || !payment) return null;
  const { amount, through, by, due } = payment;
  const { currency } = foresight;
  return { amount, through, by, due, currency, saves: savesOf(payments, payment) };
}
