import { useState } from "preact/hooks";
import type { Account } from "../../../domain/account.ts";
import { failed, failure, ok, type Result } from "../../../domain/failure.ts";
import { send } from "../../../messages/send.ts";
import { browser } from "../../../platform/browser.ts";
import { failureFactsOf } from "../../../registrars/failure-facts.ts";
import { translate } from "../../../text/translate.ts";
import { BusyButton } from "../../shared/busy-button.tsx";
import { CopyButton } from "../../shared/copy-button.tsx";
import { FailureNote } from "../../shared/failure-note.tsx";
import { ChoiceField } from "../form/field.tsx";
import type { SectionProps } from "../section-props.ts";

/** Asks the worker, and writes down how the answers compare with what is documented. */
async function probe(account: Account, now: number): Promise<Result<string>> {
  const told = await send("probe-account", { accountId: account.id });
  if (!told.ok) return told;
  const { registrar, system, endpoint } = account;
  const { version } = browser.runtime.getManifest();
  const whose = { version, registrar, system, hasOwnAddress: endpoint !== null, at: now };
  try {
    const { probeReport, documentedBy } = await import("./report-parts.ts");
    return ok(probeReport(whose, told.value, documentedBy[registrar] ?? {}));
  } catch {
    // A file of the extension itself: it was updated while the page was open, say.
    return failed(failure("storage"));
  }
}

/** Which fields an account's registrar sends, compared with what it documents: for a report about one that is not read right. */
export function ProbeSection({ accounts, now }: Pick<SectionProps, "accounts" | "now">) {
  const [chosen, choose] = useState("");
  const [said, setSaid] = useState<{ account: Account; report: Result<string> } | null>(null);
  const [isAsking, setIsAsking] = useState(false);
  const account = accounts.find(({ id }) => id === chosen) ?? accounts[0];
  if (account === undefined) return null;
  const ask = async () => {
    setIsAsking(true);
    setSaid(null);
    setSaid({ account, report: await probe(account, now) });
    setIsAsking(false);
  };
  return (
    <section class="card" aria-labelledby="probe">
      <h2 id="probe">{translate("probe")}</h2>
      <p>{translate("probe_hint")}</p>
      {accounts.length > 1 && (
        <ChoiceField
          name="probe-account"
          label={translate("dash_account")}
          value={account.id}
          choices={accounts.map(({ id, name }) => [id, name])}
          change={choose}
        />
      )}
      <div class="buttons">
        <BusyButton label={translate("probe_ask")} isBusy={isAsking} act={() => void ask()} />
        {said?.report.ok && (
          <CopyButton text={said.report.value} label={translate("probe_copy")} look="button" />
        )}
      </div>
      <div aria-live="polite">
        {isAsking && <p class="soft">{translate("probe_asking")}</p>}
        {said && !said.report.ok && (
          <FailureNote failure={said.report.failure} facts={failureFactsOf(said.account)} care />
        )}
        {said?.report.ok && <p class="soft">{translate("probe_done")}</p>}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard. */}
      {said?.report.ok && <pre tabIndex={0}>{said.report.value}</pre>}
    </section>
  );
}
