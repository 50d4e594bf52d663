import type { StateContext } from "../../domain/account-state.ts";
import { needsSomebody } from "../../domain/needs-somebody.ts";
import type { AccountOverview } from "../../domain/overview.ts";
import { formatCount, translate, translateCount } from "../../platform/translate.ts";
import { Icon, rightIcon } from "../shared/icon.tsx";

interface NeedsProps {
  /** Worst first. */
  accounts: AccountOverview[];
  shown: AccountOverview;
  now: number;
  context: StateContext;
  choose: (id: string) => void;
}

/** How many accounts need the user, and the way to the next of them; nothing where there is no other. */
export function Needs({ accounts, shown, now, context, choose }: NeedsProps) {
  const needing = accounts.filter((account) => needsSomebody(account, now, context));
  const next = needing[(needing.indexOf(shown) + 1) % needing.length];
  if (!next || next === shown) return null;
  return (
    <div class="needs">
      <span>{translateCount("needs", needing.length, formatCount(accounts.length))}</span>
      <button type="button" class="link" onClick={() => choose(next.id)}>
        {translate("needs_next")} <Icon drawing={rightIcon} size={12} />
      </button>
    </div>
  );
}
