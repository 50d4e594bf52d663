import type { Decimal } from "../domain/account.ts";
import { decimalPattern } from "../domain/decimal-pattern.ts";
import { currencyDigits } from "../domain/money.ts";
import { masked } from "./hidden-amounts.ts";
import { intl } from "./intl.ts";

/**
 * An amount for the locale, without its currency: exactly the digits of the source, filled up to the
 * currency's own number of decimals, never rounded. Zeros behind the last significant decimal are dropped
 * down to the currency's digits (`1000000.0000` EUR → `1,000,000.00`; `1.2345` EUR → `1.2345`).
 * The minus is a real one (U+2212). Intl formats decimal strings exactly (ECMA-402, NumberFormat v3).
 * While amounts are hidden it is the mask.
 * @param isRound a whole amount stands without decimals: `1,050`
 */
export function formatAmount(amount: Decimal, currency: string, isRound = false): string {
  // Intl would write "" as 0: what is missing is never zero.
  if (!decimalPattern.test(amount)) throw new RangeError("Not a plain decimal number");
  const significant = (amount.split(".")[1] ?? "").replace(/0+$/, "").length;
  const min = isRound && significant === 0 ? 0 : currencyDigits(currency);
  const format = intl(Intl.NumberFormat, {
    minimumFractionDigits: min,
    maximumFractionDigits: Math.min(100, Math.max(min, significant)),
  });
  return masked(format.format(amount as Intl.StringNumericLiteral).replace("-", "\u2212"));
}

/** An amount followed by its currency code: `−312.40 EUR`. */
export const formatMoney = (amount: Decimal, currency: string, isRound = false): string =>
  `${formatAmount(amount, currency, isRound)}\u00a0${currency}`;
