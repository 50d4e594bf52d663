import type { Overview } from "../../../domain/overview.ts";
import { translate, translateCount } from "../../../text/translate.ts";
import { detailTitle } from "../use-landing.ts";
import { AccountsTable } from "./accounts-table.tsx";
import { AllChart } from "./all-chart.tsx";

interface AllAccountsProps {
  overview: Overview;
  currency: string;
  now: number;
}

/** All LIVE accounts of a currency together, and those whose currency nobody knows yet: they may be of it. */
export function AllAccounts({ overview, currency, now }: AllAccountsProps) {
  const accounts = overview.accounts.filter(
    ({ system, enabled, figures }) =>
      system === "live" && enabled && (figures === null || figures.currency === currency),
  );
  return (
    <article aria-labelledby={detailTitle}>
      <header class="account">
        <div class="who">
          <h2 id={detailTitle} tabIndex={-1}>
            {translate("statement_all", currency)}
          </h2>
          <p class="soft">
            {translateCount("dash_accounts", accounts.length)} · {translate("all_together")}
          </p>
        </div>
      </header>
      <AllChart key={currency} overview={overview} accounts={accounts} currency={currency} />
      <section class="card" aria-label={translate("accounts")}>
        <AccountsTable overview={overview} accounts={accounts} currency={currency} now={now} />
      </section>
    </article>
  );
}
