import { useState } from "preact/hooks";
import type { Failure } from "../../../domain/failure.ts";
import { dayOf } from "../../../domain/foresight/bank-days.ts";
import type { AccountOverview } from "../../../domain/overview.ts";
import { send } from "../../../messages/send.ts";
import { translate, translateCount } from "../../../text/translate.ts";
import { BusyButton } from "../../shared/busy-button.tsx";
import { FailureNote } from "../../shared/failure-note.tsx";
import { chargesTable } from "./csv-tables.ts";
import { downloadCsv, savedText } from "./download.ts";

/** All rows of the list of charges as a file: what is kept has the first of them alone, so the registrar is asked anew. */
export function AllChargesExport({ account, count }: { account: AccountOverview; count: number }) {
  const [isBusy, setBusy] = useState(false);
  const [said, say] = useState("");
  const [problem, setProblem] = useState<Failure | null>(null);

  async function save(): Promise<void> {
    setBusy(true);
    setProblem(null);
    say(translate("dash_reading_pages"));
    const reply = await send("read-charges", { accountId: account.id });
    setBusy(false);
    if (!reply.ok) {
      say("");
      return setProblem(reply.failure);
    }
    const { rows, more } = reply.value;
    const lacking = more ? translateCount("dash_rows_beyond", rows.length) : null;
    const what = [translate("dash_upcoming"), translate(more ? "dash_file_part" : "dash_file_all")];
    const name = downloadCsv(account, what, chargesTable(reply.value, dayOf(Date.now()), lacking));
    say([savedText(name, rows.length), ...(lacking === null ? [] : [lacking])].join(" "));
  }

  return (
    <>
      <BusyButton
        label={translateCount("dash_export_all", count)}
        isBusy={isBusy}
        act={() => void save()}
      />
      <span class="saved soft" role="status">
        {said}
      </span>
      {problem && <FailureNote failure={problem} facts={account.facts} care />}
    </>
  );
}
