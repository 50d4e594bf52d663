import { isStale, worstOf } from "../../../domain/account-state.ts";
import { isAtMost } from "../../../domain/at-most.ts";
import { isQuietTest } from "../../../domain/needs-somebody.ts";
import type { AccountOverview, Overview } from "../../../domain/overview.ts";
import { formatMoney } from "../../../text/format-money.ts";
import { stateWords } from "../../../text/state-text.ts";
import { translate } from "../../../text/translate.ts";
import { Place } from "../../shared/place.tsx";
import { StateMark } from "../../shared/state-mark.tsx";
import { Hidden, Unknown } from "../cells.tsx";
import { hashOf } from "../shown.ts";

interface NavRowProps {
  account: AccountOverview;
  overview: Overview;
  isShown: boolean;
  now: number;
  /** The head that it stands under does not say its group, which it may have been found by. */
  saysGroup: boolean;
  again: () => void;
}

/** One account in two lines: its name and its money, where it is and the worst of its states. */
export function NavRow({ account, overview, isShown, now, saysGroup, again }: NavRowProps) {
  const { figures, name } = account;
  const worst = worstOf(account, now, overview);
  const isOld = !overview.vault.locked && isStale(account, now);
  return (
    <li>
      <a
        class="row-link"
        href={hashOf(account.id)}
        aria-current={isShown ? "true" : undefined}
        onClick={() => isShown && again()}
      >
        <span class="line">
          <bdi class="full-name name" title={name}>
            {name}
          </bdi>
          <span class={isOld ? "amount soft" : "amount"}>
            {figures ? (
              <>
                {isAtMost(figures) && <small class="soft">{translate("at_most")} </small>}
                {formatMoney(figures.available, figures.currency)}
              </>
            ) : overview.vault.hidden ? (
              <Hidden />
            ) : (
              <Unknown />
            )}
          </span>
        </span>
        <span class="line">
          <Place
            account={account}
            accounts={overview.accounts}
            {...(saysGroup ? { group: account.group } : {})}
          />
          <StateMark state={worst} isTest={isQuietTest(account, overview)}>
            {stateWords(account, worst, now)}
          </StateMark>
        </span>
      </a>
    </li>
  );
}
