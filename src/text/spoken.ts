import type { SpreadsheetChoice } from "../domain/csv.ts";

/** A file of `_locales`, as far as texts are made of it. */
export type Texts = Readonly<
  Record<string, { message: string; placeholders?: Record<string, { content: string }> }>
>;

/** What the user chose of language and region, as far as it is in use. */
interface Spoken {
  /** The language of the texts by the name that was chosen; null: the browser's. */
  language: string | null;
  /** Its texts; null: the browser gives them. */
  texts: Texts | null;
  /** A valid BCP 47 tag that decides numbers and the order of dates; null: the browser's. */
  region: string | null;
  /** How files for spreadsheets are written. */
  spreadsheet: SpreadsheetChoice;
}

declare global {
  /** One for all scripts of a page: the popup's second script has its own copy of this code, and must speak as the first. */
  var spokenHere: Spoken | undefined;
}

globalThis.spokenHere ??= {
  language: null,
  texts: null,
  region: null,
  spreadsheet: "by-region",
};

/** Set by `speak` alone, from the preferences; begins anew with every page and every worker. */
export const spoken: Spoken = globalThis.spokenHere;
