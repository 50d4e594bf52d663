import { useRef, useState } from "preact/hooks";
import { needsOnce } from "../../../domain/needs-somebody.ts";
import type { AccountOverview, Overview } from "../../../domain/overview.ts";
import { moneyNumbers } from "../../../domain/same-money.ts";
import { formatCount, translate, translateCount } from "../../../text/translate.ts";
import { downIcon, Icon, searchIcon } from "../../shared/icon.tsx";
import { placeOfKey } from "../../shared/list-keys.ts";
import type { Shown } from "../shown.ts";
import { type AccountSection, accountSections } from "./account-sections.ts";
import { NavRow } from "./nav-row.tsx";
import { NavSums } from "./nav-sums.tsx";

interface AccountNavProps {
  overview: Overview;
  shown: Shown | null;
  now: number;
  /** What is shown already was chosen once more. */
  again: () => void;
}

/** So few stand in a narrow window one after the other as well; more are folded up there. */
const few = 6;

/** How many moneys some accounts stand for: one that was entered twice is one. */
const moneysOf = (all: readonly AccountOverview[], some: readonly AccountOverview[]): number => {
  const numbers = moneyNumbers(all);
  return new Set(some.map((account) => numbers.get(account))).size;
};

function titleOf({ kind, name }: AccountSection, needWords: string): string {
  if (kind === "need") return needWords;
  if (kind === "group") return name;
  return kind === "test"
    ? `${translate("test_system")}, ${translate("no_real_money")}`
    : translate("nav_others");
}

/** All accounts: their sums, those that need somebody first, and the way to each. */
export function AccountNav({ overview, shown, now, again }: AccountNavProps) {
  const { accounts } = overview;
  const list = useRef<HTMLElement>(null);
  const [search, setSearch] = useState("");
  const [isNeedingOnly, setNeedingOnly] = useState(false);
  const [isOpen, setOpen] = useState(false);
  const sections = accountSections(accounts, { search, isNeedingOnly }, now, overview);
  const all = moneysOf(accounts, accounts);
  const needing = needsOnce(accounts, now, overview).map(({ account }) => account);
  const needWords = translateCount("needs", moneysOf(accounts, needing), formatCount(all));
  const isFolded = !isOpen && search === "" && !isNeedingOnly && accounts.length > few;
  const hasMore = accounts.length > few && sections.some(({ kind }) => kind !== "need");

  // From one account to the next as in a list; Enter, or a click, shows it.
  function onKeyDown(event: KeyboardEvent): void {
    const links = [...(list.current?.querySelectorAll<HTMLElement>(".row-link") ?? [])];
    const place = links.indexOf(document.activeElement as HTMLElement);
    if (place < 0 || event.ctrlKey || event.metaKey || event.altKey) return;
    const names = sections.flatMap((section) => section.accounts.map(({ name }) => name));
    const next = placeOfKey(event.key, place, names);
    if (next === null) return;
    links[next]?.focus();
    event.preventDefault();
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
        <label class="search">
          <span class="hidden">{searchLabel}</span>
          <Icon drawing={searchIcon} />
          <input
            type="search"
            value={search}
            placeholder={searchLabel}
            onInput={({ currentTarget }) => setSearch(currentTarget.value)}
          />
        </label>
        {needing.length > 0 && (
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
  section: AccountSection;
  title: string;
}

const Section = ({ section, title, overview, shown, now, again }: SectionProps) => {
  const { kind, name, accounts } = section;
  const id = `nav-${kind}-${name}`.replaceAll(/\s/g, "-");
  return (
    <section class={`group of-${kind}`} aria-labelledby={id}>
      <h3>
        <bdi id={id} class="ellipsis" title={title}>
          {title}
        </bdi>{" "}
        {kind !== "need" && <span>{formatCount(accounts.length)}</span>}
      </h3>
      <ul>
        {accounts.map((account) => (
          <NavRow
            key={account.id}
            account={account}
            overview={overview}
            isShown={shown?.kind === "account" && shown.id === account.id}
            now={now}
            again={again}
          />
        ))}
      </ul>
    </section>
  );
};
