import { useLayoutEffect, useRef } from "preact/hooks";
import type { Account, System } from "../../../domain/account.ts";
import type { FailureKind } from "../../../domain/failure.ts";
import { failureFactsOf } from "../../../registrars/failure-facts.ts";
import type { Profile } from "../../../registrars/profile.ts";
import { profileOf } from "../../../registrars/profiles.ts";
import { formatCount, translate } from "../../../text/translate.ts";
import { FailureNote } from "../../shared/failure-note.tsx";
import { AccountFields } from "./account-fields.tsx";
import { isByCode } from "./check-form.ts";
import { problemText } from "./problem-text.ts";
import { RegistrarStep } from "./registrar-step.tsx";
import { TestedPanel } from "./tested-panel.tsx";
import { failureNoteId, type Tested, useAccountForm } from "./use-account-form.ts";
import type { UnsavedForms } from "./use-unsaved.ts";

interface AccountFormProps {
  /** The account whose login is edited, or null for a new account. */
  stored: Account | null;
  takenNames: readonly string[];
  unsaved: UnsavedForms;
  /** Whether the page was opened for this form. */
  isWanted: boolean;
  saved: (name: string) => void;
  /** Leaves a new account; null: the page has ways out of its own. */
  cancel: (() => void) | null;
}

/** Adds an account, or changes the login of one: fields, then the test's report, then saving. */
export function AccountForm({ stored, takenNames, isWanted, cancel, ...props }: AccountFormProps) {
  const form = useAccountForm({ stored, takenNames, ...props });
  const { values, problems, tested, isBusy, isRegistrarKnown } = form;
  const isNew = stored === null;
  const heading = useRef<HTMLHeadingElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a login that was just saved does not open the form again.
  useLayoutEffect(() => {
    if (!isWanted) return;
    // An account that signs in with codes is opened for a new one.
    if (isByCode(stored)) document.getElementById("oneTimePassword")?.focus();
    else if (stored) heading.current?.focus();
  }, [isWanted]);

  const leave = cancel && (
    <button type="button" class="button" onClick={cancel}>
      {translate("cancel")}
    </button>
  );
  return (
    <form
      class="card form"
      noValidate
      aria-labelledby={isNew ? undefined : "form-title"}
      aria-label={isNew ? translate("add_account") : undefined}
      onSubmit={(event) => {
        event.preventDefault();
        if (tested) form.save();
        else form.test();
      }}
    >
      {isNew && (
        <p class="label">{translate("form_step", formatCount(isRegistrarKnown ? 2 : 1))}</p>
      )}
      <h2 id="form-title" ref={heading} tabIndex={-1}>
        {titleOf(stored, isRegistrarKnown ? profileOf(values) : null)}
        {stored && <bdi class="soft"> · {stored.name}</bdi>}
      </h2>
      {stored && !tested && <p>{translate("login_intro")}</p>}
      {!isRegistrarKnown && (
        <>
          <RegistrarStep
            chosen={values.name === "" ? null : values.registrar}
            choose={form.choose}
          />
          <div class="buttons">{leave}</div>
        </>
      )}
      {tested && (
        <TestedPanel
          {...tested}
          isNew={stored === null}
          warnBelow={values.warnBelow}
          warnBelowProblem={
            problems.warnBelow && problemText(problems.warnBelow, "warnBelow", values)
          }
          changeWarnBelow={(warnBelow) => form.change({ warnBelow })}
          reserved={asksReserved(tested, stored) ? values.reserved : undefined}
          reservedProblem={problems.reserved && problemText(problems.reserved, "reserved", values)}
          changeReserved={(reserved) => form.change({ reserved })}
          isSaving={isBusy}
          back={form.back}
        />
      )}
      {!tested && isRegistrarKnown && (
        <AccountFields
          values={values}
          stored={stored}
          problems={problems}
          takenNames={takenNames}
          change={form.change}
        />
      )}
      <div role="alert" id={failureNoteId} tabIndex={-1}>
        {form.problem && (
          <FailureNote
            failure={form.problem}
            facts={failureFactsOf(values)}
            rest={adviceFor(form.problem.kind, values.system)}
            care
          />
        )}
      </div>
      {!tested && isRegistrarKnown && (
        <div class="buttons">
          <button type="submit" class="button primary" aria-busy={isBusy} aria-disabled={isBusy}>
            {translate("test_sign_in")}
          </button>
          {isNew && (
            <button type="button" class="button" onClick={form.chooseAgain}>
              {translate("back")}
            </button>
          )}
          {leave}
          <p class="soft" role="status">
            {isBusy ? translate("testing") : translate("nothing_kept")}
          </p>
        </div>
      )}
    </form>
  );
}

/** What the form asks now; null: which registrar it is. */
function titleOf(stored: Account | null, profile: Profile | null): string {
  if (stored) return translate("login");
  return profile ? profile.names.long : translate("form_where");
}

/** A registrar that does not tell what is reserved: the user is asked when an account is added, later in its warnings. */
const asksReserved = ({ report }: Tested, stored: Account | null): boolean =>
  stored === null && report.status.deposits === null;

/** What to do about a failed test, where the failure's own text does not say it. */
function adviceFor(kind: FailureKind, system: System): string {
  // Each system has its own logins: the usual reason for a refused one that is typed right.
  if (kind === "sign-in-failed") return translate(system === "live" ? "try_ote" : "try_live");
  if (kind === "otp-needed") return translate("enter_one_time_password");
  if (kind === "locked") return translate("unlock_and_test_again");
  return kind === "no-permission" ? translate("allow_and_test_again") : "";
}
