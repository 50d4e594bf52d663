import type { MoneyBeside } from "../domain/account-status.ts";
import { formatMoney } from "./format-money.ts";
import { isolated } from "./name-text.ts";
import { translate } from "./translate.ts";

/** What the same customer has that is in none of the figures, in a sentence: nobody is to believe that it is. */
export function besideText({ kind, currency, amount }: MoneyBeside): string {
  const money = amount === null ? currency : formatMoney(amount, currency);
  const name = kind === "awaiting-approval" ? "beside_awaiting" : "beside_other_account";
  return translate(name, isolated(money));
}
