import { failed, failure, ok, type Result } from "../domain/failure.ts";
import type { Preferences } from "../domain/preferences.ts";
import { readOwnFile } from "../platform/own-file.ts";
import { fillText, type Texts } from "./fill-text.ts";
import { languages } from "./languages.ts";
import { textLanguage } from "./locale.ts";
import { spoken } from "./spoken.ts";
import { validTag } from "./valid-tag.ts";

export type SpokenPreferences = Pick<Preferences, "language" | "region" | "spreadsheet">;

/** Whether everything is written by these preferences already. */
export const isSpoken = ({ language, region, spreadsheet }: SpokenPreferences): boolean =>
  spoken.language === language &&
  spoken.region === (region === null ? null : validTag(region)) &&
  spoken.spreadsheet === spreadsheet;

/**
 * Has everything written in the language and for the region that the user chose, from the next text on. The browser
 * gives texts in its own language alone: those of another one are read from the extension's own files. Where the
 * browser's language is wanted, which is the rule, nothing is read.
 * @returns `storage` where the texts cannot be read: then they stay those of the browser
 */
export async function speak(preferences: SpokenPreferences): Promise<Result<null>> {
  const { language, region, spreadsheet } = preferences;
  spoken.region = region === null ? null : validTag(region);
  spoken.spreadsheet = spreadsheet;
  if (spoken.language === language) return ok(null);
  spoken.textOf = null;
  spoken.language = language;
  // A language that this version has no texts in was chosen in another one.
  if (language === null || !languages.includes(language) || language === textLanguage())
    return ok(null);
  try {
    const texts = (await readOwnFile(
      `_locales/${language.replace("-", "_")}/messages.json`,
    )) as Texts;
    // Another one may have been chosen meanwhile.
    if (spoken.language === language)
      spoken.textOf = (name, values) => fillText(texts, name, values);
    return ok(null);
  } catch (error) {
    if (spoken.language === language) spoken.language = null;
    return failed(failure("storage", { text: String(error) }));
  }
}
