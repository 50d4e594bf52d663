import type { Decimal } from "../domain/account.ts";
import { dayOf } from "../domain/foresight/bank-days.ts";
import { type Payment, type Payments, paymentOf } from "../domain/foresight/payment.ts";
import type { AccountOverview } from "../domain/overview.ts";
import { formatMoney } from "./format-money.ts";
import { formatDay, formatWeekday } from "./format-time.ts";
import { translate } from "./translate.ts";

/** What a payment saves: what is at risk alone, all charges until a day, or those of them that are known. */
export type Saves = "risk" | "all" | "known";

/** What the sentence of what to pay tells. */
export interface Pay extends Pick<Payment, "by" | "due"> {
  amount: Decimal;
  currency: string;
  /** UTC day number; counts where not only what is at risk is saved. */
  through: number;
  saves: Saves;
}

/** The sentence of what to pay in its parts, for a page that draws them apart. */
export interface PayWords {
  /** `Pay at least` */
  lead: string;
  /** `by Wed, Dec 2,` or `now,` */
  until: string;
  /** `and everything until Feb 25 is paid.` */
  saved: string;
  /** What still helps where a transfer comes too late; null: one comes in time. */
  late: string | null;
}

/** What one of several payments saves. */
export const savesOf = (payments: Payments, payment: Payment): Saves =>
  payment === payments.risk ? "risk" : payment.isLeast ? "known" : "all";

function savedWords({ saves, through }: Pay): string {
  if (saves === "risk") return translate("pay_saves_risk");
  return translate(saves === "known" ? "pay_through_known" : "pay_through", formatDay(through));
}

/** @param today UTC day number: the day of a transfer has passed from the day after on */
export function payWords(pay: Pay, today: number): PayWords {
  const { by, due } = pay;
  const isLate = by !== null && by < today;
  const late =
    due !== null && due > today
      ? translate("pay_late", formatWeekday(due))
      : translate("pay_late_now");
  return {
    lead: translate("pay_least"),
    until: isLate ? translate("pay_now") : translate("pay_by", formatWeekday(by ?? today)),
    saved: savedWords(pay),
    late: isLate ? late : null,
  };
}

/** `Pay at least 100 EUR by Wed, Dec 2, and everything until Feb 25 is paid.` The same on every place, in one line. */
export function paySentence(pay: Pay, today: number): string {
  const { lead, until, saved, late } = payWords(pay, today);
  const sentence = `${lead} ${formatMoney(pay.amount, pay.currency, true)} ${until} ${saved}`;
  return late === null ? sentence : `${sentence} ${late}`;
}

type Payer = Pick<AccountOverview, "foresight" | "payFor">;

/** What is to be paid for an account, as it wishes; null: nothing is, as far as it is known. */
export function payOf({ foresight, payFor }: Payer): Pay | null {
  const payments = foresight?.forecast.pay ?? null;
  const payment = paymentOf(payments, payFor);
  if (!foresight || !payments || !payment) return null;
  return { ...payment, currency: foresight.currency, saves: savesOf(payments, payment) };
}

/** The same in a cell: `70 EUR by Mon, Nov 23`; empty where nothing is to be paid. `now` in milliseconds since the epoch. */
export function payCell(account: Payer, now: number): string {
  const pay = payOf(account);
  if (pay === null) return "";
  const amount = formatMoney(pay.amount, pay.currency, true);
  return pay.by === null || pay.by < dayOf(now)
    ? translate("dash_top_up_cell_now", amount)
    : translate("dash_top_up_cell", amount, formatWeekday(pay.by));
}
