import { useState } from "preact/hooks";
import type { AccountOverview, Overview } from "../../../domain/overview.ts";
import { translate } from "../../../text/translate.ts";
import { type AccountColumn, type AccountSort, inOrder } from "../accounts/account-order.ts";
import { Scroller } from "../scroller.tsx";
import { SortHeader } from "../sort-header.tsx";
import { AccountRow } from "./account-row.tsx";
import { LiveSums } from "./live-sums.tsx";

interface AccountsTableProps {
  overview: Overview;
  /** Those of the table. */
  accounts: readonly AccountOverview[];
  currency: string;
  now: number;
}

const columns: [AccountColumn, Parameters<typeof translate>[0], isNumber: boolean][] = [
  ["name", "dash_account", false],
  ["state", "dash_state", false],
  ["available", "available_funds", true],
  ["covered", "dash_covered", false],
  ["short", "dash_short", true],
  ["risk", "dash_at_risk", true],
  ["due", "dash_due_30", true],
  ["age", "dash_age", true],
];

/** Accounts of one currency beside each other, worst first or by the column that is chosen, and their sum. */
export function AccountsTable({ overview, accounts, currency, now }: AccountsTableProps) {
  const [sort, setSort] = useState<AccountSort>({ column: "state", isDescending: false });
  return (
    <Scroller title={translate("accounts")} class="accounts-scroller">
      <table class="accounts">
        <caption class="hidden">{translate("accounts")}</caption>
        <thead>
          <tr>
            {columns.map(([column, title, isNumber]) => (
              <SortHeader
                key={column}
                column={column}
                title={translate(title)}
                sort={sort}
                change={setSort}
                isNumber={isNumber}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {inOrder(accounts, sort, now, overview).map((account) => (
            <AccountRow key={account.id} account={account} overview={overview} now={now} />
          ))}
        </tbody>
        <LiveSums accounts={overview.accounts} currency={currency} now={now} />
      </table>
    </Scroller>
  );
}
