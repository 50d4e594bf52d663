import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Account, Registrar } from "../../../domain/account.ts";
import { type Failure, type FailureKind, failure, ok } from "../../../domain/failure.ts";
import { originPattern } from "../../../domain/safe-endpoint.ts";
import type { LoginDraft, NewSettings, TestReport } from "../../../messages/message-map.ts";
import { send } from "../../../messages/send.ts";
import { apiAddress } from "../../../registrars/addresses.ts";
import { profileOf } from "../../../registrars/profiles.ts";
import { secretFieldsOf } from "../../../registrars/sign-in-fields.ts";
import { regionTag } from "../../../text/locale.ts";
import { amountToType } from "../../../text/typed-amount.ts";
import { askForHost } from "../../shared/use-granted.ts";
import type { Change } from "./bind-fields.ts";
import { amountOf, amountProblem, checkForm, isByCode, type Problems } from "./check-form.ts";
import {
  type FieldName,
  type FormValues,
  fieldOrder,
  forRegistrar,
  ownFields,
  valuesOf,
} from "./form-values.ts";
import { type UnsavedForms, useUnsaved } from "./use-unsaved.ts";

/** A login that was tested, with who answered. */
export interface Tested {
  draft: LoginDraft;
  /** What a new account begins with; null: the account is kept, and its settings have a form of their own. */
  settings: NewSettings | null;
  report: TestReport;
}

interface AccountFormUse {
  /** null for a new account. */
  stored: Account | null;
  takenNames: readonly string[];
  unsaved: UnsavedForms;
  /** Called once the worker has kept the account or its new login. */
  saved: (name: string) => void;
}

/**
 * The account form's state: fields, what is wrong with them, the test and the saving. Nothing is kept
 * before `save` has succeeded, and what was typed stays through every failure. The secrets go to the worker with the
 * test alone: saving names the sign-in that waits there.
 */
export function useAccountForm({ stored, takenNames, unsaved, saved }: AccountFormUse) {
  const locale = regionTag();
  const initial = useRef(valuesOf(stored, locale));
  const [values, setValues] = useState(initial.current);
  const [problems, setProblems] = useState<Problems>({});
  const [problem, setProblem] = useState<Failure | null>(null);
  const [tested, setTested] = useState<Tested | null>(null);
  const [isBusy, setBusy] = useState(false);
  // An account that is kept has its registrar; that of a new one is asked for first.
  const [isRegistrarKnown, setRegistrarKnown] = useState(stored !== null);
  const [wanted, setWanted] = useState<{ field: FieldName; isRefused?: boolean } | null>(null);
  // Where the account was kept already, and only what is reserved could not be.
  const added = useRef<string | null>(null);
  const isUnsaved = tested !== null || !isSame(values, initial.current);

  useLayoutEffect(() => {
    const field = wanted && document.getElementById(wanted.field);
    field?.focus();
    // What was refused is typed over, not added to.
    if (wanted?.isRefused && field instanceof HTMLInputElement) field.select();
  }, [wanted]);

  useUnsaved("login", isUnsaved, unsaved);

  function change(part: Change): void {
    const changed = (before: FormValues): FormValues => ({
      ...before,
      ...(typeof part === "function" ? part(before) : part),
    });
    setValues(changed);
    // A field that is being mended is not called wrong any longer; the rest keep their notes.
    setProblems((before) => without(before, changedFields(values, changed(values))));
  }

  /** The second step: what that registrar asks for, under a name that nobody needs to make up. */
  function choose(registrar: Registrar): void {
    const isOwnName = values.name !== initial.current.name;
    const { names } = profileOf({ registrar });
    const name = isOwnName ? values.name : freeName(names.short, takenNames);
    const chosen = { ...forRegistrar(registrar, values), name };
    // That much is not worth a question when the page is left.
    initial.current = { ...initial.current, ...chosen };
    change(chosen);
    setProblem(null);
    setProblems({});
    setRegistrarKnown(true);
    const first = profileOf({ registrar }).signIn.fields[0];
    if (first) setWanted({ field: first.id });
  }

  function showProblems(found: Problems): void {
    setProblems(found);
    const first = fieldOrder(values, isByCode(stored)).find((field) => found[field]);
    if (first) setWanted({ field: first });
  }

  async function runTest(
    { draft, settings }: Omit<Tested, "report">,
    granted: Promise<boolean>,
  ): Promise<void> {
    setBusy(true);
    setProblem(null);
    const reply = (await granted)
      ? await send("test-account", { draft })
      : { ok: false as const, failure: failure("no-permission") };
    setBusy(false);
    if (reply.ok) {
      if (settings?.warnBelow === "")
        change({
          warnBelow: amountToType(
            reply.value.suggestedWarnBelow,
            locale,
            reply.value.status.currency,
          ),
        });
      setTested({ draft, settings, report: reply.value });
      return;
    }
    const { kind } = reply.failure;
    // The registrar has seen the code: it opens nothing any more.
    if (kind === "otp-needed" || kind === "sign-in-failed") change({ oneTimePassword: "" });
    if (kind === "not-configured") return showProblems(notKept(draft));
    setProblem(reply.failure);
    const wrong = wrongField(kind, draft);
    if (kind === "sign-in-failed" && wrong) setProblems({ [wrong]: "refused" });
    if (wrong) setWanted({ field: wrong, isRefused: kind === "sign-in-failed" });
  }

  /** To be called straight from the click: the browser's question for the host must come first. */
  function test(): void {
    if (isBusy) return;
    const checked = checkForm(values, stored, locale);
    if (checked.draft === null) {
      showProblems(checked.problems);
      return;
    }
    // Asked for always: granted already, the browser answers yes without a question.
    void runTest(checked, askForHost(originPattern(apiAddress(checked.draft))));
  }

  async function save({ draft, settings, report }: Tested): Promise<void> {
    const way = { tag: locale, currency: report.status.currency };
    const warnBelow = amountOf(values.warnBelow, way);
    if (settings && warnBelow === null) {
      showProblems({ warnBelow: amountProblem(values.warnBelow, way) ?? "amount" });
      return;
    }
    const reserved = amountOf(values.reserved, way);
    if (reserved === null || reserved.startsWith("-")) {
      showProblems({ reserved: amountProblem(values.reserved, way) ?? "amount" });
      return;
    }
    setBusy(true);
    setProblem(null);
    const reply =
      added.current === null
        ? await send("save-account", {
            ticket: report.ticket,
            settings: settings && {
              ...settings,
              warnBelow: warnBelow || report.suggestedWarnBelow,
            },
          })
        : ok({ accountId: added.current });
    // Not answered is an answer too: then the funds are at most so much, and the popup asks again.
    const answered =
      reply.ok && reserved !== ""
        ? await send("amend-alert-settings", {
            accountId: reply.value.accountId,
            part: { reserved },
          })
        : reply;
    setBusy(false);
    if (reply.ok && settings) added.current = reply.value.accountId;
    // Asked where a password was just kept: Firefox puts the question to the user, Chromium decides by itself. Neither
    // answer changes anything here.
    if (reply.ok) void navigator.storage?.persist?.();
    if (!answered.ok) {
      setProblem(answered.failure);
      return;
    }
    // The page may stay open for its other form.
    const spent = { oneTimePassword: "", keepSpaces: [], keepPassword: false };
    initial.current = { ...values, ...spent, fields: draft.publicFields };
    setValues(initial.current);
    setTested(null);
    saved(settings?.name ?? stored?.name ?? "");
  }

  return {
    values,
    problems,
    problem,
    tested,
    isBusy,
    isRegistrarKnown,
    choose,
    chooseAgain: () => setRegistrarKnown(false),
    change,
    test,
    save: () => {
      if (tested && !isBusy) void save(tested);
    },
    back: () => {
      // The account is there, and is not to be added twice: what is reserved is asked again where it counts.
      if (added.current !== null) return saved(values.name.trim());
      setTested(null);
      // The test has spent it.
      change({ oneTimePassword: "" });
    },
  };
}

/** The note that says what a failure is: what is to be done about it is done elsewhere. */
export const failureNoteId = "failed";

/** Where to go on after a failed test; null: where one is. The registrar does not tell which of user and password it refused. */
function wrongField(kind: FailureKind, draft: LoginDraft): FieldName | null {
  if (kind === "otp-needed") return "oneTimePassword";
  if (kind === "unsafe-endpoint") return "endpoint";
  if (kind === "sign-in-failed") return secretFieldsOf(profileOf(draft))[0]?.id ?? null;
  return kind === "address-refused" || kind === "second-factor" ? failureNoteId : null;
}

/** The name, or with the first number behind it that makes it no other account's. */
export function freeName(name: string, taken: readonly string[]): string {
  for (let number = 1; number <= taken.length; number++) {
    const free = number === 1 ? name : `${name} ${number}`;
    if (!taken.includes(free)) return free;
  }
  return taken.length === 0 ? name : `${name} ${taken.length + 1}`;
}

/** The secret fields that nothing was typed into, and nothing is kept of. */
const notKept = (draft: LoginDraft): Problems =>
  Object.fromEntries(
    secretFieldsOf(profileOf(draft))
      .filter(({ id, required }) => required && !draft.secretFields[id])
      .map(({ id }) => [id, "secret_none_kept"]),
  );

function changedFields(before: FormValues, after: FormValues): FieldName[] {
  const ids = Object.keys({ ...before.fields, ...after.fields });
  return [
    ...ownFields.filter((field) => before[field] !== after[field]),
    ...ids.filter((id) => (before.fields[id] ?? "") !== (after.fields[id] ?? "")),
  ];
}

const isSame = (a: FormValues, b: FormValues): boolean => changedFields(a, b).length === 0;

const without = (problems: Problems, fields: readonly FieldName[]): Problems =>
  Object.fromEntries(Object.entries(problems).filter(([field]) => !fields.includes(field)));
