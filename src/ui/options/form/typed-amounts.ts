import type { Decimal } from "../../../domain/account.ts";
import { isLess } from "../../../domain/money.ts";
import { translate } from "../../../text/translate.ts";
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

/**
 * A typed amount that has to be there; or what is wrong with it, in words that say what to do: one that can be read in
 * two ways is not guessed.
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
  return read && isRight(read.amount)
    ? { value: read.amount, problem: null }
    : { value: null, problem };
}
