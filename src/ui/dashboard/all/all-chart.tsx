import { useEffect, useMemo, useState } from "preact/hooks";
import type { AccountOverview, Overview } from "../../../domain/overview.ts";
import type { KeptMoney } from "../../../storage/money-records.ts";
import { translate, translateCount } from "../../../text/translate.ts";
import { readAccountData } from "../account-data.ts";
import { BalanceChart } from "../chart/balance-chart.tsx";
import { Section } from "../section.tsx";
import { allModel } from "./all-model.ts";

interface AllChartProps {
  overview: Overview;
  accounts: readonly AccountOverview[];
  currency: string;
}

/** What is kept of some accounts, read again whenever the worker has published an overview; null: not yet. */
function useKept(accounts: readonly AccountOverview[], overview: Overview) {
  const [kept, setKept] = useState<{ at: number; of: Map<string, KeptMoney> } | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: an overview that has changed is what tells of new data.
  useEffect(() => {
    let isWanted = true;
    const read = accounts.map(async ({ id }) => [id, await readAccountData(id)] as const);
    void Promise.all(read).then((entries) => {
      if (isWanted) setKept({ at: Date.now(), of: new Map(entries) });
    });
    return () => {
      isWanted = false;
    };
  }, [overview]);
  return kept;
}

/** One chart for all accounts of a currency; nothing where there is nothing to be drawn. */
export function AllChart({ overview, accounts, currency }: AllChartProps) {
  const kept = useKept(accounts, overview);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the accounts are those of the overview that was read for.
  const found = useMemo(
    () => kept && allModel(accounts, currency, kept.of, kept.at),
    [kept, currency],
  );
  if (!found?.model || found.model.points.length < 2) return null;
  return (
    <Section id="history-title" title={translate("all_history", currency)}>
      <BalanceChart key={currency} model={found.model} isTest={false} />
      <p class="hint">
        {translateCount("all_counted", found.counted)}{" "}
        {accounts.some(({ figures }) => figures?.spendable) && translate("all_credit")}{" "}
        {found.left > 0 && <b>{translateCount("all_left", found.left)}</b>} {translate("all_apart")}
      </p>
    </Section>
  );
}
