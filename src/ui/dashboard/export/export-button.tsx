import { useState } from "preact/hooks";
import { formatCount, translate } from "../../../text/translate.ts";
import { HoldsAmounts } from "../../shared/eye-button.tsx";
import type { CsvTable } from "./csv-tables.ts";
import { downloadCsv, type FileSubject, savedText } from "./download.ts";

interface ExportButtonProps {
  account: FileSubject;
  /** What is in the file: on the button and in its name. */
  what: string;
  /** How much of it the file has, on the button and in its name; null: all. */
  part?: { kept: number; all: number } | null;
  table: () => CsvTable;
}

/** Saves a table as a file for a spreadsheet, and says under which name. */
export function ExportButton({ account, what, part = null, table }: ExportButtonProps) {
  const [said, say] = useState("");
  const shown = part && translate("dash_first_of", formatCount(part.kept), formatCount(part.all));
  // Without grouping: a file's name has no room for its signs.
  const named = part && [translate("dash_first_of", String(part.kept), String(part.all))];
  function save(): void {
    const made = table();
    say(savedText(downloadCsv(account, [what, ...(named ?? [])], made), made.rows.length));
  }
  return (
    <>
      <button type="button" class="button" onClick={save}>
        {translate("dash_export", shown === null ? what : `${what} (${shown})`)}
      </button>
      <HoldsAmounts text="amounts_in_file" />
      <span class="saved soft" role="status">
        {said}
      </span>
    </>
  );
}
