import type { Decimal } from "./account.ts";
import { decimalPattern } from "./decimal-pattern.ts";

/** What a spreadsheet of a language expects: German ones a semicolon and a decimal comma, English ones a comma and a point. */
export interface CsvStyle {
  separator: ";" | ",";
  mark: "," | ".";
}

/** A cell: text, an exact number, or nothing. */
export type CsvCell = string | { number: Decimal } | null;

/** Excel takes a file for UTF-8 only if it begins with this. */
const byteOrderMark = "\ufeff";

// Tabs and line breaks would begin a new cell for one reader or the other, and other control characters
// are shown by none.
const control = /[\p{Cc}\u2028\u2029]+/gu;

/** Signs that start a formula, and the compatibility forms that stand for them (full-width ＝, small ﹣, superscript ⁺ …). */
const signs =
  "=+\\-@\u207a\u207c\u208a\u208c\u2a75\u2a76\ufb29\ufe62\ufe63\ufe66\ufe6b\uff0b\uff0d\uff1d\uff20";

/**
 * Such a sign where a cell can begin: at the start of a text, and behind each character that some
 * spreadsheet may take for the end of a cell because it was told another separator than ours. Invisible
 * characters and blanks before the sign are passed over by some. The look back comes last: the time stays linear.
 */
const formula = new RegExp(`[${signs}](?<=(?:^|[,;|"])[\\p{Cf}\\p{Z}]*.)`, "gsu");

/** An apostrophe before each sign that could start a formula; the same text otherwise, on one line. */
const guarded = (text: string): string => text.replace(control, " ").replace(formula, "'$&");

function cellText(cell: CsvCell, { mark }: CsvStyle): string {
  if (cell === null) return "";
  if (typeof cell === "string") return `"${guarded(cell).replaceAll('"', '""')}"`;
  // A number stays one with its minus, but only a plain one: what else a registrar sent is text.
  return decimalPattern.test(cell.number)
    ? cell.number.replace(".", mark)
    : cellText(cell.number, { mark, separator: "," });
}

/**
 * A table as CSV (RFC 4180 with the language's separator): UTF-8 with a byte order mark, lines ended by
 * CR LF. Numbers keep exactly their digits. No cell of text can start a formula, in whichever
 * spreadsheet and with whichever separator the file is opened.
 */
export const csvOf = (
  header: readonly string[],
  rows: readonly (readonly CsvCell[])[],
  style: CsvStyle,
): string =>
  byteOrderMark +
  [header, ...rows]
    .map((row) => `${row.map((cell) => cellText(cell, style)).join(style.separator)}\r\n`)
    .join("");

/** A moment as spreadsheets read it: `2026-11-24 13:05:00`, UTC. Milliseconds since the epoch. */
export const csvMoment = (at: number): string =>
  new Date(at).toISOString().slice(0, 19).replace("T", " ");

/** A UTC day as `2026-11-24`. Milliseconds since the epoch, any time of it. */
export const csvDay = (at: number): string => new Date(at).toISOString().slice(0, 10);

/**
 * A file name that every system takes: letters and digits of any script, all else a hyphen; parts joined by
 * `_`. At most 40 characters of each part, so that the whole stays under every limit.
 */
export const fileName = (parts: readonly string[], extension: string): string =>
  `${parts
    .map((part) =>
      [...part.normalize("NFC").replace(/[^\p{L}\p{N}]+/gu, "-")]
        .slice(0, 40)
        .join("")
        .replace(/^-+|-+$/g, ""),
    )
    .filter((part) => part !== "")
    .join("_")}.${extension}`;
