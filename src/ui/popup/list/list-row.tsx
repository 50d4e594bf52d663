import { worstOf } from "../../../domain/account-state.ts";
import { isAtMost } from "../../../domain/at-most.ts";
import type { AccountOverview, Overview } from "../../../domain/overview.ts";
import { placeAmong } from "../../../text/failure-text.ts";
import { formatMoney } from "../../../text/format-money.ts";
import { stateWords } from "../../../text/state-text.ts";
import { translate } from "../../../text/translate.ts";
import { StateMark } from "../../shared/state-mark.tsx";
import { isLong } from "./list-items.ts";

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
  choose,
}: ListRowProps) {
  const worst = worstOf(account, now, overview);
  const where = placeAmong(account, overview.accounts);
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus, and tells which option is active.
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list takes the keys of all its options.
    <div
      id={rowId(account)}
      class={`${isActive ? "active" : ""} ${isLong(account) ? "long" : ""}`}
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
      <span class={`ellipsis ${account.system === "ote" ? "test" : "soft"}`} title={where}>
        {where}
      </span>
      <StateMark state={worst} isTest={account.system === "ote"}>
        {stateWords(account, worst, now)}
      </StateMark>
    </div>
  );
}
