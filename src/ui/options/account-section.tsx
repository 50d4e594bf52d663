import type { Account } from "../../domain/account.ts";
import type { AlertSettings } from "../../domain/alert-settings.ts";
import type { Failure, Result } from "../../domain/failure.ts";
import type { Overview } from "../../domain/overview.ts";
import { send } from "../../messages/send.ts";
import { isolated } from "../../text/name-text.ts";
import { formatCount, translate } from "../../text/translate.ts";
import { Icon, plusIcon } from "../shared/icon.tsx";
import { AccountCard } from "./account-card.tsx";
import { moved } from "./moved.ts";

interface AccountSectionProps {
  accounts: Account[];
  overview: Overview;
  /** By account id. */
  allAlerts: Record<string, AlertSettings>;
  now: number;
  add: () => void;
  edit: (accountId: string) => void;
  openSettings: (accountId: string) => void;
  remove: (account: Account) => void;
  say: (words: string) => void;
  /** Shows why the worker did not do what was asked; null takes it away. */
  fail: (failure: Failure | null) => void;
}

/** All accounts in the user's order, each with what can be done with it. */
export function AccountSection(props: AccountSectionProps) {
  const { accounts, overview, fail, say } = props;

  const settle = (reply: Promise<Result<unknown>>): Promise<void> =>
    reply.then((result) => fail(result.ok ? null : result.failure));

  function move(account: Account, step: -1 | 1): void {
    const ids = accounts.map(({ id }) => id);
    const accountIds = moved(ids, account.id, step);
    const place = formatCount(accountIds.indexOf(account.id) + 1);
    void settle(send("reorder-accounts", { accountIds })).then(() =>
      say(translate("moved", isolated(account.name), place, formatCount(ids.length))),
    );
  }

  return (
    <section class="card" aria-labelledby="accounts">
      <div class="title">
        <h2 id="accounts" tabIndex={-1}>
          {translate("accounts")}
        </h2>
        <button type="button" class="button primary add" onClick={props.add}>
          <Icon drawing={plusIcon} size={14} /> {translate("add_account")}
        </button>
      </div>
      <p class="soft">{translate(accounts.length === 0 ? "no_account_text" : "accounts_intro")}</p>
      <ol class="accounts">
        {accounts.map((account, place) => (
          <AccountCard
            key={account.id}
            account={account}
            overview={overview.accounts.find(({ id }) => id === account.id)}
            warnsTest={overview.preferences.warnTestAccounts}
            context={overview}
            now={props.now}
            isFirst={place === 0}
            isLast={place === accounts.length - 1}
            move={(step) => move(account, step)}
            enable={(enabled) =>
              void settle(send("enable-account", { accountId: account.id, enabled }))
            }
            refresh={() => void settle(send("refresh", { accountId: account.id }))}
            edit={() => props.edit(account.id)}
            openSettings={() => props.openSettings(account.id)}
            snoozedUntil={props.allAlerts[account.id]?.snoozedUntil ?? null}
            remove={() => props.remove(account)}
          />
        ))}
      </ol>
    </section>
  );
}
