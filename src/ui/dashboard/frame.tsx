import { useState } from "preact/hooks";
import type { Failure } from "../../domain/failure.ts";
import type { VaultView } from "../../domain/overview.ts";
import { send } from "../../messages/send.ts";
import { translate } from "../../text/translate.ts";
import { EyeButton } from "../shared/eye-button.tsx";
import { FailureNote } from "../shared/failure-note.tsx";
import { Icon, lockIcon } from "../shared/icon.tsx";
import { Mark } from "../shared/mark.tsx";
import { Unlock } from "../shared/unlock.tsx";

/** What the page is, and the ways out of it. */
export function DashboardHeader({ vault }: { vault: VaultView }) {
  const [problem, setProblem] = useState<Failure | null>(null);
  return (
    <header>
      <Mark size={32} />
      <div class="who">
        <p class="soft">{translate("extension_name")}</p>
        <h1 tabIndex={-1}>{translate("dash_title")}</h1>
      </div>
      {!vault.hidden && <EyeButton />}
      {vault.mode === "passphrase" && !vault.locked && (
        <button
          type="button"
          class="button"
          onClick={() =>
            void send("lock", {}).then((reply) => setProblem(reply.ok ? null : reply.failure))
          }
        >
          {translate("lock_now")}
        </button>
      )}
      <a class="button" href="options.html">
        {translate("settings")}
      </a>
      {problem && <FailureNote failure={problem} care />}
    </header>
  );
}

/** Locked: nothing is checked; the figures stand, dated, unless the user chose to hide them. */
export const LockedCard = ({ isHidden }: { isHidden: boolean }) => (
  <section class="card locked" aria-labelledby="locked-title">
    <h2 id="locked-title">
      <Icon drawing={lockIcon} /> {translate("state_locked")}
    </h2>
    <p>{translate(isHidden ? "dash_hidden_text" : "dash_locked_text")}</p>
    <Unlock
      isFocused={isHidden}
      // The form goes, and the focus with it.
      done={() => document.querySelector("h1")?.focus()}
    />
  </section>
);

/** The first step, while there is no account. */
export const Empty = () => (
  <section class="card empty">
    <Mark size={56} />
    <h2>{translate("welcome_title")}</h2>
    <p class="soft">{translate("welcome_text")}</p>
    <a class="button primary" href="options.html#add">
      {translate("add_account")}
    </a>
  </section>
);
