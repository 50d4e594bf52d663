import { worstOf } from "../../../domain/account-state.ts";
import { isAtMost } from "../../../domain/at-most.ts";
import type { AccountOverview, Overview } from "../../../domain/overview.ts";
import { formatMoney } from "../../../text/format-money.ts";
import { stateWords } from "../../../text/state-text.ts";
import { translate } from "../../../text/translate.ts";
import { Place } from "../../shared/place.tsx";
import { StateMark } from "../../shared/state-mark.tsx";
import { furtherLines } from "./list-items.ts";

/** The id of an account's row in the page. */
export const rowId = ({ id }: Pick<AccountOverview, "id">): string => `row-${id}`;

interface ListRowProps {
  account: AccountOverview;
  overview: Overview;
  now: number;
  /** Its account is the one that the popup shows. */
  isShown: boolean;
  /** The keys are at it. */
  isActive: boolean;
  /** Its place among the accounts that are found, from 0, and how many those are. */
  place: number;
  count: number;
  /** The head that it stands under does not say its group, which it may have been found by. */
  saysGroup: boolean;
  choose: () => void;
}

/** One account in the list: its name, its funds, where it is, and its worst state. */
export function ListRow({
  account,
  overview,
  now,
  isShown,
  isActive,
  place,
  count,
  saysGroup,
  choose,
}: ListRowProps) {
  const worst = worstOf(account, now, overview);
  const further = furtherLines(account);
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus, and tells which option is active.
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list takes the keys of all its options.
    <div
      id={rowId(account)}
      class={`${isActive ? "active" : ""} ${further > 0 ? "long" : ""}`}
      style={{ "--further": further }}
      role="option"
      aria-selected={isShown}
      aria-posinset={place + 1}
      aria-setsize={count}
      onClick={choose}
    >
      <span class="full-name name" title={account.name}>
        {account.name}
      </span>
      <span class="amount">
        {isAtMost(account.figures) && <small class="soft">{translate("at_most")} </small>}
        {account.figures
          ? formatMoney(account.figures.available, account.figures.currency)
          : translate("state_unknown")}
      </span>
      <Place
        account={account}
        accounts={overview.accounts}
        {...(saysGroup ? { group: account.group } : {})}
      />
      <StateMark state={worst} isTest={account.system === "ote"}>
        {stateWords(account, worst, now)}
      </StateMark>
    </div>
  );
}
