import type { SpreadsheetChoice } from "../domain/spreadsheet-choice.ts";

/** What the user chose of language and region, as far as it is in use. */
interface Spoken {
  /** The language of the texts by the name that was chosen; null: the browser's. */
  language: string | null;
  /** A text of that language by its name, filled in; empty where there is none. null: the browser gives them. */
  textOf: ((name: string, values: readonly string[]) => string) | null;
  /** A valid BCP 47 tag that decides numbers and the order of dates; null: the browser's. */
  region: string | null;
  /** How files for spreadsheets are written. */
  spreadsheet: SpreadsheetChoice;
  /** Whether all amounts are hidden. */
  hidesAmounts: boolean;
}

declare global {
  /** One for all scripts of a page: the popup's second script has its own copy of this code, and must speak as the first. */
  var spokenHere: Spoken | undefined;
}

globalThis.spokenHere ??= {
  language: null,
  textOf: null,
  region: null,
  spreadsheet: "by-region",
  hidesAmounts: false,
};

/** Set by `speak` and `hideBy` alone, from the preferences; begins anew with every page and every worker. */
export const spoken: Spoken = globalThis.spokenHere;
