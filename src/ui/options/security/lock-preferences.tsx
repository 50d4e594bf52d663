import type { Failure } from "../../../domain/failure.ts";
import type { Preferences } from "../../../domain/preferences.ts";
import { send } from "../../../messages/send.ts";
import { translate } from "../../../text/translate.ts";
import { ChoiceField } from "../form/field.tsx";
import { Switch } from "../switch.tsx";
import { lockAfterChoices, lockAfterOf } from "./lock-after.ts";

interface LockPreferencesProps {
  preferences: Preferences;
  fail: (failure: Failure | null) => void;
}

/** When a passphrase vault locks itself, and what is seen of it then. */
export function LockPreferences({ preferences, fail }: LockPreferencesProps) {
  const save = (part: Partial<Preferences>) => {
    void send("save-preferences", { preferences: { ...preferences, ...part } }).then((reply) =>
      fail(reply.ok ? null : reply.failure),
    );
  };
  return (
    <>
      <ChoiceField
        name="lockAfter"
        label={translate("lock_after")}
        hint={translate("hint_lock_after")}
        value={String(preferences.lockAfter)}
        choices={lockAfterChoices(preferences.lockAfter)}
        change={(choice) => save({ lockAfter: lockAfterOf(choice) })}
      />
      <Switch
        label={translate("hide_when_locked")}
        isOn={preferences.hideWhenLocked}
        describedBy="hide-when-locked-hint"
        change={(hideWhenLocked) => save({ hideWhenLocked })}
      />
      <p class="hint" id="hide-when-locked-hint">
        {translate("hint_hide_when_locked")}
      </p>
    </>
  );
}
