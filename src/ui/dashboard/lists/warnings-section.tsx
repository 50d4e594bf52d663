import { useState } from "preact/hooks";
import type { AlertSettings } from "../../../domain/alert-settings.ts";
import type { Result } from "../../../domain/failure.ts";
import type { AccountOverview } from "../../../domain/overview.ts";
import type { WarningState } from "../../../domain/warnings/round.ts";
import { formatMoment } from "../../../text/format-time.ts";
import { formatCount, translate } from "../../../text/translate.ts";
import { warningText } from "../../../text/warning-text.ts";
import { FailureNote } from "../../shared/failure-note.tsx";
import { useNow } from "../../shared/use-now.ts";
import { Section } from "../section.tsx";

interface WarningsSectionProps {
  account: AccountOverview;
  warnings: Result<WarningState>;
  alerts: Result<Record<string, AlertSettings>>;
}

const atFirst = 10;

/** What was warned of, latest first, as it was then, and whether warnings are snoozed; nothing where neither is. */
export function WarningsSection({ account, warnings, alerts }: WarningsSectionProps) {
  const now = useNow(60_000);
  const [isAll, showAll] = useState(false);
  const log = warnings.ok
    ? warnings.value.log.filter(({ accountId }) => accountId === account.id)
    : [];
  const shown = isAll ? log : log.slice(0, atFirst);
  const until = alerts.ok ? (alerts.value[account.id]?.snoozedUntil ?? null) : null;
  const isSnoozed = until !== null && until > now;
  if (warnings.ok && alerts.ok && log.length === 0 && !isSnoozed) return null;
  return (
    <Section id="warnings-title" title={translate("warnings")}>
      {isSnoozed && <p class="care">{translate("watch_snoozed_until", formatMoment(until))}</p>}
      {!warnings.ok && <FailureNote failure={warnings.failure} care />}
      {!alerts.ok && <FailureNote failure={alerts.failure} care />}
      <ol class="log">
        {shown.map((warning, place) => (
          <li key={`${warning.at} ${warning.key} ${place}`}>
            <span class="soft">{formatMoment(warning.at)}</span>
            <bdi>{warningText(warning)}</bdi>
          </li>
        ))}
      </ol>
      {log.length > shown.length && (
        <p>
          <button type="button" class="link" onClick={() => showAll(true)}>
            {translate("dash_show_all", formatCount(log.length))}
          </button>
        </p>
      )}
    </Section>
  );
}
