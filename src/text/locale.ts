import { browser } from "../platform/browser.ts";
import { spoken } from "./spoken.ts";
import { fallbackTag, validTag } from "./valid-tag.ts";

// Two tags decide how things are written: that of the region writes numbers, that of words writes whatever has words
// in it (months, units, "in 3 days") and is in the language of the texts, as far as it can be with the region's habits.

/** The browser's own language, where it is told as a tag; else English. */
export const browserTag = (): string => validTag(browser.i18n.getUILanguage()) ?? fallbackTag;

/** A text by its name; empty where there is none. Texts that count and typed names: `translate.ts`. */
export const textOf = (name: string, values: string[]): string =>
  spoken.textOf ? spoken.textOf(name, values) : browser.i18n.getMessage(name, values);

interface Tags {
  region: string;
  words: string;
  /** Of the texts themselves. */
  texts: string;
}

const scripted = (tag: Intl.Locale): string => {
  const { language, script } = tag.maximize();
  return `${language} ${script}`;
};

/** The region's clock, in a tag of another language: `h23` where it counts to 24. */
const clockOf = (tag: string): Intl.LocaleHourCycleKey | undefined =>
  new Intl.DateTimeFormat(tag, { hour: "numeric" }).resolvedOptions().hourCycle;

function tagsOf(region: string | null, browsers: string, texts: string): Tags {
  // Digits of its own a region has where it was chosen: a reader of English texts in a Thai browser chose nothing.
  const digits = region === null ? { numberingSystem: "latn" } : {};
  // The registrars' days are those of one calendar.
  const own = new Intl.Locale(region ?? browsers, { calendar: "gregory", ...digits });
  const inTexts = new Intl.Locale(texts);
  if (scripted(own) === scripted(inTexts)) return { region: `${own}`, words: `${own}`, texts };
  const { region: country } = own.maximize();
  const hourCycle = clockOf(`${own}`);
  const words = new Intl.Locale(texts, {
    calendar: "gregory",
    numberingSystem: "latn",
    ...(country !== undefined && { region: country }),
    ...(hourCycle !== undefined && { hourCycle }),
  });
  return { region: `${own}`, words: `${words}`, texts };
}

let made: (Tags & { of: unknown[] }) | undefined;

/** Worked out once for what is spoken: a picture asks a hundred times, and the browser's answers are calls into it. */
function tags(): Tags {
  const of = [spoken.region, spoken.textOf, browser.i18n];
  if (!made || of.some((each, index) => each !== made?.of[index])) {
    const texts = validTag(textOf("text_language", [])) ?? fallbackTag;
    made = { of, ...tagsOf(spoken.region, browserTag(), texts) };
  }
  return made;
}

/** How numbers are written, read and put into files: a BCP 47 tag of the region that was chosen, else of the browser's. */
export const regionTag = (): string => tags().region;

/** How dates and all that has words in it are written: a BCP 47 tag in the language of the texts. */
export const wordsTag = (): string => tags().words;

/** The language that the texts are in, a BCP 47 tag: where there are none in the browser's language, another one. */
export const textLanguage = (): string => tags().texts;
