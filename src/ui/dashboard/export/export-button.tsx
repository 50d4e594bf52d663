import { useState } from "preact/hooks";
import { translate } from "../../../text/translate.ts";
import type { CsvTable } from "./csv-tables.ts";
import { downloadCsv } from "./download.ts";

interface ExportButtonProps {
  /** The account's name. */
  account: string;
  /** What is in the file: on the button and in its name. */
  what: string;
  table: () => CsvTable;
}

/** Saves a table as a file for a spreadsheet, and says under which name. */
export function ExportButton({ account, what, table }: ExportButtonProps) {
  const [said, say] = useState("");
  return (
    <>
      <span class="hidden" role="status">
        {said}
      </span>
      <button
        type="button"
        class="button"
        onClick={() => say(translate("dash_saved_as", downloadCsv([account, what], table())))}
      >
        {translate("dash_export", what)}
      </button>
    </>
  );
}
