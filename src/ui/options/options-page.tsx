import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Account } from "../../domain/account.ts";
import type { AlertSettings } from "../../domain/alert-settings.ts";
import { type Failure, ok, type Result } from "../../domain/failure.ts";
import { emptyOverview, type Overview } from "../../domain/overview.ts";
import { send } from "../../messages/send.ts";
import { accountsRecord } from "../../storage/accounts-record.ts";
import { alertSettingsRecord } from "../../storage/alert-settings-record.ts";
import { overviewRecord } from "../../storage/overview-record.ts";
import { type Removal, removalsRecord } from "../../storage/removals-record.ts";
import { hideBy } from "../../text/hidden-amounts.ts";
import { isolated } from "../../text/name-text.ts";
import { translate } from "../../text/translate.ts";
import { beginPage, titleOf } from "../shared/begin-page.ts";
import { EyeButton } from "../shared/eye-button.tsx";
import { FailureNote, Note } from "../shared/failure-note.tsx";
import { useLook } from "../shared/look.ts";
import { PageHeader } from "../shared/page-header.tsx";
import { SampleStrip } from "../shared/sample-strip.tsx";
import { Unlock } from "../shared/unlock.tsx";
import { useNow } from "../shared/use-now.ts";
import { useRecord } from "../shared/use-record.ts";
import { useSpoken } from "../shared/use-spoken.ts";
import { AccountPage } from "./account-page.tsx";
import { editId } from "./accounts/account-row.tsx";
import { Acknowledge } from "./acknowledge.tsx";
import { ConfirmDialog } from "./confirm-dialog.tsx";
import { AccountForm } from "./form/account-form.tsx";
import type { UnsavedForms } from "./form/use-unsaved.ts";
import { RemovalToasts } from "./removal-toasts.tsx";
import { RightsView } from "./rights/rights-view.tsx";
import type { Section } from "./sections.ts";
import { ShownSection } from "./shown-section.tsx";
import { SideNav } from "./side-nav.tsx";
import { Toast } from "./toast.tsx";
import { useSaid } from "./use-said.ts";
import { useView } from "./use-view.ts";
import { sectionOf } from "./view.ts";

interface OptionsPageProps {
  accounts: Result<Account[]>;
  overview: Result<Overview>;
  allAlerts: Result<Record<string, AlertSettings>>;
  removals?: Result<Removal[]>;
}

/** Tells the page which language it is in, and what it is. */
export const beginOptions = (): void => beginPage(titleOf(translate("settings")));

/** The settings: one of their sections, the form for a new account, one account, or the rights of a role user. */
export function OptionsPage(first: OptionsPageProps) {
  const [accountsFound] = useRecord(accountsRecord, first.accounts);
  const [overviewFound] = useRecord(overviewRecord, first.overview);
  const [alertsFound] = useRecord(alertSettingsRecord, first.allAlerts);
  const now = useNow();
  const [removalsFound] = useRecord(removalsRecord, first.removals ?? ok([]));
  // The account that was just removed here.
  const [removed, setRemoved] = useState<string | null>(null);
  const [problem, setProblem] = useState<Failure | null>(null);
  const [said, say] = useSaid();
  // Where the focus is wanted; an object, so that the same place can be come back to twice.
  const [landed, land] = useState<{ id: string } | null>(null);
  // The page that is come back to; an object, as above.
  const [leaving, leave] = useState<{ to: string } | null>(null);
  const unsaved = useRef<UnsavedForms>(new Set()).current;
  const { view, show, leaveTyped, ...ways } = useView(unsaved, () => {
    setProblem(null);
    say("");
  });

  const accounts = accountsFound.ok ? accountsFound.value : [];
  const overview = overviewFound.ok ? overviewFound.value : emptyOverview;
  // Before anything of it is drawn.
  if (overviewFound.ok) hideBy(overview.preferences);
  const allAlerts = alertsFound.ok ? alertsFound.value : {};
  useSpoken(overview.preferences, beginOptions, setProblem);
  useLook(overview.preferences);
  const accountId = view.name === "account" ? view.accountId : null;
  const found = accounts.find(({ id }) => id === accountId);
  // While its record cannot be read, the account stays as it was: what is typed about it is not lost over that.
  const lastFound = useRef(found);
  if (found || accountId === null || accountsFound.ok) lastFound.current = found;
  const edited = lastFound.current;
  const isGone = view.name === "account" && !edited && accountsFound.ok;
  const section = view.name === "account" && !edited ? "accounts" : sectionOf(view);
  const { locked } = overview.vault;
  const unreadable = [accountsFound, overviewFound, alertsFound].find(isFailed)?.failure;
  const isForm = view.name === "add" || (view.name === "account" && edited !== undefined);
  const shownProblem = problem ?? unreadable ?? overview.problem;

  // After all that has gone: a dialog gives the focus back to a button that is removed with its account.
  useLayoutEffect(() => {
    if (landed) document.getElementById(landed.id)?.focus();
  }, [landed]);

  // What was said of the lock is over once another page, or the clock, has changed it.
  const lastLocked = useRef(locked);
  useEffect(() => {
    if (
      lastLocked.current !== locked &&
      said === translate(locked ? "unlocked_done" : "locked_done")
    )
      say("");
    lastLocked.current = locked;
  }, [locked, said, say]);

  // After the form has gone, which would have the browser ask whether to leave what is typed in it.
  useEffect(() => {
    if (leaving) location.assign(leaving.to);
  }, [leaving]);

  /** Done with an account: back to where it was asked for. */
  function leaveAccount(words: string): void {
    const isNote = view.name === "account" && view.part === "note";
    showList(words);
    if (view.name === "account") land({ id: editId(view.accountId) });
    if (isNote) leave({ to: `dashboard.html#account=${view.accountId}` });
  }

  /** One form of an account is kept. The page goes, unless the other one holds something that is not. */
  function savedForm(form: "login" | "settings", words: string): void {
    const isOtherTyped = [...unsaved].some((other) => other !== form);
    if (isOtherTyped) {
      say(words);
      land({ id: form === "login" ? "watch-title" : "form-title" });
    } else leaveAccount(words);
  }

  function showList(words: string): void {
    ways.showList();
    say(words);
    land({ id: "accounts" });
  }

  /** Takes an account out at once: it can be taken back for a while, so that nothing is asked before. */
  async function remove({ id }: Account): Promise<void> {
    if (view.name === "account") showList("");
    setRemoved(id);
    const reply = await send("remove-account", { accountId: id });
    setProblem(reply.ok ? null : reply.failure);
  }

  function choose(next: Section): void {
    leaveTyped(() => {
      ways.showSection(next);
      land({ id: next });
    });
  }

  return (
    <>
      <PageHeader current="options">
        <EyeButton />
      </PageHeader>
      <SampleStrip overview={overview} />
      <div class="columns">
        <SideNav current={section} choose={choose} />
        <main>
          <h1 class="hidden" tabIndex={-1}>
            {translate("settings")}
          </h1>
          <div role="alert">
            {shownProblem && (
              <FailureNote
                isRegion
                failure={shownProblem}
                care
                actions={shownProblem.kind === "set-aside" && <Acknowledge fail={setProblem} />}
              />
            )}
            {isGone && (
              <Note title={translate("account_gone_title")} care>
                {translate("account_gone_text")}
              </Note>
            )}
          </div>
          {view.name === "rights" && (
            <RightsView back={() => choose("security")} accounts={accounts} />
          )}
          {(isForm || section === "accounts") && locked && (
            <section class="card" aria-labelledby="locked">
              <h2 id="locked">{translate("state_locked")}</h2>
              <Unlock isFocused={false} done={() => say(translate("unlocked_done"))} />
            </section>
          )}
          {view.name === "add" && (
            <AccountForm
              stored={null}
              takenNames={accounts.map(({ name }) => name)}
              unsaved={unsaved}
              isWanted
              saved={(name) => showList(translate("account_saved", isolated(name)))}
              cancel={() => showList("")}
            />
          )}
          {view.name === "account" && edited && (
            <AccountPage
              key={edited.id}
              account={edited}
              takenNames={accounts.filter(({ id }) => id !== edited.id).map(({ name }) => name)}
              overview={overview}
              allAlerts={alertsFound}
              now={now}
              part={view.part}
              unsaved={unsaved}
              saved={savedForm}
              leave={() => leaveTyped(() => leaveAccount(""))}
              remove={() => void remove(edited)}
            />
          )}
          {(view.name === "section" || (view.name === "account" && !edited)) && (
            <ShownSection
              section={section}
              accounts={accounts}
              overview={overview}
              allAlerts={allAlerts}
              now={now}
              unsaved={unsaved}
              add={() => leaveTyped(() => show({ name: "add" }))}
              open={(accountId, part) =>
                leaveTyped(() => show({ name: "account", accountId, part }))
              }
              remove={(account) => void remove(account)}
              say={say}
              fail={setProblem}
            />
          )}
          <Toast words={said}>
            <RemovalToasts
              removals={removalsFound.ok ? removalsFound.value : []}
              own={removed}
              now={now}
              say={say}
              fail={setProblem}
            />
          </Toast>
        </main>
      </div>
      {ways.isAsking && (
        <ConfirmDialog
          question={translate("leave_question")}
          text={translate("leave_text")}
          action={translate("leave_action")}
          run={async () => ok(null)}
          cancel={ways.stay}
          done={ways.go}
        />
      )}
    </>
  );
}

const isFailed = (result: Result<unknown>): result is { ok: false; failure: Failure } => !result.ok;
