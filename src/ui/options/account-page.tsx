import { useRef } from "preact/hooks";
import type { Account } from "../../domain/account.ts";
import { groupNames } from "../../domain/account-groups.ts";
import type { AlertSettings } from "../../domain/alert-settings.ts";
import type { Result } from "../../domain/failure.ts";
import type { Overview } from "../../domain/overview.ts";
import { isolated } from "../../text/name-text.ts";
import { translate } from "../../text/translate.ts";
import { AccountForm } from "./form/account-form.tsx";
import type { UnsavedForms } from "./form/use-unsaved.ts";
import { SettingsForm } from "./settings/settings-form.tsx";
import { SnoozeBlock } from "./settings/snooze-block.tsx";
import type { AccountPart } from "./view.ts";

interface AccountPageProps {
  account: Account;
  takenNames: readonly string[];
  overview: Overview;
  /** By account id. */
  allAlerts: Result<Record<string, AlertSettings>>;
  now: number;
  /** What it was opened for. */
  part: AccountPart;
  unsaved: UnsavedForms;
  /** One of the two forms was kept: what to say of it. */
  saved: (form: "login" | "settings", words: string) => void;
  leave: () => void;
  remove: () => void;
}

/**
 * One account: its login, which has to be proved at the registrar, and its settings, which need no sign-in. Each is
 * saved for itself.
 */
export function AccountPage(props: AccountPageProps) {
  const { account, overview, allAlerts, part, unsaved, saved } = props;
  // A record that cannot be read for a moment takes away nothing that is typed.
  const lastRead = useRef(allAlerts);
  if (allAlerts.ok) lastRead.current = allAlerts;
  const known = lastRead.current.ok ? lastRead.current.value : null;
  const alerts = known?.[account.id];
  return (
    <>
      <AccountForm
        stored={account}
        takenNames={[]}
        unsaved={unsaved}
        isWanted={part === "login"}
        saved={(name) => saved("login", translate("login_saved", isolated(name)))}
        cancel={null}
      />
      {known && (
        <SettingsForm
          account={account}
          overview={overview.accounts.find(({ id }) => id === account.id)}
          stored={alerts}
          warnsTest={overview.preferences.warnTestAccounts}
          takenNames={props.takenNames}
          groups={groupNames(overview.accounts)}
          unsaved={unsaved}
          wanted={part === "login" || part === "snooze" ? null : part}
          saved={(name) => saved("settings", translate("settings_saved", isolated(name)))}
        />
      )}
      {known && (
        <SnoozeBlock
          accountId={account.id}
          snoozedUntil={alerts?.snoozedUntil ?? null}
          now={props.now}
          isWanted={part === "snooze"}
        />
      )}
      <div class="buttons ways-out">
        <button type="button" class="button" onClick={props.leave}>
          {translate(part === "note" ? "to_dashboard" : "to_accounts")}
        </button>
        <button type="button" class="button grave" onClick={props.remove}>
          {translate("remove_account")}
        </button>
      </div>
    </>
  );
}
