import { useEffect, useRef, useState } from "preact/hooks";
import type { Account } from "../../domain/account.ts";
import type { Failure, Result } from "../../domain/failure.ts";
import { emptyOverview, type Overview } from "../../domain/overview.ts";
import type { Watch } from "../../domain/watch.ts";
import { send } from "../../messages/send.ts";
import { accountsRecord } from "../../storage/accounts-record.ts";
import { overviewRecord } from "../../storage/overview-record.ts";
import { watchRecord } from "../../storage/watch-record.ts";
import { isolated } from "../../text/name-text.ts";
import { translate } from "../../text/translate.ts";
import { FailureNote } from "../shared/failure-note.tsx";
import { Mark } from "../shared/mark.tsx";
import { Unlock } from "../shared/unlock.tsx";
import { useNow } from "../shared/use-now.ts";
import { useRecord } from "../shared/use-record.ts";
import { About } from "./about.tsx";
import { AccountSection } from "./account-section.tsx";
import { ConfirmDialog } from "./confirm-dialog.tsx";
import { AccountForm } from "./form/account-form.tsx";
import { RightsView } from "./rights/rights-view.tsx";
import { SecuritySection } from "./security/security-section.tsx";
import { type View, viewOfHash } from "./view.ts";
import { SnoozeBlock } from "./warnings/snooze-block.tsx";
import { WarningsSection } from "./warnings/warnings-section.tsx";
import { WatchForm } from "./warnings/watch-form.tsx";

interface OptionsPageProps {
  accounts: Result<Account[]>;
  overview: Result<Overview>;
  watches: Result<Record<string, Watch>>;
}

/** The settings: the accounts with all other sections, the form for one of them, its warnings, or the rights of a role user. */
export function OptionsPage(first: OptionsPageProps) {
  const [accountsFound] = useRecord(accountsRecord, first.accounts);
  const [overviewFound] = useRecord(overviewRecord, first.overview);
  const [watchesFound] = useRecord(watchRecord, first.watches);
  const now = useNow();
  const [view, setView] = useState<View>(() => viewOfHash(location.hash));
  const [removing, setRemoving] = useState<Account | null>(null);
  const [problem, setProblem] = useState<Failure | null>(null);
  const [said, say] = useState("");
  // An object, so that the list can be come back to twice.
  const [landed, land] = useState<object | null>(null);
  // The page that is come back to; an object, as above.
  const [leaving, leave] = useState<{ to: string } | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);

  const accounts = accountsFound.ok ? accountsFound.value : [];
  const overview = overviewFound.ok ? overviewFound.value : emptyOverview;
  const watches = watchesFound.ok ? watchesFound.value : {};
  const watched =
    view.name === "warnings" ? accounts.find(({ id }) => id === view.accountId) : undefined;
  const edited =
    view.name === "form" ? (accounts.find(({ id }) => id === view.accountId) ?? null) : null;
  const unreadable = [accountsFound, overviewFound, watchesFound].find(isFailed)?.failure;
  const shownProblem = problem ?? unreadable ?? overview.problem;

  /** Another page: what was said on the last one does not stand over it. */
  function show(next: View, words = ""): void {
    setView(next);
    setProblem(null);
    say(words);
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: it depends on setters alone.
  useEffect(() => {
    const follow = () => show(viewOfHash(location.hash));
    addEventListener("hashchange", follow);
    return () => removeEventListener("hashchange", follow);
  }, []);

  // After all that has gone: a dialog gives the focus back to a button that is removed with its account.
  useEffect(() => {
    if (landed) heading.current?.focus();
  }, [landed]);

  // After the form has gone, which would have the browser ask whether to leave what is typed in it.
  useEffect(() => {
    if (leaving) location.assign(leaving.to);
  }, [leaving]);

  /** The warnings of an account are done with: back to where they were asked for. */
  function leaveWarnings(words: string): void {
    const isNote = view.name === "warnings" && view.isNote;
    showList(words);
    if (isNote) leave({ to: `dashboard.html#account=${view.accountId}` });
  }

  function showList(words: string): void {
    // Without the hash: a reload would open the form again.
    history.replaceState(null, "", location.pathname);
    show({ name: "list" }, words);
    land({});
  }

  return (
    <>
      <header>
        <Mark size={32} />
        <div>
          <p class="soft">{translate("extension_name")}</p>
          <h1 ref={heading} tabIndex={-1}>
            {translate("settings")}
          </h1>
        </div>
        <a href="dashboard.html">{translate("dash_title")}</a>
      </header>
      <main>
        <div role="alert">
          {shownProblem && (
            <FailureNote
              failure={shownProblem}
              registrar="ispapi"
              care
              actions={shownProblem.kind === "set-aside" && <Acknowledge fail={setProblem} />}
            />
          )}
        </div>
        <p class="said" role="status">
          {said}
        </p>
        {view.name === "rights" && <RightsView back={() => showList("")} accounts={accounts} />}
        {view.name === "form" && overview.vault.locked && (
          <section class="card" aria-labelledby="locked">
            <h2 id="locked">{translate("state_locked")}</h2>
            <Unlock isFocused={false} done={() => say(translate("unlocked_done"))} />
          </section>
        )}
        {view.name === "form" && (
          <AccountForm
            key={edited?.id ?? "new"}
            stored={edited}
            takenNames={accounts.filter((account) => account !== edited).map(({ name }) => name)}
            saved={(name) => showList(translate("account_saved", isolated(name)))}
            cancel={() => showList("")}
            remove={() => setRemoving(edited)}
          />
        )}
        {watched && watchesFound.ok && (
          <>
            <WatchForm
              key={watched.id}
              account={watched}
              overview={overview.accounts.find(({ id }) => id === watched.id)}
              stored={watches[watched.id]}
              warnsTest={overview.preferences.warnTestAccounts}
              isNote={view.name === "warnings" && view.isNote}
              saved={() => leaveWarnings(translate("watch_saved", isolated(watched.name)))}
              cancel={() => leaveWarnings("")}
            />
            <SnoozeBlock
              accountId={watched.id}
              snoozedUntil={watches[watched.id]?.snoozedUntil ?? null}
              now={now}
            />
          </>
        )}
        {(view.name === "list" || (view.name === "warnings" && !watched)) && (
          <>
            <AccountSection
              accounts={accounts}
              overview={overview}
              watches={watches}
              now={now}
              add={() => show({ name: "form", accountId: null })}
              edit={(accountId) => show({ name: "form", accountId })}
              watch={(accountId) => show({ name: "warnings", accountId, isNote: false })}
              remove={setRemoving}
              say={say}
              fail={setProblem}
            />
            <WarningsSection overview={overview} fail={setProblem} />
            <SecuritySection overview={overview} fail={setProblem} unsay={() => say("")} />
            <RightsLink />
            <About overview={overview} now={now} />
          </>
        )}
      </main>
      {removing && (
        <ConfirmDialog
          question={translate("remove_question", isolated(removing.name))}
          text={translate("remove_text")}
          action={translate("remove_account")}
          run={() => send("remove-account", { accountId: removing.id })}
          cancel={() => setRemoving(null)}
          done={() => {
            setRemoving(null);
            showList(translate("account_removed", isolated(removing.name)));
          }}
        />
      )}
    </>
  );
}

const isFailed = (result: Result<unknown>): result is { ok: false; failure: Failure } => !result.ok;

/** What was set aside stays reported until the user says so: a badge that tells of it for ever tells of nothing else. */
const Acknowledge = ({ fail }: { fail: (failure: Failure | null) => void }) => (
  <button
    type="button"
    onClick={async () => {
      const reply = await send("acknowledge-aside", {});
      fail(reply.ok ? null : reply.failure);
    }}
  >
    {translate("aside_seen")}
  </button>
);

const RightsLink = () => (
  <section class="card" aria-labelledby="rights-title">
    <h2 id="rights-title">{translate("rights")}</h2>
    <p>
      {translate("rights_intro")} <a href="#rights">{translate("rights_link")}</a>
    </p>
  </section>
);
