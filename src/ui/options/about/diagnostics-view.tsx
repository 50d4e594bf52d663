import { useEffect, useState } from "preact/hooks";
import type { LogEntry, PlainEvent } from "../../../domain/diagnostic-log.ts";
import { failure, ok } from "../../../domain/failure.ts";
import { diagnosticsRecord } from "../../../storage/diagnostics-record.ts";
import { failureTitle } from "../../../text/failure-text.ts";
import { formatMoment } from "../../../text/format-time.ts";
import { formatCount, type TextName, translate } from "../../../text/translate.ts";
import { CopyButton } from "../../shared/copy-button.tsx";
import { useRecord } from "../../shared/use-record.ts";
import type { SectionProps } from "../section-props.ts";
import { diagnosticsOf } from "./diagnostics.ts";
import { useSurroundings } from "./use-surroundings.ts";

const eventTexts: Record<PlainEvent, TextName> = {
  start: "log_start",
  "browser-start": "log_browser_start",
  installed: "log_installed",
  "permissions-added": "log_permissions_added",
  "permissions-removed": "log_permissions_removed",
  "alarm-check": "log_alarm_check",
  "alarm-warn": "log_alarm_warn",
  "alarm-digest": "log_alarm_digest",
  "alarm-removal": "log_alarm_removal",
};

/** How many entries the table shows: the newest; what is copied has all. */
const shownEntries = 50;

/** What helps to find a fault: as a table of what the worker did of late, and as a text to copy. */
export function Diagnostics({ overview, now }: Pick<SectionProps, "overview" | "now">) {
  const [found, setFound] = useRecord(diagnosticsRecord, ok([]));
  const [isOpen, open] = useState(false);
  const around = useSurroundings();
  useEffect(() => {
    void diagnosticsRecord.read().then(setFound);
  }, [setFound]);
  const log = found.ok ? found.value : [];
  const text = diagnosticsOf(overview, around, log, now);
  return (
    <section class="card" aria-labelledby="diagnostics">
      <h2 id="diagnostics">{translate("diagnostics")}</h2>
      <p>{translate("diagnostics_hint")}</p>
      <div class="buttons">
        <CopyButton text={text} label={translate("diagnostics_copy")} look="button" />
      </div>
      {log.length > 0 && <LogTable log={log.toReversed().slice(0, shownEntries)} />}
      <details onToggle={(event) => open(event.currentTarget.open)}>
        <summary>{translate("diagnostics_text")}</summary>
        {isOpen && <pre>{text}</pre>}
      </details>
    </section>
  );
}

const LogTable = ({ log }: { log: readonly LogEntry[] }) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard.
  <section class="log" aria-label={translate("log")} tabIndex={0}>
    <table>
      <caption>{translate("log")}</caption>
      <thead>
        <tr>
          <th scope="col">{translate("log_when")}</th>
          <th scope="col">{translate("log_what")}</th>
          <th scope="col" class="number">
            {translate("log_took")}
          </th>
        </tr>
      </thead>
      <tbody>
        {log.map((entry, place) => (
          <tr key={`${entry.at} ${place}`}>
            <td>{formatMoment(entry.at)}</td>
            <td>{wordsOf(entry)}</td>
            <td class="number">
              {entry.event === "round" && translate("milliseconds", formatCount(entry.took))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </section>
);

const wordsOf = (entry: LogEntry): string =>
  entry.event === "round"
    ? translate(
        "log_round",
        formatCount(entry.account),
        entry.outcome === "ok" ? translate("log_ok") : failureTitle(failure(entry.outcome)),
      )
    : translate(eventTexts[entry.event]);
