import type { Account } from "./account.ts";
import type { Snapshot } from "./snapshot.ts";

/** What tells whose money an entry of an account is. */
export interface MoneyOf<A> {
  /** The same for two logins that are one account at the registrar, whatever that has told. */
  moneyOf: (account: A) => string;
  /** The address that an account's requests go to. */
  addressOf: (account: A) => string;
}

/**
 * By account id a key that is the same for all entries of one money: their login, or the customer whom the registrar
 * named to one of them. A main login and a sub-account with a user of its own are one by that alone.
 * @param customers by account id, as far as registrars have told them
 */
export function moneyKeys<A extends Pick<Account, "id" | "registrar" | "system">>(
  accounts: readonly A[],
  customers: Readonly<Record<string, string | null>>,
  { moneyOf, addressOf }: MoneyOf<A>,
): Map<string, string> {
  const keyOfLogin = new Map<string, string>();
  for (const account of accounts) {
    const customer = customers[account.id] ?? null;
    if (customer === null) continue;
    const { registrar, system } = account;
    const key = JSON.stringify(["customer", addressOf(account), registrar, system, customer]);
    keyOfLogin.set(moneyOf(account), key);
  }
  return new Map(
    accounts.map((account) => {
      const login = moneyOf(account);
      return [account.id, keyOfLogin.get(login) ?? login];
    }),
  );
}

/** Whom the registrar named in the accounts' last figures, by account id. */
export const customersOf = (
  snapshots: Readonly<Record<string, Snapshot>>,
): Record<string, string | null> =>
  Object.fromEntries(
    Object.entries(snapshots).map(([id, { status }]) => [id, status?.value.customer ?? null]),
  );
