import type { Account } from "./account.ts";
import { type AlertSettings, initialAlertSettings } from "./alert-settings.ts";
import { reservedByWord, type Telling } from "./reserved.ts";

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
  allAlerts: Readonly<Record<string, AlertSettings>>,
  moneyOf: (account: Account) => string,
): AlertSettings {
  const own = allAlerts[account.id] ?? initialAlertSettings;
  if (facts.tellsReserved || reservedByWord(facts, currency, own) !== null) return own;
  const key = moneyOf(account);
  for (const other of accounts) {
    const alerts = allAlerts[other.id];
    if (!alerts || other.registrar !== account.registrar || moneyOf(other) !== key) continue;
    const reserved = reservedByWord(facts, currency, alerts);
    if (reserved !== null) return { ...own, reserved, reservedIn: currency };
  }
  return own;
}
