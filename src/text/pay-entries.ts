import type { CalendarEntry } from "../domain/calendar-entry.ts";
import { payAdvice } from "../domain/foresight/pay-advice.ts";
import { bestForeseen } from "../domain/live-sums.ts";
import { isQuietTest } from "../domain/needs-somebody.ts";
import type { Overview } from "../domain/overview.ts";
import { byMoney, eachMoneyOnce } from "../domain/same-money.ts";
import { payEntry } from "./pay-entry.ts";

/** The reminders of all accounts that pay with money of their own and are to be warned of, the first day first. */
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
