import { ok, type Result } from "../domain/failure.ts";
import { initialWatch } from "../domain/watch.ts";
import { watchRecord } from "../storage/watch-record.ts";

/**
 * Notes the currency that an account's amounts are meant in, before an answer in another one is kept: from then on
 * they do not count, until the user has said them anew. What was noted already stays.
 * @param before the account's currency so far; null: it was never known
 * @param now the one it has just been answered in
 */
export async function noteCurrency(
  accountId: string,
  before: string | null,
  now: string,
): Promise<Result<unknown>> {
  if (before === null || before === now) return ok(null);
  return watchRecord.update((all) => {
    const watch = all[accountId] ?? initialWatch;
    return watch.currency === null ? { ...all, [accountId]: { ...watch, currency: before } } : all;
  });
}

/**
 * Notes that the user has just said Warn below in this currency. Where other amounts of theirs are meant in another
 * one, that stays: those are asked for in their own form, and all of them are meant in one currency.
 */
export async function confirmCurrency(
  accountId: string,
  currency: string,
): Promise<Result<unknown>> {
  return watchRecord.update((all) => {
    const watch = all[accountId];
    const hasOthers =
      watch &&
      (watch.amounts.length > 0 || (watch.reserved !== null && watch.reservedIn !== currency));
    return !watch || hasOthers || watch.currency === null || watch.currency === currency
      ? all
      : { ...all, [accountId]: { ...watch, currency } };
  });
}
