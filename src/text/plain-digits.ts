import { visibleText } from "../domain/visible-text.ts";

const isDigit = /^\p{Nd}$/u;

/** Unicode has the ten digits of each script one behind the other, from zero on. */
function digitValue(digit: string): string {
  const place = digit.codePointAt(0) ?? 0;
  let before = 0;
  while (isDigit.test(String.fromCodePoint(place - before - 1))) before += 1;
  return String(before % 10);
}

/** Full-width signs, as East Asian keyboards type them. */
const fullWidth = /[\uFF01-\uFF5E]/g;

const minus = /[\u2010-\u2013\u2212\u207B\uFE58\uFE63]/g;

/**
 * A typed number in the signs of ASCII, as far as it has those: digits of every script become 0 to 9, every minus `-`,
 * and what draws nothing (marks of direction) is gone.
 */
export const plainDigits = (typed: string): string =>
  visibleText(typed)
    .replace(fullWidth, (sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) - 0xfee0))
    .replace(/(?![0-9])\p{Nd}/gu, digitValue)
    .replace(minus, "-");
