import type { Decimal } from "../domain/account.ts";
import { isLess, roundUpIn, withPercent } from "../domain/money.ts";
import { readDecimal } from "./read-value.ts";

/** What the account says where a row does not: its VAT percent (null: not told), and its currency, ISO 4217. */
export interface ChargeTerms {
  vatPercent: Decimal | null;
  currency: string;
}

/** Present, but not what its name says: an amount that is there cannot be taken for one that is not. */
export const isUnreadable = (text: string | undefined): boolean =>
  !!text && readDecimal(text) === null;

export const isNegative = (amount: Decimal): boolean => isLess(amount, "0");

/** What a registrar takes for one row: it rounds each by itself, so to be sure never down. No tax is below nothing. */
export const computedGross = (net: Decimal, percent: Decimal, currency: string): Decimal | null =>
  isNegative(percent) ? null : roundUpIn(withPercent(net, percent), currency);
