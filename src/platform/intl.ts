import { browser } from "./browser.ts";

/** The browser's own language, a BCP 47 tag: it decides texts, numbers and dates alike. */
export const language = (): string => browser.i18n.getUILanguage();

const made: Record<string, unknown> = {};

/**
 * A formatter of `Intl` for the browser's language, or `locale`. Made once and kept for the page's life: to
 * make one takes longer than a hundred uses, and a page that counts seconds asks for the same ones all the time.
 */
export function intl<F, O>(
  Format: new (locale: string, options?: O) => F,
  options: NoInfer<O>,
  locale: string = language(),
): F {
  const key = [locale, Format.name, JSON.stringify(options)].join();
  made[key] ??= new Format(locale, options);
  return made[key] as F;
}
