import { useRef, useState } from "preact/hooks";
import type { Failure } from "../../../domain/failure.ts";
import type { Overview } from "../../../domain/overview.ts";
import { send } from "../../../messages/send.ts";
import { type TextName, translate } from "../../../text/translate.ts";
import { Icon, lockIcon } from "../../shared/icon.tsx";
import { Unlock } from "../../shared/unlock.tsx";
import { ConfirmDialog } from "../confirm-dialog.tsx";
import type { UnsavedForms } from "../form/use-unsaved.ts";
import type { PassphraseTask } from "./check-passphrase.ts";
import { LockPreferences } from "./lock-preferences.tsx";
import { PassphraseForm } from "./passphrase-form.tsx";

interface SecuritySectionProps {
  overview: Overview;
  fail: (failure: Failure | null) => void;
  /** Says what was done; empty: what was said is over. */
  say: (words: string) => void;
  unsaved: UnsavedForms;
}

/** How the passwords are kept, and all that can be done about it. */
export function SecuritySection({ overview, fail, say, unsaved }: SecuritySectionProps) {
  const { mode, locked } = overview.vault;
  const [chosen, choose] = useState<PassphraseTask | null>(null);
  const [isForgetting, setForgetting] = useState(false);
  // Whoever has just locked it goes on with the passphrase.
  const [isLockedHere, setLockedHere] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const isUnlocked = mode === "passphrase" && !locked;
  // Another window, or the clock, may have changed what the open form is about.
  const task = (chosen === "set" ? mode === "device" : isUnlocked) ? chosen : null;

  function done(words: TextName): void {
    choose(null);
    setForgetting(false);
    say(translate(words));
    // What was used to get here is gone, and the focus with it.
    heading.current?.focus();
  }

  async function lock(): Promise<void> {
    const reply = await send("lock", {});
    fail(reply.ok ? null : reply.failure);
    if (!reply.ok) return;
    done("locked_done");
    setLockedHere(true);
  }

  const button = (text: TextName, act: () => void, kind = "") => (
    <button type="button" class={`button ${kind}`} onClick={act}>
      {translate(text)}
    </button>
  );
  const open = (next: PassphraseTask) => () => {
    say("");
    choose(next);
  };
  return (
    <section class="card security" aria-labelledby="security">
      <h2 id="security" ref={heading} tabIndex={-1}>
        {translate("security")}
      </h2>
      <p>
        {mode === "passphrase" && <Icon drawing={lockIcon} />}
        {translate(locked ? "security_locked" : `security_${mode}`)}
      </p>
      {locked && (
        <Unlock
          isFocused={isLockedHere}
          done={() => {
            setLockedHere(false);
            done("unlocked_done");
          }}
        />
      )}
      {task && (
        <PassphraseForm
          key={task}
          task={task}
          preferences={overview.preferences}
          unsaved={unsaved}
          done={(problem) => {
            done(`passphrase_${task}_done`);
            fail(problem);
          }}
          cancel={() => {
            choose(null);
            // The form goes, and the focus with it.
            heading.current?.focus();
          }}
        />
      )}
      {isUnlocked && !task && <LockPreferences preferences={overview.preferences} fail={fail} />}
      {!task && (
        <div class="buttons">
          {mode === "device" && button("passphrase_set", open("set"))}
          {isUnlocked && button("lock_now", () => void lock(), "primary")}
          {isUnlocked && button("passphrase_change", open("change"))}
          {isUnlocked && button("passphrase_remove", open("remove"))}
        </div>
      )}
      {mode === "passphrase" && (
        <div class="forgot">
          <p class="soft">{translate("forgot_passphrase")}</p>
          {button("forget_secrets", () => setForgetting(true), "grave")}
        </div>
      )}
      {isForgetting && (
        <ConfirmDialog
          question={translate("forget_secrets_question")}
          text={translate("forget_secrets_text")}
          action={translate("forget_secrets")}
          run={() => send("forget-secrets", {})}
          cancel={() => setForgetting(false)}
          done={() => done("forget_secrets_done")}
        />
      )}
    </section>
  );
}
