import { formatAmount } from "./format-money.ts";

/**
 * An estimate for the locale, rounded to the two decimals or none that mean something, without its
 * currency: `≈ 12.40`, `≈ 1,235`. Estimates are floats; nothing that the registrar said is formatted here.
 */
export function formatEstimate(amount: number, currency: string): string {
  const digits = Math.abs(amount) < 100 ? 2 : 0;
  const rounded = Object.is(Math.round(amount), -0) ? 0 : amount;
  return `≈\u00a0${formatAmount(rounded.toFixed(digits), currency)}`;
}
