import type { AccountOverview } from "../../domain/overview.ts";
import { placeAmong, placeText } from "../../text/failure-text.ts";

interface PlaceProps {
  account: AccountOverview;
  accounts: readonly AccountOverview[];
  /** The user's own group, where nothing else says it. */
  group?: string;
}

/** Where an account is, in one line: the names give way where there is no room, LIVE and OT&E never do. */
export function Place({ account, accounts, group }: PlaceProps) {
  const { name } = account.facts;
  const place = placeText(account);
  const all = [placeAmong(account, accounts), group].filter(Boolean).join(" · ");
  const rest = all.slice(place.length);
  return (
    <span class={`place ${account.system === "ote" ? "test" : "soft"}`} title={all}>
      <span class="ellipsis">{name}</span>
      <span class="system">{place.slice(name.length)}</span>
      {rest && <span class="ellipsis">{rest}</span>}
    </span>
  );
}
