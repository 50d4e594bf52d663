import { useLayoutEffect, useState } from "preact/hooks";
import { type Failure, ok } from "../../../domain/failure.ts";
import { passphraseLimits } from "../../../domain/passphrase-limits.ts";
import type { Preferences } from "../../../domain/preferences.ts";
import { send } from "../../../messages/send.ts";
import { type TextName, translate, translateCount } from "../../../text/translate.ts";
import { FailureNote } from "../../shared/failure-note.tsx";
import { Check } from "../form/check.tsx";
import { TextField } from "../form/field.tsx";
import { type UnsavedForms, useUnsaved } from "../form/use-unsaved.ts";
import {
  checkPassphrase,
  fieldsOf,
  type PassphraseField,
  type PassphraseProblem,
  type PassphraseProblems,
  type PassphraseTask,
  type PassphraseValues,
  problemsOfRefusal,
} from "./check-passphrase.ts";
import type { Strength } from "./strength.ts";
import { useCapsLock } from "./use-caps-lock.ts";
import { useStrength } from "./use-strength.ts";

interface PassphraseFormProps {
  task: PassphraseTask;
  preferences: Preferences;
  unsaved: UnsavedForms;
  /** The passphrase is set, changed or gone; what kept the choice beside it from being kept, null: nothing. */
  done: (problem: Failure | null) => void;
  cancel: () => void;
}

const emptyValues: PassphraseValues = {
  currentPassphrase: "",
  newPassphrase: "",
  againPassphrase: "",
};

const labels: Record<PassphraseField, TextName> = {
  currentPassphrase: "field_current_passphrase",
  newPassphrase: "field_new_passphrase",
  againPassphrase: "field_passphrase_again",
};

const strengthTexts: Record<Strength, TextName> = {
  weak: "strength_weak",
  fair: "strength_fair",
  strong: "strength_strong",
};

/** Sets, changes or removes the passphrase. What was typed stays through every failure. */
export function PassphraseForm({ task, preferences, unsaved, done, cancel }: PassphraseFormProps) {
  const fields = fieldsOf[task];
  const [values, setValues] = useState(emptyValues);
  const [problems, setProblems] = useState<PassphraseProblems>({});
  const [problem, setProblem] = useState<Failure | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [isShown, show] = useState(false);
  const [hides, setHides] = useState(preferences.hideWhenLocked);
  const capsLock = useCapsLock();
  const strength = useStrength(values.newPassphrase);
  useUnsaved(
    "passphrase",
    Object.values(values).some((value) => value !== ""),
    unsaved,
  );
  const [wanted, setWanted] = useState<{ field: PassphraseField | undefined }>({
    field: fields[0],
  });

  useLayoutEffect(() => {
    const field = wanted.field && document.getElementById(wanted.field);
    if (!(field instanceof HTMLInputElement)) return;
    field.focus();
    field.select();
  }, [wanted]);

  function showProblems(found: PassphraseProblems): boolean {
    const first = fields.find((field) => found[field]);
    setProblems(found);
    if (first) setWanted({ field: first });
    return first !== undefined;
  }

  async function run(): Promise<void> {
    if (isBusy || showProblems(checkPassphrase(task, values))) return;
    const { currentPassphrase: current, newPassphrase: next } = values;
    setBusy(true);
    setProblem(null);
    const reply = await (task === "remove"
      ? send("remove-passphrase", { current })
      : send("set-passphrase", { current, next }));
    // Kept apart: a passphrase that is set is not unset because the choice could not be kept.
    const kept =
      reply.ok && task === "set" && hides !== preferences.hideWhenLocked
        ? await send("save-preferences", { preferences: { ...preferences, hideWhenLocked: hides } })
        : ok(null);
    setBusy(false);
    if (reply.ok) done(kept.ok ? null : kept.failure);
    else if (!showProblems(problemsOfRefusal(task, reply.failure.kind))) setProblem(reply.failure);
  }

  const field = (name: PassphraseField) => (
    <TextField
      key={name}
      name={name}
      label={translate(labels[name])}
      problem={problems[name] && problemText(problems[name])}
      hint={
        name === "newPassphrase"
          ? translateCount("hint_passphrase", passphraseLimits.min)
          : undefined
      }
      value={values[name]}
      change={(value) => {
        setValues((before) => ({ ...before, [name]: value }));
        setProblems(({ [name]: _mended, ...rest }) => rest);
      }}
      input={{
        ...(isShown ? { type: "text" as const } : { type: "password" as const }),
        ...capsLock.listeners,
        autocomplete: name === "currentPassphrase" ? "current-password" : "new-password",
      }}
    >
      {name === "newPassphrase" && (
        <p class={strength ? `strength ${strength}` : "hidden"} role="status">
          {strength && translate(strengthTexts[strength])}
        </p>
      )}
    </TextField>
  );

  return (
    <form
      class="passphrase"
      noValidate
      aria-label={translate(`passphrase_${task}`)}
      onSubmit={(event) => {
        event.preventDefault();
        void run();
      }}
    >
      <p class="advice">{translate(`passphrase_${task}_text`)}</p>
      {fields.map(field)}
      <Check
        name="show-passphrase"
        label={translate("show_passphrase")}
        isOn={isShown}
        change={show}
      />
      <p class={capsLock.isOn ? "care" : "hidden"} role="status">
        {capsLock.isOn && translate("caps_lock")}
      </p>
      {task === "set" && (
        <Check
          name="hides"
          label={translate("hide_when_locked")}
          hint={translate("hint_hide_when_locked")}
          isOn={hides}
          change={setHides}
        />
      )}
      <div role="alert">{problem && <FailureNote failure={problem} care />}</div>
      <div class="buttons">
        <button type="submit" class="button primary" aria-busy={isBusy} aria-disabled={isBusy}>
          {translate(`passphrase_${task}`)}
        </button>
        <button type="button" class="button" onClick={cancel}>
          {translate("cancel")}
        </button>
      </div>
    </form>
  );
}

function problemText(problem: PassphraseProblem): string {
  if (problem === "wrong") return translate("failure_wrong_passphrase");
  const { min, max } = passphraseLimits;
  return problem === "passphrase_differs" || problem === "empty"
    ? translate(`problem_${problem}`)
    : translateCount(`problem_${problem}`, problem === "passphrase_long" ? max : min);
}
