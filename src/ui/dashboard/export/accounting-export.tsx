import { useState } from "preact/hooks";
import type { Failure } from "../../../domain/failure.ts";
import type { AccountOverview } from "../../../domain/overview.ts";
import { send } from "../../../messages/send.ts";
import { translate, translateCount } from "../../../text/translate.ts";
import { HoldsAmounts } from "../../shared/eye-button.tsx";
import { FailureNote } from "../../shared/failure-note.tsx";
import { bookingsTable } from "./csv-tables.ts";
import { downloadCsv, savedText } from "./download.ts";

const periods = [30, 90, 365] as const;
const dayMs = 86_400_000;

/** The account's book of a period, asked for at the registrar and saved as a file. */
export function AccountingExport({ account }: { account: AccountOverview }) {
  const [days, setDays] = useState<number>(periods[0]);
  const [isBusy, setBusy] = useState(false);
  const [said, say] = useState("");
  const [problem, setProblem] = useState<Failure | null>(null);

  async function save(): Promise<void> {
    setBusy(true);
    setProblem(null);
    say(translate("dash_reading"));
    const to = Date.now();
    const reply = await send("read-bookings", {
      accountId: account.id,
      from: to - days * dayMs,
      to,
    });
    setBusy(false);
    if (!reply.ok) {
      say("");
      return setProblem(reply.failure);
    }
    const { rows, more } = reply.value;
    const name = downloadCsv(account, [translate("dash_accounting")], bookingsTable(rows));
    say(
      `${savedText(name, rows.length)}${
        more ? ` ${translateCount("dash_rows_more", rows.length)}` : ""
      }`,
    );
  }

  return (
    <>
      <form
        class="export"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isBusy) void save();
        }}
      >
        <label for="export-days">{translate("dash_accounting_of")}</label>
        <select
          id="export-days"
          value={days}
          onChange={({ currentTarget }) => setDays(Number(currentTarget.value))}
        >
          {periods.map((each) => (
            <option key={each} value={each}>
              {translateCount("dash_last_days", each)}
            </option>
          ))}
        </select>
        <button type="submit" class="button" aria-busy={isBusy} aria-disabled={isBusy}>
          {translate("dash_export", translate("dash_accounting"))}
        </button>
        <HoldsAmounts text="amounts_in_file" />
        <span class="soft" role="status">
          {said}
        </span>
      </form>
      {problem && (
        <FailureNote
          failure={problem}
          facts={account.facts}
          care={problem.kind === "not-allowed"}
        />
      )}
    </>
  );
}
