import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { AccountOverview, Overview } from "../../../domain/overview.ts";
import { translate } from "../../../text/translate.ts";
import { placeOfKey } from "../../shared/list-keys.ts";
import { Scroller } from "../scroller.tsx";
import { SortHeader } from "../sort-header.tsx";
import { type AccountColumn, type AccountSort, inOrder } from "./account-order.ts";
import { AccountRow } from "./account-row.tsx";
import { LiveSums } from "./live-sums.tsx";

interface AccountsTableProps {
  overview: Overview;
  selected: string | null;
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

/** Scrolls a list, never the page, so that a row is in sight beneath its heads. */
function showRow(scroller: HTMLElement, row: HTMLElement): void {
  const head = row.closest("table")?.tHead?.offsetHeight ?? 0;
  const [top, end] = [row.offsetTop - head, row.offsetTop + row.offsetHeight];
  if (top < scroller.scrollTop) scroller.scrollTop = top;
  else if (end > scroller.scrollTop + scroller.clientHeight)
    scroller.scrollTop = end - scroller.clientHeight;
}

/** All accounts, worst first; a row leads to the account. Test accounts stand apart and are in no sum. */
export function AccountsTable({ overview, selected, now }: AccountsTableProps) {
  const table = useRef<HTMLTableElement>(null);
  const scroller = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each account that is shown.
  useLayoutEffect(() => {
    const row = table.current?.querySelector<HTMLElement>(".chosen");
    if (row && scroller.current) showRow(scroller.current, row);
  }, [selected]);
  const [sort, setSort] = useState<AccountSort>({ column: "state", isDescending: false });
  const ordered = inOrder(overview.accounts, sort, now, overview);
  const live = ordered.filter(({ system }) => system === "live");
  const test = ordered.filter(({ system }) => system === "ote");

  // From one account to the next as in a list; Enter, or a click, shows it.
  function onKeyDown(event: KeyboardEvent): void {
    const links = [...(table.current?.querySelectorAll<HTMLElement>("tbody a") ?? [])];
    const place = links.indexOf(document.activeElement as HTMLElement);
    if (place < 0 || event.ctrlKey || event.metaKey || event.altKey) return;
    const names = [...live, ...test].map(({ name }) => name);
    const next = placeOfKey(event.key, place, names);
    if (next === null) return;
    links[next]?.focus();
    event.preventDefault();
  }

  const rows = (accounts: AccountOverview[]) =>
    accounts.map((account) => (
      <AccountRow
        key={account.id}
        account={account}
        overview={overview}
        isSelected={account.id === selected}
        now={now}
      />
    ));

  return (
    <section class="card" aria-labelledby="accounts-title">
      <h2 id="accounts-title">{translate("accounts")}</h2>
      <p class="soft">{translate("dash_accounts_caption")}</p>
      <Scroller title={translate("accounts")} inner={scroller} class="accounts-scroller">
        <table ref={table} class="accounts" onKeyDown={onKeyDown}>
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
          {live.length > 0 && <tbody>{rows(live)}</tbody>}
          {test.length > 0 && (
            <tbody>
              <tr class="testmark">
                <th scope="rowgroup" colSpan={columns.length}>
                  {translate("test_system")} · {translate("no_real_money")}
                </th>
              </tr>
              {rows(test)}
            </tbody>
          )}
          <LiveSums accounts={overview.accounts} now={now} />
        </table>
      </Scroller>
    </section>
  );
}
