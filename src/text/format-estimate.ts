import { areAmountsHidden, masked } from "./hidden-amounts.ts";
import { inWords } from "./intl.ts";

/**
 * An estimate for the locale, without its currency: two decimals below a hundred, none above, where they
 * would say more than is known: `≈ 12.40`, `≈ 1,235`. A float; nothing that the registrar said is formatted here.
 */
export function formatEstimate(amount: number): string {
  const digits = Math.abs(amount) < 100 ? 2 : 0;
  const options = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  return masked(
    `≈\u00a0${inWords(Intl.NumberFormat, { ...options, signDisplay: "negative" }, amount)}`,
  );
}

/** An estimate with at most so many decimals, as on the axis of a chart; while amounts are hidden an axis has no labels. */
export const formatRounded = (amount: number, digits: number): string =>
  areAmountsHidden() ? "" : inWords(Intl.NumberFormat, { maximumFractionDigits: digits }, amount);
