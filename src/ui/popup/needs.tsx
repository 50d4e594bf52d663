import type { StateContext } from "../../domain/account-state.ts";
import { needsOnce } from "../../domain/needs-somebody.ts";
import type { AccountOverview } from "../../domain/overview.ts";
import { moneyNumbers } from "../../domain/same-money.ts";
import { formatCount, translate, translateCount } from "../../text/translate.ts";
import { Icon, rightIcon } from "../shared/icon.tsx";

interface NeedsProps {
  /** Worst first. */
  accounts: AccountOverview[];
  shown: AccountOverview;
  now: number;
  context: StateContext;
  choose: (id: string) => void;
}

/** How many accounts need the user, one that was entered twice being one, and the way to the next of them; nothing where there is no other. */
export function Needs({ accounts, shown, now, context, choose }: NeedsProps) {
  const needing = needsOnce(accounts, now, context).map(({ account }) => account);
  const moneys = moneyNumbers(accounts);
  const own = needing.indexOf(shown);
  const place = own < 0 ? needing.findIndex((each) => moneys.get(each) === moneys.get(shown)) : own;
  const next = needing[(place + 1) % needing.length];
  if (!next || next === shown || next === needing[place]) return null;
  const count = (all: readonly AccountOverview[]): number =>
    new Set(all.map((each) => moneys.get(each))).size;
  return (
    <div class="needs">
      <span>{translateCount("needs", count(needing), formatCount(count(accounts)))}</span>
      <button type="button" class="link" onClick={() => choose(next.id)}>
        {translate("needs_next")} <Icon drawing={rightIcon} size={12} />
      </button>
    </div>
  );
}
