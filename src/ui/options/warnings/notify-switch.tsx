import { useState } from "preact/hooks";
import type { Preferences } from "../../../domain/preferences.ts";
import { translate } from "../../../text/translate.ts";
import { Note } from "../../shared/failure-note.tsx";
import { Switch } from "../switch.tsx";
import { askToNotify, useNotifyAllowed } from "./use-notify-allowed.ts";

interface NotifySwitchProps {
  preferences: Preferences;
  save: (part: Partial<Preferences>) => void;
}

/** Whether the system shows warnings; the browser's permission is asked for in the very click that wants it. */
export function NotifySwitch({ preferences: { notify }, save }: NotifySwitchProps) {
  const isAllowed = useNotifyAllowed();
  const [isRefused, setRefused] = useState(false);

  function ask(): void {
    setRefused(false);
    void askToNotify().then((isGranted) => {
      setRefused(!isGranted);
      if (isGranted && !notify) save({ notify: true });
    });
  }

  const isRevoked = notify && !isAllowed && !isRefused;
  return (
    <>
      <Switch
        label={translate("watch_notify")}
        isOn={notify && isAllowed}
        describedBy="notify-hint"
        change={(isOn) => {
          if (isOn) ask();
          else save({ notify: false });
        }}
      />
      <p class="hint" id="notify-hint">
        {translate("watch_notify_hint")}
      </p>
      <div role="alert">
        {(isRevoked || isRefused) && (
          <Note
            title={translate(
              isRefused ? "watch_notify_refused_title" : "watch_notify_revoked_title",
            )}
            care
            actions={
              <button type="button" class="button" onClick={ask}>
                {translate("grant_permission")}
              </button>
            }
          >
            {translate(isRefused ? "watch_notify_refused" : "watch_notify_revoked")}
          </Note>
        )}
      </div>
    </>
  );
}
