import { useLayoutEffect, useState } from "preact/hooks";
import type { Result } from "../../../domain/failure.ts";
import type { Preferences } from "../../../domain/preferences.ts";
import { translate } from "../../../text/translate.ts";
import { Check } from "../form/check.tsx";
import { TextField } from "../form/field.tsx";
import { type UnsavedForms, useUnsaved } from "../form/use-unsaved.ts";
import { checkTimes, type TimeField, type TimeValues, timeValuesOf } from "./times.ts";

interface TimesFormProps {
  preferences: Preferences;
  save: (part: Partial<Preferences>) => Promise<Result<null>>;
  unsaved: UnsavedForms;
}

/** When it is quiet, when all is told of, and how far the badge looks ahead: kept together by one button. */
export function TimesForm({ preferences, save, unsaved }: TimesFormProps) {
  // What was typed and is not kept yet; null: what is kept stands, also when another window changes it.
  const [typed, setTyped] = useState<TimeValues | null>(null);
  const [problems, setProblems] = useState<Partial<Record<TimeField, string>>>({});
  const [wanted, setWanted] = useState<{ id: string } | null>(null);
  const [said, say] = useState("");
  const values = typed ?? timeValuesOf(preferences);
  useUnsaved("times", typed !== null, unsaved);
  useLayoutEffect(() => {
    if (wanted) document.getElementById(wanted.id)?.focus();
  }, [wanted]);

  function change(part: Partial<TimeValues>): void {
    setTyped({ ...values, ...part });
    say("");
    // Of the two times one may be wrong because of the other.
    const { quietFrom, quietTo, ...others } = problems;
    const isOfQuiet = "quietFrom" in part || "quietTo" in part || "isQuiet" in part;
    const kept = isOfQuiet ? others : problems;
    setProblems(Object.fromEntries(Object.entries(kept).filter(([name]) => !(name in part))));
  }

  function undo(): void {
    setTyped(null);
    setProblems({});
    setWanted({ id: "is-quiet" });
  }

  async function keep(): Promise<void> {
    const { problems: found, part } = checkTimes(values);
    setProblems(found);
    if (part === null) {
      const first = (["quietFrom", "quietTo", "digestAt", "soonDays"] as const).find(
        (field) => found[field],
      );
      if (first) setWanted({ id: first });
      return;
    }
    const reply = await save(part);
    if (!reply.ok) return;
    setTyped(null);
    say(translate("watch_kept"));
  }

  const field = (name: TimeField) => ({
    name,
    problem: problems[name],
    value: values[name],
    change: (value: string) => change({ [name]: value }),
  });
  return (
    <form
      class="times"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void keep();
      }}
    >
      <Check
        id="is-quiet"
        name="isQuiet"
        label={translate("watch_quiet")}
        hint={translate("watch_quiet_hint")}
        isOn={values.isQuiet}
        change={(isQuiet) => change({ isQuiet })}
      />
      <div class="fields">
        {values.isQuiet && (
          <>
            <TextField
              {...field("quietFrom")}
              label={translate("watch_from")}
              input={{ type: "time" }}
            />
            <TextField
              {...field("quietTo")}
              label={translate("watch_to")}
              input={{ type: "time" }}
            />
          </>
        )}
      </div>
      <Check
        id="is-digest"
        name="isDigest"
        label={translate("watch_digest")}
        hint={translate(preferences.notify ? "watch_digest_hint" : "watch_digest_needs")}
        isOn={values.isDigest}
        change={(isDigest) => change({ isDigest })}
      />
      <div class="fields">
        {values.isDigest && (
          <TextField
            {...field("digestAt")}
            label={translate("watch_digest_at")}
            input={{ type: "time" }}
          />
        )}
        <TextField
          {...field("soonDays")}
          label={translate("watch_soon")}
          unit={translate("watch_soon_days")}
          hint={translate("watch_soon_hint")}
          input={{ inputMode: "numeric", maxLength: 6 }}
        />
      </div>
      <div class="buttons">
        <button type="submit" class="button primary">
          {translate("save")}
        </button>
        <button
          type="button"
          class="button"
          aria-disabled={typed === null}
          onClick={() => typed && undo()}
        >
          {translate("discard_changes")}
        </button>
        <p class="soft" role="status">
          {said}
        </p>
      </div>
    </form>
  );
}
