import type { Decimal } from "../domain/account.ts";
import { decimalPattern } from "../domain/decimal-pattern.ts";
import { currencyDigits } from "../domain/money.ts";
import { type NumberSigns, numberSigns } from "./number-signs.ts";
import { plainDigits } from "./plain-digits.ts";

/** What a typed amount says: one amount, or one of two that only its writer can tell apart. */
export type TypedAmount = { amount: Decimal } | { either: readonly [Decimal, Decimal] };

/** Spaces of every width, and the apostrophes that Switzerland groups by: they group everywhere. */
const groupSign = "[\\p{Z}'’‘ʼ´`]";
const alwaysGroups = new RegExp(groupSign, "gu");

/** Whether one of them stands where it groups nothing: `12'50` is twelve and a half to some, a thousand to others. */
function isMisgrouped(text: string, { isByTwo, lastGroup }: NumberSigns): boolean {
  const inner = isByTwo ? `|\\d{2}${groupSign}` : "";
  const group = `\\d{3}(?!\\d)|\\d{${lastGroup}}(?!\\d)${inner}`;
  return new RegExp(`\\d${groupSign}+(?!${groupSign}|${group})`, "u").test(text);
}

/** One sign with three digits behind it and no more than three before: a thousand to one reader, one to another. */
const twofold = /^-?[1-9]\d{0,2}[.,]\d{3}$/;

const isGrouped = (whole: string, { isByTwo }: NumberSigns): boolean =>
  /^\d{1,3}(?:[.,]\d{3})*$/.test(whole) ||
  (isByTwo && /^\d{1,2}(?:[.,]\d{2})*[.,]\d{3}$/.test(whole));

/** The amount whose fraction begins behind a place (null: it has none); null: it is none. */
function amountAt(text: string, place: number | null, signs: NumberSigns): Decimal | null {
  const whole = text.slice(0, place ?? undefined).replace(/^-/, "");
  const fraction = place === null ? "" : `.${text.slice(place + 1)}`;
  if (/[.,]/.test(whole) && !isGrouped(whole, signs)) return null;
  const plain = `${text.startsWith("-") ? "-" : ""}${whole.replace(/[.,]/g, "")}${fraction}`;
  return decimalPattern.test(plain) ? plain.replace(/^(-?)0+(?=\d)/, "$1") : null;
}

const found = (amount: Decimal | null): TypedAmount | null => (amount === null ? null : { amount });

/**
 * A typed amount; null where it is none. Takes the digits and signs of every script, the region's own grouping and
 * either decimal sign: `1.5` and `1,5` can only be one and a half. `2.500` is one thing where the point is the decimal
 * sign, and another to whoever groups by it: both are given back, so that the user can say which is meant.
 * @param tag of the region, BCP 47
 * @param currency what it is an amount of, where that is known: of one with three decimals `2.500` is usual
 */
export function readAmount(
  typed: string,
  tag: string,
  currency: string | null = null,
): TypedAmount | null {
  const signs = numberSigns(tag);
  const digits = plainDigits(typed.trim());
  if (isMisgrouped(digits, signs)) return null;
  const text = digits.replace(alwaysGroups, "");
  // Signs of Arabic script leave no doubt, nor does a grouping sign that no other region has.
  if (/[\u066b\u066c]/.test(text)) return found(readArabic(text, signs));
  const { decimal, group } = signs;
  const compact = /^[.,]?$/.test(group) ? text : text.replaceAll(group, "");
  const all = compact.match(/[.,]/g) ?? [];
  const last = all.at(-1);
  if (last === undefined) return found(amountAt(compact, null, signs));
  const place = compact.lastIndexOf(last);
  if (all.filter((sign) => sign === last).length > 1)
    // Twice the same sign can only group: 1.234.567
    return new Set(all).size === 1 ? found(amountAt(compact, null, signs)) : null;
  // Of two signs the last one is the decimal sign in every language.
  if (all.length > 1 || !twofold.test(compact)) return found(amountAt(compact, place, signs));
  if (last === group) return found(amountAt(compact, null, signs));
  if (last === decimal && currency !== null && currencyDigits(currency) === 3)
    return found(amountAt(compact, place, signs));
  const either = [amountAt(compact, null, signs), amountAt(compact, place, signs)] as const;
  return either[0] === null || either[1] === null ? null : { either: [either[0], either[1]] };
}

/** With `٫` for the decimals, or `٬` between groups; behind the latter some write their decimals with a point. */
function readArabic(text: string, signs: NumberSigns): Decimal | null {
  const [whole = "", fraction, ...more] = text.split(/[\u066b.,]/);
  if (more.length > 0) return null;
  const grouped = whole.replaceAll("\u066c", ",");
  return fraction === undefined
    ? amountAt(grouped, null, signs)
    : amountAt(`${grouped}.${fraction}`, grouped.length, signs);
}

/**
 * An amount as it is typed in a region, into a field here or a bank's form: in the digits 0 to 9 with the region's decimal
 * sign and no grouping. Written so that it can be read in one way only: `2.5` with a zero more or less where three
 * decimals could be a thousand.
 */
export function amountToType(amount: Decimal, tag: string, currency: string | null = null): string {
  const { decimal } = numberSigns(tag);
  const digits = currency === null ? 2 : currencyDigits(currency);
  const isTwofold = twofold.test(amount) && digits !== 3;
  const clear = isTwofold ? (amount.endsWith("0") ? amount.slice(0, -1) : `${amount}0`) : amount;
  return clear.replace(".", decimal);
}
