import type { MoneyBeside } from "../domain/account-status.ts";
import { formatMoney } from "./format-money.ts";
import { isolated } from "./name-text.ts";
import { type TextName, translate } from "./translate.ts";

const names: Record<MoneyBeside["kind"], TextName> = {
  "awaiting-approval": "beside_awaiting",
  "other-account": "beside_other_account",
  "auto-renewals": "beside_auto_renewals",
  outstanding: "beside_outstanding",
};

/** What the same customer has that is in none of the figures, in a sentence: nobody is to believe that it is. */
export function besideText({ kind, currency, amount }: MoneyBeside): string {
  const money = amount === null ? currency : formatMoney(amount, currency);
  return translate(names[kind], isolated(money));
}
