import type messages from "../../public/_locales/en/messages.json";
import { intl, inWords } from "./intl.ts";
import { textLanguage, textOf } from "./locale.ts";

export { textLanguage } from "./locale.ts";

/** The name of a text in `_locales`; one that counts exists once for each plural category of its language. */
export type TextName = keyof typeof messages;

/** The stem of a text that counts. */
export type PluralName = {
  [N in TextName]: N extends `${infer Stem}_one` ? Stem : never;
}[TextName];

/** The text in the language that was chosen, else in the browser's, with its placeholders filled in order. Plain text, never HTML. */
export const translate = (name: TextName, ...substitutions: string[]): string =>
  textOf(name, substitutions);

/** Which way the texts run. */
export const textDirection = (): "ltr" | "rtl" =>
  translate("text_direction") === "rtl" ? "rtl" : "ltr";

/**
 * The text for a number of things; the first placeholder is the number, written for the locale. The texts' own language
 * decides which of its forms stands: `zero`, `one`, `two`, `few`, `many` or `other` (CLDR).
 */
export function translateCount(
  name: PluralName,
  count: number,
  ...substitutions: string[]
): string {
  const category = intl(Intl.PluralRules, {}, textLanguage()).select(count);
  return translate(`${name}_${category}` as TextName, formatCount(count), ...substitutions);
}

/** A whole number with the locale's grouping. */
export const formatCount = (count: number): string => inWords(Intl.NumberFormat, {}, count);

/** A share without a sign: 0.12 is `12%`. */
export const formatShare = (share: number): string =>
  inWords(Intl.NumberFormat, { style: "percent", maximumFractionDigits: 0 }, share);
