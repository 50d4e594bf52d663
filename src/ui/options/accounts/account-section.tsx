import { useEffect, useRef, useState } from "preact/hooks";
import type { Account } from "../../../domain/account.ts";
import type { Result } from "../../../domain/failure.ts";
import { isSaid } from "../../../domain/folded-text.ts";
import type { AccountOverview } from "../../../domain/overview.ts";
import { movedTo, type OwnGroup, ownGroups } from "../../../domain/own-order.ts";
import { send } from "../../../messages/send.ts";
import { wireLogin } from "../../../registrars/addresses.ts";
import { failureFactsOf } from "../../../registrars/failure-facts.ts";
import { placeText } from "../../../text/failure-text.ts";
import { isolated } from "../../../text/name-text.ts";
import { formatCount, translate, translateCount } from "../../../text/translate.ts";
import { Icon, plusIcon, searchIcon } from "../../shared/icon.tsx";
import { TrySamples } from "../../shared/try-samples.tsx";
import type { SectionProps } from "../section-props.ts";
import { AccountRow, handleId } from "./account-row.tsx";
import { dropMark, useDrag } from "./use-drag.ts";

/** From how many accounts on there is a search: fewer are seen at a glance. */
export const searchFrom = 8;

interface Listed {
  id: string;
  group: string;
  system: Account["system"];
  account: Account;
  overview: AccountOverview | undefined;
}

/** Whether each word of a search stands in the account's name, login, registrar, system or group. */
function isFound({ account, group }: Listed, typed: string): boolean {
  const place = placeText({ system: account.system, facts: failureFactsOf(account) });
  return isSaid(typed, [account.name, wireLogin(account), place, group]);
}

/** All accounts in the user's order, group by group, each with what can be done with it. */
export function AccountSection(props: SectionProps) {
  const { accounts, overview, fail, say } = props;
  const [typed, search] = useState("");
  // The account whose handle was used: its row gets another place, and the browser drops the focus over it.
  const moving = useRef<string | null>(null);
  const known = new Map(overview.accounts.map((each) => [each.id, each]));
  const listed: Listed[] = accounts.map((account) => ({
    id: account.id,
    group: known.get(account.id)?.group ?? "",
    system: account.system,
    account,
    overview: known.get(account.id),
  }));
  const isSearching = typed.trim() !== "" && accounts.length >= searchFrom;
  const found = isSearching ? listed.filter((each) => isFound(each, typed)) : listed;
  const groups = ownGroups(found);
  const hasGroups = groups.some(({ kind }) => kind === "named");
  const isHeaded = ({ kind }: OwnGroup<Listed>): boolean => kind !== "rest" || hasGroups;

  const settle = (reply: Promise<Result<unknown>>): Promise<boolean> =>
    reply.then((result) => {
      fail(result.ok ? null : result.failure);
      return result.ok;
    });

  function moveTo(id: string, place: number): void {
    const group = groups.find((each) => each.accounts.some((one) => one.id === id));
    const account = accounts.find((each) => each.id === id);
    if (!group || !account) return;
    const ids = accounts.map((each) => each.id);
    const own = group.accounts.map((each) => each.id);
    moving.current = id;
    void settle(send("reorder-accounts", { accountIds: movedTo(ids, own, id, place) })).then(
      (isDone) =>
        isDone &&
        say(
          translate(
            isHeaded(group) ? "moved_in" : "moved",
            isolated(account.name),
            formatCount(place + 1),
            formatCount(own.length),
            isolated(groupTitle(group)),
          ),
        ),
    );
  }

  const { drag, handle } = useDrag(moveTo);

  // biome-ignore lint/correctness/useExhaustiveDependencies: once the new order is drawn.
  useEffect(() => {
    const row = moving.current && document.getElementById(handleId(moving.current));
    moving.current = null;
    if (!row) return;
    row.focus({ preventScroll: true });
    row.scrollIntoView?.({ block: "nearest" });
  }, [accounts]);

  return (
    <section class="card wide accounts-card" aria-labelledby="accounts">
      <div class="title">
        <h2 id="accounts" tabIndex={-1}>
          {translate("accounts")}
        </h2>
        {accounts.length >= searchFrom && (
          <label class="search">
            <Icon drawing={searchIcon} />
            <span class="hidden">{translateCount("search_accounts", accounts.length)}</span>
            <input
              type="search"
              id="search"
              autocomplete="off"
              spellcheck={false}
              placeholder={translateCount("search_accounts", accounts.length)}
              value={typed}
              onInput={(event) => search(event.currentTarget.value)}
            />
          </label>
        )}
        <button type="button" class="button primary add" onClick={props.add}>
          <Icon drawing={plusIcon} size={14} /> {translate("add_account")}
        </button>
      </div>
      {/* Of one account alone there is no order. */}
      {accounts.length !== 1 && (
        <p class="soft intro">
          {translate(accounts.length === 0 ? "no_account_text" : "accounts_intro")}
        </p>
      )}
      {overview.accounts.length === 0 && (
        <div class="intro">
          <TrySamples />
        </div>
      )}
      {accounts.length > 1 && (
        <p class="hidden" id="move-hint">
          {translate("move_hint")}
        </p>
      )}
      <p class={isSearching ? "soft intro" : "hidden"} role="status">
        {isSearching && translateCount("search_found", found.length)}
      </p>
      {groups.map((group) => {
        const ids = group.accounts.map(({ id }) => id);
        return (
          <div key={`${group.kind} ${group.name}`} class={`group ${group.kind}`}>
            {isHeaded(group) && <GroupHead group={group} />}
            <ol class="accounts">
              {group.accounts.map(({ id, account, overview: view }, place) => (
                <AccountRow
                  key={id}
                  account={account}
                  overview={view}
                  level={isHeaded(group) ? "h4" : "h3"}
                  warnsTest={overview.preferences.warnTestAccounts}
                  context={overview}
                  now={props.now}
                  placed={isSearching ? null : { place, count: ids.length }}
                  mark={dropMark(drag, ids, id)}
                  isDragged={drag?.id === id}
                  handle={handle(id)}
                  moveTo={(next) => moveTo(id, next)}
                  enable={(enabled) =>
                    void settle(send("enable-account", { accountId: id, enabled }))
                  }
                  refresh={() => void settle(send("refresh", { accountId: id }))}
                  open={(part) => props.open(id, part)}
                  snoozedUntil={props.allAlerts[id]?.snoozedUntil ?? null}
                  remove={() => props.remove(account)}
                />
              ))}
            </ol>
          </div>
        );
      })}
    </section>
  );
}

const groupTitle = ({ kind, name }: OwnGroup<unknown>): string =>
  kind === "named" ? name : translate(kind === "test" ? "group_test_system" : "group_rest");

/** What stands over a group. */
const GroupHead = ({ group }: { group: OwnGroup<unknown> }) => (
  <h3 class="group-name">
    <bdi>{groupTitle(group)}</bdi>
  </h3>
);
