import type { AccountOverview } from "../../domain/overview.ts";
import { placeText } from "../../text/failure-text.ts";
import { translate } from "../../text/translate.ts";
import { Note } from "../shared/failure-note.tsx";
import { lockIcon } from "../shared/icon.tsx";
import { Unlock } from "../shared/unlock.tsx";

/** That nothing is checked, and the way to change it. */
export const Locked = () => (
  <Note isRegion title={translate("state_locked")} drawing={lockIcon}>
    <Unlock
      isFocused
      // The form goes, and the focus with it.
      done={() => document.querySelector("h1")?.focus()}
    />
  </Note>
);

/** All that may be seen of the accounts while their figures are hidden. */
export const Names = ({ accounts }: { accounts: AccountOverview[] }) => (
  <section aria-label={translate("accounts")}>
    <ul>
      {accounts.map((account) => (
        <li class="row">
          <span class="ellipsis" title={account.name}>
            {account.name}
          </span>
          <small class={account.system === "ote" ? "test" : "soft"}>{placeText(account)}</small>
        </li>
      ))}
    </ul>
  </section>
);
