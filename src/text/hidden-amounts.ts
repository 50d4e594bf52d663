import type { Preferences } from "../domain/preferences.ts";
import { spoken } from "./spoken.ts";

/** What stands for every amount while amounts are hidden: always the same, so that it tells nothing of their size. */
export const mask = "••••";

export const areAmountsHidden = (): boolean => spoken.hidesAmounts;

/** Has amounts hidden or shown from the next text on, as the user chose. */
export function hideBy({ hideAmounts }: Pick<Preferences, "hideAmounts">): void {
  spoken.hidesAmounts = hideAmounts;
}

/** An amount that is written out, or what stands for it while amounts are hidden. Every text of an amount goes through here. */
export const masked = (amount: string): string => (spoken.hidesAmounts ? mask : amount);

/**
 * What is taken for an amount in a foreign text: a number with decimals, one beside a currency, or a whole one of three
 * digits or more that stands alone. No date of digits, no address, no part of a name.
 */
function amountForm(): RegExp {
  const whole = "[-+\\u2212]?\\d{1,3}(?:[.,'\\u2019\\p{Zs}]?\\d{3})*";
  const number = `${whole}(?:[.,]\\d+)?`;
  const currency = "(?:\\p{Lu}{3}|\\p{Sc})";
  const ends = "(?!\\d|\\.\\d)";
  return new RegExp(
    [
      `(?<![\\d.])${whole}[.,]\\d+${ends}`,
      `(?<![\\d.])${number}(?=(?:[.,][-\\u2013])?\\p{Zs}?${currency}(?!\\p{L}))`,
      `(?<=(?<!\\p{L})${currency}:?\\p{Zs}?)${number}${ends}`,
      `(?<![\\p{L}\\d.:/_-])(?=[^\\p{Zs}]{3})${whole}(?![\\p{L}\\d:/_-]|\\.[\\p{L}\\d])`,
    ].join("|"),
    "gu",
  );
}

/** A registrar's own words, without the amounts that they may name while amounts are hidden. */
export const maskedIn = (text: string): string =>
  spoken.hidesAmounts ? text.replace(amountForm(), mask) : text;

/** A text with its amounts as they are: for what the user saves as a file by a click, and for examples. */
export function withAmounts<T>(write: () => T): T {
  const before = spoken.hidesAmounts;
  spoken.hidesAmounts = false;
  try {
    return write();
  } finally {
    spoken.hidesAmounts = before;
  }
}
