import type { Decimal } from "../domain/account.ts";
import { decimalLimit, decimalPattern } from "../domain/decimal-pattern.ts";
import { visibleText } from "../domain/visible-text.ts";

// Single values of the registrars' lists: what is absent or is not what its name says becomes null.

/** A plain decimal number of a length that can be real, exactly as sent. */
export const readDecimal = (text: string | undefined): Decimal | null =>
  text !== undefined && text.length <= decimalLimit && decimalPattern.test(text) ? text : null;

/** An ISO 4217 code in capitals: the registrars send either case (the manual's own examples do). */
export const readCurrency = (text: string | undefined): string | null =>
  /^[A-Z]{3}$/i.test(text ?? "") ? (text ?? "").toUpperCase() : null;

/** What a text is cut to, in UTF-16 code units: any domain name there can be (253 octets) stays whole. */
export const textLimit = 256;

/**
 * Text for display: only what can be seen of it ({@link visibleText}), ended by an
 * ellipsis where it is too long; never half a surrogate pair. Absent is "".
 */
export function readText(text = ""): string {
  // Twice as much is looked at: what cannot be seen does not count, however much of it there is.
  const seen = visibleText(text.slice(0, 2 * textLimit));
  return seen.length > textLimit || text.length > 2 * textLimit
    ? `${seen.slice(0, textLimit - 1).replace(/[\uD800-\uDBFF]$/, "")}…`
    : seen;
}
