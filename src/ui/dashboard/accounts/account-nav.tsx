import { useId, useRef, useState } from "preact/hooks";
import { type AccountGroup, groupedAccounts } from "../../../domain/account-groups.ts";
import type { Overview } from "../../../domain/overview.ts";
import { formatCount, translate, translateCount } from "../../../text/translate.ts";
import { downIcon, Icon, searchIcon } from "../../shared/icon.tsx";
import { placeOfKey } from "../../shared/list-keys.ts";
import { useLogins } from "../../shared/use-logins.ts";
import type { Shown } from "../shown.ts";
import { NavRow } from "./nav-row.tsx";
import { NavSums } from "./nav-sums.tsx";
import { TopUpDays } from "./top-up-days.tsx";

interface AccountNavProps {
  overview: Overview;
  shown: Shown | null;
  now: number;
  /** What is shown already was chosen once more. */
  again: () => void;
}

/** So few stand in a narrow window one after the other as well; more are folded up there. */
const few = 6;

function titleOf({ kind, name }: AccountGroup, needWords: string): string {
  if (kind === "need") return needWords;
  if (kind === "named") return name;
  return kind === "test"
    ? `${translate("test_system")}, ${translate("no_real_money")}`
    : translate("nav_others");
}

/** All accounts: their sums, those that need somebody first, and the way to each. */
export function AccountNav({ overview, shown, now, again }: AccountNavProps) {
  const { accounts } = overview;
  const list = useRef<HTMLElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const [search, setSearch] = useState("");
  const [isNeedingOnly, setNeedingOnly] = useState(false);
  const [isOpen, setOpen] = useState(false);
  const logins = useLogins();
  const found = groupedAccounts(accounts, now, overview, { typed: search, logins });
  const sections = found.groups.filter(({ kind }) => kind === "need" || !isNeedingOnly);
  // How many of all need the user is no word about those that were found.
  const needWords =
    search === ""
      ? translateCount("needs", found.count, formatCount(found.all))
      : translate("group_need");
  const isFolded = !isOpen && search === "" && !isNeedingOnly && accounts.length > few;
  const hasMore = accounts.length > few && sections.some(({ kind }) => kind !== "need");

  // From one account to the next as in a list; Enter, or a click, shows it.
  function onKeyDown(event: KeyboardEvent): void {
    const links = [...(list.current?.querySelectorAll<HTMLElement>(".row-link") ?? [])];
    const place = links.indexOf(document.activeElement as HTMLElement);
    const isSearching = document.activeElement === field.current;
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    // From the search into what is found, and back.
    if (isSearching && event.key === "ArrowDown") links[0]?.focus();
    else if (isSearching && event.key === "Enter" && search !== "") links[0]?.click();
    else if (place === 0 && event.key === "ArrowUp") field.current?.focus();
    else if (!moveIn(links, place, event.key)) return;
    event.preventDefault();
  }

  function moveIn(links: readonly HTMLElement[], place: number, key: string): boolean {
    if (place < 0) return false;
    const names = sections.flatMap((section) => section.accounts.map(({ name }) => name));
    const next = placeOfKey(key, place, names);
    if (next !== null) links[next]?.focus();
    return next !== null;
  }

  const searchLabel = translateCount("nav_search", accounts.length);
  return (
    <nav
      ref={list}
      class={`side ${isFolded ? "folded" : ""}`}
      aria-label={translate("accounts")}
      onKeyDown={onKeyDown}
    >
      <div class="side-head">
        <NavSums overview={overview} shown={shown} now={now} again={again} />
        <TopUpDays overview={overview} now={now} />
        <label class="search">
          <span class="hidden">{searchLabel}</span>
          <Icon drawing={searchIcon} />
          <input
            ref={field}
            type="search"
            value={search}
            placeholder={searchLabel}
            onInput={({ currentTarget }) => setSearch(currentTarget.value)}
          />
        </label>
        {found.count > 0 && (
          <label class="only">
            <input
              type="checkbox"
              checked={isNeedingOnly}
              onChange={({ currentTarget }) => setNeedingOnly(currentTarget.checked)}
            />
            {translate("nav_only")}
          </label>
        )}
      </div>
      {sections.map((section) => (
        <Section
          key={`${section.kind} ${section.name}`}
          title={titleOf(section, needWords)}
          section={section}
          isSearched={search !== ""}
          {...{ overview, shown, now, again }}
        />
      ))}
      <p class="none soft" role="status">
        {sections.length === 0 && translate("dash_no_match")}
      </p>
      {hasMore && search === "" && !isNeedingOnly && (
        <button
          type="button"
          class="link fold"
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          {translateCount("nav_all", accounts.length)} <Icon drawing={downIcon} size={12} />
        </button>
      )}
    </nav>
  );
}

interface SectionProps extends AccountNavProps {
  section: AccountGroup;
  title: string;
  isSearched: boolean;
}

const Section = (props: SectionProps) => {
  const { section, title, isSearched, overview, shown, now, again } = props;
  const { kind, accounts } = section;
  // Not of the name: two names may differ in what no id can hold.
  const id = useId();
  return (
    <section class={`group of-${kind}`} aria-labelledby={id}>
      <h3>
        <bdi id={id} class="ellipsis" title={title}>
          {title}
        </bdi>{" "}
        {(kind !== "need" || isSearched) && <span>{formatCount(accounts.length)}</span>}
      </h3>
      <ul>
        {accounts.map((account) => (
          <NavRow
            key={account.id}
            account={account}
            overview={overview}
            isShown={shown?.kind === "account" && shown.id === account.id}
            now={now}
            saysGroup={isSearched && kind !== "named"}
            again={again}
          />
        ))}
      </ul>
    </section>
  );
};
