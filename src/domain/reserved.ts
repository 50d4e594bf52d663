import type { Account, Decimal, Registrar } from "./account.ts";
import { lacking } from "./foresight/foresight.ts";
import { sameAccountKey } from "./registrar-sites.ts";
import { initialWatch, type Watch } from "./watch.ts";

/** What of a watch tells the user's word about reserved deposits. */
export type Word = Pick<Watch, "reserved" | "reservedIn" | "currency">;

/**
 * The deposits that are reserved by the user's word, in the account's `currency`; null: nothing was said, or the
 * registrar tells them itself, or they were meant in another currency.
 */
export const reservedByWord = (
  registrar: Registrar,
  currency: string,
  { reserved, reservedIn, currency: meant }: Word,
): Decimal | null =>
  lacking[registrar].includes("deposits") && (reservedIn ?? meant ?? currency) === currency
    ? reserved
    : null;

/**
 * What is wanted of an account, with the user's word about the reserved deposits of its money: its own, else that of
 * another entry of the same account at the registrar (rule "One pot").
 * @param currency ISO 4217, the account's
 */
export function withWord(
  account: Account,
  currency: string,
  accounts: readonly Account[],
  watches: Readonly<Record<string, Watch>>,
): Watch {
  const own = watches[account.id] ?? initialWatch;
  const { registrar } = account;
  if (!lacking[registrar].includes("deposits") || reservedByWord(registrar, currency, own) !== null)
    return own;
  const key = sameAccountKey(account);
  for (const other of accounts) {
    const watch = watches[other.id];
    if (!watch || other.registrar !== registrar || sameAccountKey(other) !== key) continue;
    const reserved = reservedByWord(registrar, currency, watch);
    if (reserved !== null) return { ...own, reserved, reservedIn: currency };
  }
  return own;
}
