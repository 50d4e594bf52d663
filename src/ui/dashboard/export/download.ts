import { csvDay, fileName } from "../../../domain/csv.ts";
import type { AccountOverview } from "../../../domain/overview.ts";
import { isSampleId } from "../../../domain/sample-id.ts";
import { translate, translateCount } from "../../../text/translate.ts";
import { type CsvTable, csvText, markedSample } from "./csv-tables.ts";

/** Whose file it is. */
export type FileSubject = Pick<AccountOverview, "id" | "name">;

// The browser reads the file after the click has returned; then its memory is given back.
const readWithin = 60_000;

/**
 * Hands a table to the browser as a file: no permission is needed for that, and nothing leaves the machine.
 * What is of a sample account says so in its name and in each line.
 * @param of the account, or one of those that it is of, under the name of all
 * @param what what of it is in the file
 * @returns the file's name
 */
export function downloadCsv(of: FileSubject, what: readonly string[], table: CsvTable): string {
  const isSample = isSampleId(of.id);
  const mark = isSample ? [translate("sample_title")] : [];
  const name = fileName([...mark, of.name, ...what, csvDay(Date.now())], "csv");
  const text = csvText(isSample ? markedSample(table) : table);
  const address = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
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
