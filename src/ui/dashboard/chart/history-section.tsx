import { useMemo } from "preact/hooks";
import type { AccountOverview } from "../../../domain/overview.ts";
import type { History } from "../../../storage/history-store.ts";
import { moneyIn } from "../../../storage/money-records.ts";
import { translate } from "../../../text/translate.ts";
import type { DetailProps } from "../detail-props.ts";
import { historyTable } from "../export/csv-tables.ts";
import { ExportButton } from "../export/export-button.tsx";
import { PartState } from "../part-state.tsx";
import { Section } from "../section.tsx";
import { BalanceChart } from "./balance-chart.tsx";
import { chartModel } from "./chart-model.ts";

interface HistorySectionProps extends DetailProps {
  /** A test account that is not to warn: its losses are violet. */
  isQuiet: boolean;
}

const ExportHistory = ({ account, history }: { account: AccountOverview; history: History }) => (
  <ExportButton
    account={account}
    what={translate("dash_csv_history")}
    table={() => historyTable(history)}
  />
);

/** What the balance was, and what it will be: a chart, with its table. */
export function HistorySection({ account, data, isQuiet }: HistorySectionProps) {
  const { figures, foresight } = account;
  const { history } = data;
  const model = useMemo(
    () => figures && chartModel({ figures, foresight, money: moneyIn(figures.currency, data) }),
    [figures, foresight, data],
  );
  const isRefused = !history.ok || !!account.foresight?.failures["past-balances"];
  // A single point is told above.
  const isDrawn = model !== null && model.points.length > 1;
  if (!isDrawn && !isRefused) return null;
  return (
    <Section
      id="history-title"
      title={translate("dash_history")}
      tools={
        history.ok && history.value && <ExportHistory account={account} history={history.value} />
      }
    >
      {model && <BalanceChart model={model} isTest={isQuiet} />}
      {!history.ok && <PartState account={account} part="past-balances" kept={history} at={null} />}
      {account.foresight?.failures["past-balances"] && (
        <PartState account={account} part="past-balances" kept={history} at={null} />
      )}
    </Section>
  );
}
