import type { Decimal } from "../domain/account.ts";
import { isAtMost } from "../domain/at-most.ts";
import { isNotZero } from "../domain/decimal-pattern.ts";
import type { Figures } from "../domain/figures.ts";
import { formatAmount } from "./format-money.ts";
import { translate } from "./translate.ts";

/** One of the figures that the available funds are made of, or follow from them. */
export interface FundsPart {
  name: "balance" | "deposits" | "credit" | "spendable";
  term: string;
  /** The registrar's digits, without the currency; or that it is not known. */
  value: string;
  isNegative: boolean;
}

// Without arithmetic: the popup has none in its first script.
const negated = (amount: Decimal): Decimal =>
  amount.startsWith("-") ? amount.slice(1) : isNotZero(amount) ? `-${amount}` : amount;

/**
 * What the available funds are made of, in the order it is told everywhere: the balance, what is reserved (only where
 * it is something, or the user's word, or not known), the credit line and what may be spent with it.
 */
export function fundsParts(figures: Figures): FundsPart[] {
  const { balance, deposits, depositsBy, creditLine, spendable } = figures;
  const part = (name: FundsPart["name"], term: string, amount: Decimal): FundsPart => ({
    name,
    term,
    value: formatAmount(amount, figures.currency),
    isNegative: amount.startsWith("-"),
  });
  const parts = [part("balance", translate("account_balance"), balance)];
  if (deposits === null) {
    const value = translate(isAtMost(figures) ? "reserved_unknown" : "state_unknown");
    parts.push({
      name: "deposits",
      term: translate("reserved_deposits"),
      value,
      isNegative: false,
    });
  } else if (deposits && (isNotZero(deposits) || depositsBy === "user")) {
    const term = translate(depositsBy === "user" ? "reserved_by_word" : "reserved_deposits");
    parts.push(part("deposits", term, negated(deposits)));
  }
  if (creditLine && spendable)
    parts.push(
      part("credit", translate("credit_line"), creditLine),
      part("spendable", translate("spendable"), spendable),
    );
  return parts;
}
