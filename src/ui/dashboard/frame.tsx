import { useState } from "preact/hooks";
import type { Failure } from "../../domain/failure.ts";
import type { Overview } from "../../domain/overview.ts";
import { send } from "../../messages/send.ts";
import { translate } from "../../text/translate.ts";
import { EyeButton } from "../shared/eye-button.tsx";
import { FailureNote } from "../shared/failure-note.tsx";
import { Icon, lockIcon, refreshIcon } from "../shared/icon.tsx";
import { Mark } from "../shared/mark.tsx";
import { PageHeader } from "../shared/page-header.tsx";
import { Progress } from "../shared/progress.tsx";
import { TrySamples } from "../shared/try-samples.tsx";
import { Unlock } from "../shared/unlock.tsx";
import type { Refresh } from "../shared/use-refresh.ts";
import { detailTitle } from "./use-landing.ts";

interface DashboardHeaderProps {
  overview: Overview;
  /** Of all accounts. */
  refresh: Refresh;
  /** The vault was locked from here. */
  lockedHere: () => void;
  /** The account that is shown, as the address names it; empty: none. */
  hash: string;
}

/** The head of the page, with what concerns all accounts. */
export function DashboardHeader({ overview, refresh, lockedHere, hash }: DashboardHeaderProps) {
  const { vault, accounts } = overview;
  const [lockProblem, setLockProblem] = useState<Failure | null>(null);
  const { isBusy } = refresh;
  const problem = lockProblem ?? refresh.outcome?.failure;
  async function lock(): Promise<void> {
    const reply = await send("lock", {});
    setLockProblem(reply.ok ? null : reply.failure);
    if (reply.ok) lockedHere();
  }
  return (
    <PageHeader current="dashboard" hash={hash}>
      {!vault.hidden && <EyeButton look="icon" />}
      {!vault.locked && (
        <button
          type="button"
          class="icon"
          title={translate("refresh_all")}
          aria-label={translate("refresh_all")}
          aria-busy={isBusy}
          aria-disabled={isBusy}
          onClick={refresh.start}
        >
          <Icon drawing={refreshIcon} />
        </button>
      )}
      {vault.mode === "passphrase" && !vault.locked && (
        <button
          type="button"
          class="icon"
          title={translate("lock_now")}
          aria-label={translate("lock_now")}
          onClick={() => void lock()}
        >
          <Icon drawing={lockIcon} />
        </button>
      )}
      <Progress accounts={accounts} refresh={refresh} />
      {problem && <FailureNote failure={problem} care />}
    </PageHeader>
  );
}

/** What is shown in full, or the page, where the figures are still to come back. */
const landing = (): HTMLElement | null =>
  document.getElementById(detailTitle) ?? document.querySelector("h1");

interface LockedCardProps {
  isHidden: boolean;
  /** Whoever has just locked it here goes on there. */
  isFocused?: boolean;
  unlocked?: () => void;
}

/** Locked: nothing is checked; the figures stand, dated, unless the user chose to hide them. */
export const LockedCard = ({ isHidden, isFocused = false, unlocked }: LockedCardProps) => (
  <section class="card locked" aria-labelledby="locked-title">
    <h2 id="locked-title">
      <Icon drawing={lockIcon} /> {translate("state_locked")}
    </h2>
    <p>{translate(isHidden ? "dash_hidden_text" : "dash_locked_text")}</p>
    <Unlock
      isFocused={isHidden || isFocused}
      // The form goes, and the focus with it.
      done={() => {
        unlocked?.();
        landing()?.focus();
      }}
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
