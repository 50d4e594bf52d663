import type { Account, Decimal } from "./account.ts";
import type { RegistrarFacts } from "./registrar-facts.ts";
import { initialWatch, type Watch } from "./watch.ts";

/** What of a watch tells the user's word about reserved deposits. */
export type Word = Pick<Watch, "reserved" | "reservedIn" | "currency">;

type Telling = Pick<RegistrarFacts, "tellsReserved">;

/**
 * The deposits that are reserved by the user's word, in the account's `currency`; null: nothing was said, or the
 * registrar tells them itself, or they were meant in another currency.
 */
export const reservedByWord = (
  { tellsReserved }: Telling,
  currency: string,
  { reserved, reservedIn, currency: meant }: Word,
): Decimal | null =>
  !tellsReserved && (reservedIn ?? meant ?? currency) === currency ? reserved : null;

/**
 * What is wanted of an account, with the user's word about the reserved deposits of its money: its own, else that of
 * another entry of the same account at the registrar (rule "One pot").
 * @param currency ISO 4217, the account's
 * @param moneyOf what tells whose money an account is: the same for two entries of one
 */
export function withWord(
  account: Account,
  facts: Telling,
  currency: string,
  accounts: readonly Account[],
  watches: Readonly<Record<string, Watch>>,
  moneyOf: (account: Account) => string,
): Watch {
  const own = watches[account.id] ?? initialWatch;
  if (facts.tellsReserved || reservedByWord(facts, currency, own) !== null) return own;
  const key = moneyOf(account);
  for (const other of accounts) {
    const watch = watches[other.id];
    if (!watch || other.registrar !== account.registrar || moneyOf(other) !== key) continue;
    const reserved = reservedByWord(facts, currency, watch);
    if (reserved !== null) return { ...own, reserved, reservedIn: currency };
  }
  return own;
}
