import type { Account } from "../../domain/account.ts";
import type { Result } from "../../domain/failure.ts";
import { send } from "../../messages/send.ts";
import { isolated } from "../../text/name-text.ts";
import { formatCount, translate } from "../../text/translate.ts";
import { Icon, plusIcon } from "../shared/icon.tsx";
import { AccountCard } from "./account-card.tsx";
import { moved } from "./moved.ts";
import type { SectionProps } from "./section-props.ts";

/** All accounts in the user's order, each with what can be done with it. */
export function AccountSection(props: SectionProps) {
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
            edit={() => props.open(account.id, "login")}
            openSettings={() => props.open(account.id, "settings")}
            snoozedUntil={props.allAlerts[account.id]?.snoozedUntil ?? null}
            remove={() => props.remove(account)}
          />
        ))}
      </ol>
    </section>
  );
}
