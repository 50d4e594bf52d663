import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { type AccountGroup, groupedAccounts } from "../../../domain/account-groups.ts";
import type { AccountOverview, Overview } from "../../../domain/overview.ts";
import { formatCount, translate, translateCount } from "../../../text/translate.ts";
import { Icon, searchIcon } from "../../shared/icon.tsx";
import { placeOfKey } from "../../shared/list-keys.ts";
import { Progress } from "../../shared/progress.tsx";
import { useLogins } from "../../shared/use-logins.ts";
import type { Refresh } from "../../shared/use-refresh.ts";
import { Totals } from "../totals.tsx";
import { drawnGroups, listItems } from "./list-items.ts";
import { ListRow, rowId } from "./list-row.tsx";
import { useSight } from "./use-sight.ts";

export interface AccountListProps {
  overview: Overview;
  shown: AccountOverview;
  now: number;
  refresh: Refresh;
  /** With the account chosen, or null for none. */
  close: (id: string | null) => void;
}

/** From so many accounts on they are searched. */
const searched = 8;

const headText = ({ kind, name }: AccountGroup, needs: string): string => {
  if (kind === "named") return name;
  if (kind === "need") return needs;
  return translate(kind === "test" ? "group_test" : "group_rest");
};

/**
 * All accounts in their groups, under a field that finds them by name, login, registrar or group. The focus stays in
 * that field, or on the list where there are few, and the active account is told from there: so typing always searches.
 */
export function AccountList({ overview, shown, now, refresh, close }: AccountListProps) {
  const { accounts } = overview;
  const [typed, setTyped] = useState("");
  const [active, setActive] = useState<string | null>(shown.id);
  const logins = useLogins();
  const field = useRef<HTMLInputElement>(null);
  const { groups, count, all } = groupedAccounts(accounts, now, overview, {
    typed,
    logins,
  });
  const isSearched = accounts.length >= searched;
  const items = listItems(
    groups,
    isSearched || groups.some(({ kind }) => kind === "named"),
    overview.preferences.density,
  );
  const rows = items.flatMap(({ account }) => account ?? []);
  const place = Math.max(
    0,
    rows.findIndex(({ id }) => id === active),
  );
  const sight = useSight(items, place);
  const current = rows[place];
  // How many of all need the user is no word about those that were found.
  const needs =
    typed === "" ? translateCount("needs", count, formatCount(all)) : translate("group_need");
  // What is found leaves the list as high as it was: the sums beneath it stay.
  const height = useRef(0);

  useLayoutEffect(() => {
    (field.current ?? sight.scroller.current)?.focus({ preventScroll: true });
    // The way back: the list is gone by then, and the focus with it.
    return () => document.getElementById("switcher")?.focus();
  }, [sight.scroller]);

  function search(text: string): void {
    if (typed === "") height.current = sight.scroller.current?.offsetHeight ?? 0;
    setTyped(text);
    // Of what is found the first is meant.
    setActive(null);
  }

  function onKeyDown(event: KeyboardEvent): void {
    const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
    if (ctrlKey || metaKey || altKey || shiftKey || event.isComposing) return;
    if (key === "Escape") {
      if (typed === "") close(null);
      else search("");
    } else if (key === "Enter" || (key === " " && !isSearched)) {
      if (current) close(current.id);
    } else {
      // In the field a letter is typed.
      const isLetter = [...key].length === 1;
      const next =
        isSearched && isLetter
          ? null
          : placeOfKey(
              key,
              place,
              rows.map(({ name }) => name),
            );
      if (next === null) return;
      setActive(rows[next]?.id ?? null);
    }
    event.preventDefault();
  }

  const tells = {
    "aria-activedescendant": current && rowId(current),
    onKeyDown,
  };
  return (
    <>
      <Progress accounts={accounts} refresh={refresh} />
      {isSearched && (
        <p class="search">
          <Icon drawing={searchIcon} />
          <input
            ref={field}
            type="text"
            role="combobox"
            aria-expanded="true"
            aria-autocomplete="list"
            aria-controls="accounts"
            aria-label={translate("search_accounts")}
            placeholder={translateCount("search_of", all)}
            autocomplete="off"
            spellcheck={false}
            value={typed}
            onInput={(event) => search(event.currentTarget.value)}
            {...tells}
          />
        </p>
      )}
      <div
        ref={sight.scroller}
        class={`list ${sight.isPart ? "part" : ""}`}
        style={typed === "" ? {} : { flexBasis: `${height.current}px` }}
        // Searched, it is told from the field: what scrolls would be a stop of its own on which no key does anything.
        {...(isSearched ? { tabIndex: -1 } : { tabIndex: 0, ...tells })}
        id="accounts"
        role="listbox"
        aria-label={translate("accounts")}
        // The focus stays where typing searches.
        onMouseDown={(event) => event.preventDefault()}
      >
        <div style={{ height: `${sight.above}rem` }} role="presentation" />
        {drawnGroups(sight.items).map(({ group, hasHead, rows: drawn }) => {
          const title = headText(group, needs);
          return (
            // biome-ignore lint/a11y/useSemanticElements: a fieldset is no part of a listbox.
            <div key={group.kind + group.name} role="group" aria-label={title}>
              {hasHead && (
                <p class="head" aria-hidden="true">
                  <span class="ellipsis">{title}</span>
                  {(group.kind !== "need" || typed !== "") && (
                    <span>{formatCount(group.accounts.length)}</span>
                  )}
                </p>
              )}
              {drawn.map(
                ({ account, place: at }) =>
                  account && (
                    <ListRow
                      key={account.id}
                      account={account}
                      overview={overview}
                      now={now}
                      isShown={account === shown}
                      isActive={account === current}
                      place={at}
                      count={rows.length}
                      saysGroup={typed !== "" && group.kind !== "named"}
                      choose={() => close(account.id)}
                    />
                  ),
              )}
            </div>
          );
        })}
        <div style={{ height: `${sight.below}rem` }} role="presentation" />
        {/* Said below, to who does not see it. */}
        {rows.length === 0 && (
          <p class="none" aria-hidden="true">
            {translate("search_none")}
          </p>
        )}
      </div>
      <p class="hidden" role="status">
        {typed !== "" &&
          (rows.length === 0
            ? translate("search_none")
            : translateCount("search_found", rows.length))}
      </p>
      <Totals totals={overview.totals} accounts={accounts} now={now} />
    </>
  );
}
