import type { CalendarEntry } from "../domain/calendar-entry.ts";
import { dayOf } from "../domain/foresight/bank-days.ts";
import { type PayAdvice, payAdvice } from "../domain/foresight/pay-advice.ts";
import { bestForeseen } from "../domain/live-sums.ts";
import { isQuietTest } from "../domain/needs-somebody.ts";
import type { AccountOverview, Overview } from "../domain/overview.ts";
import { byMoney, eachMoneyOnce } from "../domain/same-money.ts";
import { isSampleId } from "../domain/sample-id.ts";
import { withAmounts } from "./hidden-amounts.ts";
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
  if (by === null || by < dayOf(now)) return null;
  return {
    id: `${id}-${by}`,
    at: now,
    day: by,
    // A calendar outlives the samples.
    title: `${isSampleId(id) ? `${translate("sample_data")}: ` : ""}${name}: ${withAmounts(() => paySentence(pay, dayOf(now)))}`,
    text: paymentNote && `${translate("pay_note")}: ${paymentNote}`,
  };
}

/** The same for all accounts that pay with money of their own and are to be warned of, the first day first. */
export function payEntries({ accounts, preferences }: Overview, now: number): CalendarEntry[] {
  const told = accounts.filter(
    (account) => account.enabled && !isQuietTest(account, { preferences }),
  );
  return byMoney(told)
    .flatMap((group) => {
      const currency = eachMoneyOnce(group)[0]?.figures?.currency;
      // The entry that may read the charges tells what to pay, though another has the newest figures.
      const account = currency === undefined ? undefined : bestForeseen(group, currency);
      const pay = account && payAdvice(account.foresight, account.payFor);
      return (pay && payEntry(account, pay, now)) ?? [];
    })
    .toSorted((a, b) => a.day - b.day);
}
