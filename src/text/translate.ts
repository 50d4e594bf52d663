import type messages from "../../public/_locales/en/messages.json";
import { browser } from "../platform/browser.ts";
import { intl, inWords } from "./intl.ts";

export { language } from "./intl.ts";

/** The name of a text in `_locales`; a plural text exists as `name_one` and `name_other`. */
export type TextName = keyof typeof messages;

/** The stem of a text that counts. */
export type PluralName = {
  [N in TextName]: N extends `${infer Stem}_one` ? Stem : never;
}[TextName];

/** The text in the browser's language, with its placeholders filled in order. Plain text, never HTML. */
export const translate = (name: TextName, ...substitutions: string[]): string =>
  browser.i18n.getMessage(name, substitutions);

/** The text for a number of things; the first placeholder is the number, written for the locale. */
export function translateCount(
  name: PluralName,
  count: number,
  ...substitutions: string[]
): string {
  const plural = intl(Intl.PluralRules, {}).select(count) === "one" ? "one" : "other";
  return translate(`${name}_${plural}` as TextName, formatCount(count), ...substitutions);
}

/** A whole number with the locale's grouping. */
export const formatCount = (count: number): string => inWords(Intl.NumberFormat, {}, count);

/** A change as a share, with its sign: 0.12 is `+12%`. */
export const formatPercent = (share: number): string =>
  inWords(Intl.NumberFormat, { style: "percent", signDisplay: "exceptZero" }, share);
