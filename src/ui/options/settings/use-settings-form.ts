import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Account, AccountSettings } from "../../../domain/account.ts";
import {
  type AlertSettings,
  type AlertSettingsPart,
  alertDeclarations,
} from "../../../domain/alert-settings.ts";
import type { Failure, Result } from "../../../domain/failure.ts";
import { send } from "../../../messages/send.ts";
import { regionTag } from "../../../text/locale.ts";
import { type UnsavedForms, useUnsaved } from "../form/use-unsaved.ts";
import { checkSettings, type SettingsProblems, settingsFieldOrder } from "./check-settings.ts";
import { amountField, type SettingsValues, settingsValuesOf } from "./settings-values.ts";

interface SettingsFormUse {
  account: Account;
  /** undefined: nothing was saved yet. */
  stored: AlertSettings | undefined;
  /** What the amounts are meant in when they are saved: the account's; null: it is not known. */
  currency: string | null;
  unsaved: UnsavedForms;
  /** Called with the account's name once the worker has kept them. */
  saved: (name: string) => void;
}

/** The state of the form for an account's settings: what was typed stays until the worker has kept it. */
export function useSettingsForm({ account, stored, currency, unsaved, saved }: SettingsFormUse) {
  const tag = regionTag();
  const initial = useRef(settingsValuesOf(account, stored, tag, currency));
  const [values, setValues] = useState(initial.current);
  const [problems, setProblems] = useState<SettingsProblems>({});
  const [problem, setProblem] = useState<Failure | null>(null);
  const [isBusy, setBusy] = useState(false);
  // An object, so that the same field can be wanted twice.
  const [wanted, setWanted] = useState<{ id: string } | null>(null);

  useLayoutEffect(() => {
    if (wanted) document.getElementById(wanted.id)?.focus();
  }, [wanted]);
  const isUnsaved = JSON.stringify(values) !== JSON.stringify(initial.current);
  useUnsaved("settings", isUnsaved, unsaved);

  /** A field that is being mended is not called wrong any longer; the rest keep their notes. */
  function change(part: Partial<SettingsValues>, ...mended: (keyof SettingsProblems)[]): void {
    setValues((before) => ({ ...before, ...part }));
    setProblems((before) =>
      Object.fromEntries(
        Object.entries(before).filter(
          ([field]) => !(field in part) && !(mended as string[]).includes(field),
        ),
      ),
    );
  }

  function setAmounts(amounts: string[], focus: string): void {
    // They are counted anew, and a note would stand beside another one.
    change({ amounts }, ...values.amounts.map((_, place) => amountField(place)));
    setWanted({ id: focus });
  }

  /** What can be changed elsewhere too is sent only where it was changed here. */
  async function keep(settings: AccountSettings, alerts: AlertSettings): Promise<Result<null>> {
    const accountId = account.id;
    const kept = await send("save-settings", {
      accountId,
      settings,
      alerts: { ...alerts, currency },
    });
    const part: AlertSettingsPart = {};
    if (values.paymentNote !== initial.current.paymentNote) part.paymentNote = alerts.paymentNote;
    if (values.group !== initial.current.group) part.group = alerts.group;
    if (values.topUpLink !== initial.current.topUpLink) part.topUpLink = alerts.topUpLink;
    if (values.reserved !== initial.current.reserved) part.reserved = alerts.reserved;
    return kept.ok && Object.keys(part).length > 0
      ? send("amend-alert-settings", { accountId, part })
      : kept;
  }

  async function save(): Promise<void> {
    const { problems: found, alerts, settings } = checkSettings(values, tag, currency);
    if (alerts === null) {
      setProblems(found);
      const first = settingsFieldOrder(values).find((field) => found[field]);
      if (first) setWanted({ id: first });
      return;
    }
    setProblems({});
    setProblem(null);
    setBusy(true);
    const reply = await keep(settings, alerts);
    setBusy(false);
    if (!reply.ok) {
      setProblem(reply.failure);
      return;
    }
    // The page may stay open for its other form.
    initial.current = settingsValuesOf({ ...account, ...settings }, alerts, tag, currency);
    setValues(initial.current);
    saved(settings.name);
  }

  return {
    values,
    problems,
    problem,
    isBusy,
    change,
    changeAmount: (place: number, typed: string) =>
      change(
        { amounts: values.amounts.map((other, at) => (at === place ? typed : other)) },
        amountField(place),
      ),
    mayAdd: values.amounts.length < alertDeclarations.amounts.max,
    addAmount: () => setAmounts([...values.amounts, ""], amountField(values.amounts.length)),
    removeAmount: (place: number) =>
      setAmounts(
        values.amounts.filter((_, at) => at !== place),
        "add-amount",
      ),
    save: () => {
      if (!isBusy) void save();
    },
  };
}
