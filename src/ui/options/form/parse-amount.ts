import type { Decimal } from "../../../domain/account.ts";
import { decimalPattern } from "../../../domain/decimal-pattern.ts";
import { decimalSign } from "../../../text/typed-amount.ts";

/**
 * A typed amount as a plain decimal number with a point; null where it is none.
 *
 * Takes the language's own grouping and either decimal sign. `1.000` is a thousand where the point
 * groups (German) and one where it is the decimal sign; `1.5` and `1,5` can only be one and a half.
 * Spaces, narrow spaces and apostrophes group everywhere (French, Swiss).
 */
export function parseAmount(typed: string, locale: string): Decimal | null {
  const compact = typed
    .trim()
    .replace(/[\s'’]/g, "")
    .replace("\u2212", "-");
  const signs = compact.match(/[.,]/g) ?? [];
  const last = signs.at(-1);
  const decimal =
    last === undefined || !isDecimalSign(compact, last, signs, decimalSign(locale)) ? null : last;
  const place = decimal === null ? compact.length : compact.lastIndexOf(decimal);
  const whole = compact.slice(0, place);
  const fraction = compact.slice(place + 1);
  const groups = whole.replace("-", "").split(/[.,]/);
  const isGrouped =
    groups.slice(1).every((group) => group.length === 3) && (groups[0] ?? "") !== "";
  if (groups.length > 1 && !isGrouped) return null;
  const plain = `${whole.replace(/[.,]/g, "")}${decimal === null ? "" : `.${fraction}`}`;
  return decimalPattern.test(plain) ? plain.replace(/^(-?)0+(?=\d)/, "$1") : null;
}

function isDecimalSign(text: string, last: string, signs: string[], own: string): boolean {
  // Twice the same sign can only group: 1.234.567
  if (signs.filter((sign) => sign === last).length > 1) return false;
  // Two different signs: the last one is the decimal sign in every language.
  if (signs.length > 1 || last === own) return true;
  // The language's grouping sign: it groups where three digits follow, else it was meant as the decimal sign.
  return !/^-?\d{1,3}[.,]\d{3}$/.test(text);
}
