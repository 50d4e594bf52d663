import type { Decimal } from "../account.ts";
import { dayOf, isTooLate } from "../foresight/bank-days.ts";
import type { PayAdvice } from "../foresight/pay-advice.ts";
import { savings } from "../foresight/pay-advice.ts";
import { isDecimal } from "../is-decimal.ts";
import { number, oneOf, orNull, shape, text } from "../shape.ts";
import { type Sentence, said } from "./kind.ts";

/** The fact of what to pay; null: nothing, or it is not known. */
export const isPay = shape<PayAdvice>({
  amount: isDecimal,
  currency: text,
  through: number,
  by: orNull(number),
  due: orNull(number),
  saves: oneOf(savings),
});

/**
 * What to pay, as it was said when the warning came.
 * @param sum of an entry of version 0.1.0, which has an amount and perhaps a day only: the amount
 */
export function paying(
  { pay, by, currency }: { pay: PayAdvice | null; by: number | null; currency: string | null },
  sum: Decimal | null,
  at: number,
): Sentence<"watch_top_up_now" | "watch_top_up_by">[] {
  const today = dayOf(at);
  if (pay !== null) return [{ pay, today }];
  if (sum === null || currency === null) return [];
  const amount = { sum, currency };
  return by === null || isTooLate(by, today)
    ? [said("watch_top_up_now", amount)]
    : [said("watch_top_up_by", amount, { day: by })];
}
