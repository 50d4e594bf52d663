import { dayOf, isTooLate } from "../domain/foresight/bank-days.ts";
import { type PayAdvice, payAdvice } from "../domain/foresight/pay-advice.ts";
import type { AccountOverview } from "../domain/overview.ts";
import { formatMoney } from "./format-money.ts";
import { formatDay, formatWeekday } from "./format-time.ts";
import { translate } from "./translate.ts";

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

function savedWords({ saves, through }: PayAdvice): string {
  if (saves === "risk") return translate("pay_saves_risk");
  return translate(saves === "known" ? "pay_through_known" : "pay_through", formatDay(through));
}

/** @param today UTC day number: the day of a transfer has passed from the day after on */
export function payWords(pay: PayAdvice, today: number): PayWords {
  const { by, due } = pay;
  const isLate = isTooLate(by, today);
  const late =
    due !== null && due > today
      ? translate("pay_late", formatWeekday(due))
      : translate("pay_late_now");
  return {
    lead: translate("pay_least"),
    // A day that is not told is none: to pay at once is always in time.
    until: by === null || isLate ? translate("pay_now") : translate("pay_by", formatWeekday(by)),
    saved: savedWords(pay),
    late: isLate ? late : null,
  };
}

/** `Pay at least 100 EUR by Wed, Dec 2, and everything until Feb 25 is paid.` The same on every place, in one line. */
export function paySentence(pay: PayAdvice, today: number): string {
  const { lead, until, saved, late } = payWords(pay, today);
  const sentence = `${lead} ${formatMoney(pay.amount, pay.currency, true)} ${until} ${saved}`;
  return late === null ? sentence : `${sentence} ${late}`;
}

/** What to pay in a cell: `70 EUR by Mon, Nov 23`; empty where nothing is to be paid. `now` in milliseconds since the epoch. */
export function payCell({ foresight, payFor }: AccountOverview, now: number): string {
  const pay = payAdvice(foresight, payFor);
  if (pay === null) return "";
  const amount = formatMoney(pay.amount, pay.currency, true);
  return pay.by === null || isTooLate(pay.by, dayOf(now))
    ? translate("dash_top_up_cell_now", amount)
    : translate("dash_top_up_cell", amount, formatWeekday(pay.by));
}
