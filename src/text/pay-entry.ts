import type { CalendarEntry } from "../domain/calendar-entry.ts";
import { dayOf, isTooLate } from "../domain/foresight/bank-days.ts";
import type { PayAdvice } from "../domain/foresight/pay-advice.ts";
import type { AccountOverview } from "../domain/overview.ts";
import { isSampleId } from "../domain/sample-id.ts";
import { withAmounts } from "./hidden-amounts.ts";
import { isolated } from "./name-text.ts";
import { paySentence } from "./pay-text.ts";
import { translate } from "./translate.ts";

/**
 * The reminder of the day by which a transfer is to be ordered, with its amount, also while amounts are hidden. null: no
 * day is told, or it has passed, and a reminder helps no more.
 * @param now milliseconds since the epoch
 */
export function payEntry(
  { id, name, paymentNote }: Pick<AccountOverview, "id" | "name" | "paymentNote">,
  pay: PayAdvice,
  now: number,
): CalendarEntry | null {
  const { by } = pay;
  if (by === null || isTooLate(by, dayOf(now))) return null;
  return {
    id: `${id}-${by}`,
    at: now,
    day: by,
    // A calendar outlives the samples.
    title: `${isSampleId(id) ? `${translate("sample_data")}: ` : ""}${isolated(name)}: ${withAmounts(() => paySentence(pay, dayOf(now)))}`,
    text: paymentNote && `${translate("pay_note")}: ${paymentNote}`,
  };
}
