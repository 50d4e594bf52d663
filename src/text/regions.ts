import { formatAmount } from "./format-money.ts";
import { formatMoment } from "./format-time.ts";
import { withAmounts } from "./hidden-amounts.ts";
import { intl } from "./intl.ts";
import { languages } from "./languages.ts";
import { browserTag, textLanguage } from "./locale.ts";
import { numberSigns } from "./number-signs.ts";

/** Regions to choose from: how numbers and dates are written there. One of each way in the countries that people bank in. */
const offered = [
  ...["ar-AE", "ar-EG", "ar-MA", "ar-SA", "bg-BG", "bn-BD", "ca-ES", "cs-CZ", "da-DK", "de-AT"],
  ...["de-CH", "de-DE", "de-LI", "de-LU", "el-GR", "en-AU", "en-CA", "en-CH", "en-DE", "en-GB"],
  ...["en-IE", "en-IN", "en-NL", "en-NZ", "en-SG", "en-US", "en-ZA", "es-AR", "es-CL", "es-CO"],
  ...["es-ES", "es-MX", "et-EE", "fa-IR", "fi-FI", "fr-BE", "fr-CA", "fr-CH", "fr-FR", "fr-LU"],
  ...["he-IL", "hi-IN", "hr-HR", "hu-HU", "id-ID", "is-IS", "it-CH", "it-IT", "ja-JP", "ko-KR"],
  ...["lt-LT", "lv-LV", "ms-MY", "mt-MT", "nb-NO", "nl-BE", "nl-NL", "pl-PL", "pt-BR", "pt-PT"],
  ...["ro-RO", "ru-RU", "sk-SK", "sl-SI", "sr-RS", "sv-SE", "th-TH", "tr-TR", "uk-UA", "ur-PK"],
  ...["vi-VN", "zh-CN", "zh-HK", "zh-TW"],
];

const namesIn = (language: string): Intl.DisplayNames =>
  new Intl.DisplayNames(language, { type: "language", languageDisplay: "standard" });

/** The languages of the texts, each in its own words: who cannot read the page finds it all the same. */
export const languageChoices = (): [tag: string, name: string][] =>
  languages.map((tag) => {
    const own = namesIn(tag).of(tag) ?? tag;
    return [tag, own.slice(0, 1).toLocaleUpperCase(tag) + own.slice(1)];
  });

/**
 * The regions to choose from, in the order of their names.
 * @param current one that is not among the usual ones is offered too
 */
export function regionChoices(current: string | null): [tag: string, name: string][] {
  const all = [...new Set([...offered, ...(current === null ? [] : [current])])];
  const { compare } = intl(Intl.Collator, {});
  const names = namesIn(textLanguage());
  return all
    .map((tag): [string, string] => [tag, names.of(tag) ?? tag])
    .sort(([, one], [, other]) => compare(one, other));
}

/**
 * Where a language is mostly spoken, if numbers are written in another way there than the browser writes them: by its
 * tag, and in the words of the texts. Which way amounts are written decides how typed ones are read: nobody changes that
 * but the user.
 */
export function otherRegion(language: string): { tag: string; name: string } | null {
  const { region } = new Intl.Locale(language).maximize();
  if (!region) return null;
  const tag = `${language}-${region}`;
  const [there, here] = [numberSigns(tag), numberSigns(browserTag())];
  if (there.decimal === here.decimal && there.group === here.group) return null;
  return { tag, name: new Intl.DisplayNames(textLanguage(), { type: "region" }).of(region) ?? tag };
}

/** What the browser's own language is called: `German (Switzerland)`. */
export const browserName = (): string => namesIn(textLanguage()).of(browserTag()) ?? browserTag();

/** An amount and a moment as they are written now; `at` in milliseconds since the epoch. */
export const examples = (at: number): [amount: string, moment: string] => [
  withAmounts(() => formatAmount("-1234.5", "EUR")),
  formatMoment(at),
];
