import { csvDay, fileName } from "../../../domain/csv.ts";
import { translate, translateCount } from "../../../text/translate.ts";
import { type CsvTable, csvText } from "./csv-tables.ts";

// The browser reads the file after the click has returned; then its memory is given back.
const readWithin = 60_000;

/**
 * Hands a table to the browser as a file: no permission is needed for that, and nothing leaves the machine.
 * @param what the account, and what of it
 * @returns the file's name
 */
export function downloadCsv(what: readonly string[], table: CsvTable): string {
  const name = fileName([...what, csvDay(Date.now())], "csv");
  const address = URL.createObjectURL(
    new Blob([csvText(table)], { type: "text/csv;charset=utf-8" }),
  );
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), readWithin);
  return name;
}

/** That a file was saved, how it is called, and how many rows it has beside its heads. */
export const savedText = (name: string, rows: number): string =>
  `${translate("dash_saved_as", name)} ${translateCount("dash_rows_saved", rows)}`;
