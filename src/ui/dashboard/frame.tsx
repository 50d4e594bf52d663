import { useState } from "preact/hooks";
import type { Failure } from "../../domain/failure.ts";
import type { VaultView } from "../../domain/overview.ts";
import { send } from "../../messages/send.ts";
import { translate } from "../../text/translate.ts";
import { EyeButton } from "../shared/eye-button.tsx";
import { FailureNote } from "../shared/failure-note.tsx";
import { Icon, lockIcon, refreshIcon } from "../shared/icon.tsx";
import { Mark } from "../shared/mark.tsx";
import { PageHeader } from "../shared/page-header.tsx";
import { TrySamples } from "../shared/try-samples.tsx";
import { Unlock } from "../shared/unlock.tsx";

interface DashboardHeaderProps {
  vault: VaultView;
  /** The account that is shown, as the address names it; empty: none. */
  hash: string;
}

/** The head of the page, with what concerns all accounts. */
export function DashboardHeader({ vault, hash }: DashboardHeaderProps) {
  const [problem, setProblem] = useState<Failure | null>(null);
  const [isBusy, setBusy] = useState(false);
  async function ask(name: "lock" | "refresh"): Promise<void> {
    setBusy(name === "refresh");
    const reply = await (name === "lock" ? send(name, {}) : send(name, { accountId: null }));
    setBusy(false);
    setProblem(reply.ok ? null : reply.failure);
  }
  const button = (name: "lock" | "refresh", label: string, drawing: string) => (
    <button
      type="button"
      class="icon"
      title={label}
      aria-label={label}
      aria-busy={name === "refresh" && isBusy}
      aria-disabled={name === "refresh" && isBusy}
      onClick={() => !isBusy && void ask(name)}
    >
      <Icon drawing={drawing} />
    </button>
  );
  return (
    <PageHeader current="dashboard" hash={hash}>
      {!vault.hidden && <EyeButton look="icon" />}
      {!vault.locked && button("refresh", translate("refresh_all"), refreshIcon)}
      {vault.mode === "passphrase" &&
        !vault.locked &&
        button("lock", translate("lock_now"), lockIcon)}
      {problem && <FailureNote failure={problem} care />}
    </PageHeader>
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
    <TrySamples />
  </section>
);
