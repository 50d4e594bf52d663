import type { CsvStyle } from "../domain/csv.ts";
import type { SpreadsheetChoice } from "../domain/spreadsheet-choice.ts";
import { regionTag } from "./locale.ts";
import { numberSigns } from "./number-signs.ts";
import { spoken } from "./spoken.ts";

/** A way to write files with signs of its own. */
export type ChosenStyle = Exclude<SpreadsheetChoice, "by-region">;

/** What each of them separates cells by, by its name in the texts, and its decimal sign. */
export const styleNames = {
  "semicolon-comma": ["semicolon", ","],
  "semicolon-point": ["semicolon", "."],
  "comma-point": ["comma", "."],
} as const satisfies Record<ChosenStyle, readonly ["semicolon" | "comma", CsvStyle["mark"]]>;

/** Switzerland and Liechtenstein write a decimal point, and separate cells by semicolons all the same. */
const pointAndSemicolon: ReadonlySet<string | undefined> = new Set(["CH", "LI"]);

/**
 * How spreadsheets of a region read a file: with its decimal sign, and a separator that is not the same. Where decimals
 * begin with the sign of Arabic script, systems write files with a point.
 * @param tag BCP 47
 */
export function csvStyleOf(tag: string): ChosenStyle {
  if (pointAndSemicolon.has(new Intl.Locale(tag).maximize().region)) return "semicolon-point";
  return numberSigns(tag).decimal === "," ? "semicolon-comma" : "comma-point";
}

/** How files for spreadsheets are written: as the user chose, else as the region has it. */
export function csvStyle(): CsvStyle {
  const { spreadsheet } = spoken;
  const [separator, mark] =
    styleNames[spreadsheet === "by-region" ? csvStyleOf(regionTag()) : spreadsheet];
  return { separator: separator === "semicolon" ? ";" : ",", mark };
}
