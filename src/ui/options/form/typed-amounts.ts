import type { Decimal } from "../../../domain/account.ts";
import { currencyDigits, isLess } from "../../../domain/money.ts";
import { translate, translateCount } from "../../../text/translate.ts";
import { readAmount } from "../../../text/typed-amount.ts";

/** What was typed, understood; or what is wrong with it, in words that say what to do. */
export type Read<T> = { value: T; problem: null } | { value: null; problem: string };

/** How amounts are typed: the region's tag (BCP 47), and the currency they are in; null: it is not known. */
export interface AmountWay {
  tag: string;
  currency: string | null;
}

type Amounts = (amount: Decimal) => boolean;
export const eachAmount: Amounts = () => true;
export const aboveZero: Amounts = (amount) => isLess("0", amount);
export const notBelowZero: Amounts = (amount) => !isLess(amount, "0");

/** Whether an amount is written finer than its currency is paid in: `12.345` EUR, but not `12.300`. */
const hasMoreDigits = (amount: Decimal, currency: string): boolean =>
  (amount.split(".")[1] ?? "").replace(/0+$/, "").length > currencyDigits(currency);

/**
 * A typed amount that has to be there; or what is wrong with it, in words that say what to do: one that can be read in
 * two ways is not guessed, and one finer than its currency is not rounded.
 * @param isRight which amounts may be typed, and `problem` what is said of the others
 */
export function readTyped(
  typed: string,
  { tag, currency }: AmountWay,
  isRight: Amounts,
  problem: string,
): Read<Decimal> {
  const read = readAmount(typed, tag, currency);
  if (read && "either" in read)
    return { value: null, problem: translate("problem_amount_unclear") };
  if (read && currency !== null && hasMoreDigits(read.amount, currency))
    return {
      value: null,
      problem: translateCount("problem_amount_digits", currencyDigits(currency), currency),
    };
  return read && isRight(read.amount)
    ? { value: read.amount, problem: null }
    : { value: null, problem };
}
