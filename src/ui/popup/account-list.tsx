import { useLayoutEffect, useRef } from "preact/hooks";
import { worstOf } from "../../domain/account-state.ts";
import type { AccountOverview, Overview } from "../../domain/overview.ts";
import { placeAmong } from "../../text/failure-text.ts";
import { formatMoney } from "../../text/format-money.ts";
import { stateWords } from "../../text/state-text.ts";
import { translate } from "../../text/translate.ts";
import { placeOfKey } from "../shared/list-keys.ts";
import { StateMark } from "../shared/state-mark.tsx";
import { Totals } from "./totals.tsx";

interface AccountListProps {
  overview: Overview;
  /** Worst first. */
  accounts: AccountOverview[];
  shown: AccountOverview;
  now: number;
  /** With the account chosen, or null for none. */
  close: (id: string | null) => void;
}

/** All accounts, worst first: a listbox that takes the place of the account beneath the header. */
export function AccountList({ overview, accounts, shown, now, close }: AccountListProps) {
  const list = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    list.current?.querySelector<HTMLElement>("[aria-selected=true]")?.focus();
    // The way back: the list is gone by then, and the focus with it.
    return () => document.getElementById("switcher")?.focus();
  }, []);

  function onKeyDown(event: KeyboardEvent): void {
    const options = [...(list.current?.children ?? [])] as HTMLElement[];
    const place = options.indexOf(document.activeElement as HTMLElement);
    if (event.key === "Escape" || event.key === "Tab") close(null);
    else if (event.key === "Enter" || event.key === " ") close(accounts[place]?.id ?? null);
    else {
      const names = accounts.map(({ name }) => name);
      const next = placeOfKey(event.key, place, names);
      if (next === null) return;
      options[next]?.focus();
    }
    event.preventDefault();
  }

  return (
    <>
      <div
        ref={list}
        class="list"
        role="listbox"
        aria-label={translate("accounts")}
        onKeyDown={onKeyDown}
      >
        {accounts.map((account) => {
          const worst = worstOf(account, now, overview);
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the listbox above takes the keys of all its options.
            <div
              key={account.id}
              role="option"
              tabIndex={account === shown ? 0 : -1}
              aria-selected={account === shown}
              onClick={() => close(account.id)}
            >
              <span class="ellipsis name" title={account.name}>
                {account.name}
              </span>
              <span class="amount">
                {account.figures
                  ? formatMoney(account.figures.available, account.figures.currency)
                  : translate("state_unknown")}
              </span>
              <span class={account.system === "ote" ? "test" : "soft"}>
                {placeAmong(account, accounts)}
              </span>
              <StateMark state={worst} isTest={account.system === "ote"}>
                {stateWords(account, worst, now)}
              </StateMark>
            </div>
          );
        })}
      </div>
      <Totals totals={overview.totals} accounts={accounts} now={now} />
    </>
  );
}
