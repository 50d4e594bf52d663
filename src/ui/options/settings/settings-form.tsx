import { useEffect } from "preact/hooks";
import { type Account, checkEveryLimits, textLimits } from "../../../domain/account.ts";
import { type AlertSettings, alertDeclarations } from "../../../domain/alert-settings.ts";
import { type Holidays, holidayCalendars } from "../../../domain/foresight/holiday-choices.ts";
import type { AccountOverview } from "../../../domain/overview.ts";
import type { Limits } from "../../../domain/setting.ts";
import { failureFactsOf } from "../../../registrars/failure-facts.ts";
import { profileOf } from "../../../registrars/profiles.ts";
import { formatCount, translate, translateCount } from "../../../text/translate.ts";
import { FailureNote, Note } from "../../shared/failure-note.tsx";
import { AmountField } from "../form/amount-field.tsx";
import { Check } from "../form/check.tsx";
import { ChoiceField, TextField } from "../form/field.tsx";
import type { UnsavedForms } from "../form/use-unsaved.ts";
import { leadTo } from "../lead-to.ts";
import type { AccountPart } from "../view.ts";
import { AmountList } from "./amount-list.tsx";
import { alertNumbers, alertSwitches, type SettingsText } from "./settings-values.ts";
import { useSettingsForm } from "./use-settings-form.ts";

interface SettingsFormProps {
  account: Account;
  overview: AccountOverview | undefined;
  /** undefined: nothing was saved yet. */
  stored: AlertSettings | undefined;
  /** Whether test accounts warn at all. */
  warnsTest: boolean;
  /** Names of the other accounts: one name twice is allowed, but said. */
  takenNames: readonly string[];
  /** Those that other accounts stand in already: offered, never imposed. */
  groups: readonly string[];
  unsaved: UnsavedForms;
  /** What the page was opened for; null: for something else. */
  wanted: Exclude<AccountPart, "login" | "snooze"> | null;
  saved: (name: string) => void;
}

/** The ids of the controls that links lead to. */
const controls = {
  settings: "warnBelow",
  note: "paymentNote",
  reserved: "reserved",
  group: "group",
} as const;

/** Names of payment systems are the same in every language. */
const systemNames = {
  target: "T2 (EUR)",
  fedwire: "Fedwire (USD)",
  chaps: "CHAPS (GBP)",
  sic: "SIC (CHF)",
};

const holidayText = (calendar: Holidays): string => {
  if (calendar === "by-currency") return translate("watch_holidays_currency");
  return calendar === "none" ? translate("watch_holidays_none") : systemNames[calendar];
};

/** All that may be said of an account without signing in: its name, its interval, what it warns of, how its forecast counts. */
export function SettingsForm({
  account,
  overview,
  stored,
  warnsTest,
  takenNames,
  groups,
  wanted,
  ...props
}: SettingsFormProps) {
  const currency = overview?.figures?.currency;
  const form = useSettingsForm({ account, stored, currency: currency ?? null, ...props });
  const { values, problems } = form;
  useEffect(() => {
    if (wanted) leadTo(controls[wanted]);
  }, [wanted]);
  // Amounts in another currency do not count: they are asked for anew.
  const meant = stored?.currency ?? currency;
  const number = (name: SettingsText, label: string, unit: string | undefined, hint?: string) => (
    <TextField
      key={name}
      name={name}
      label={label}
      unit={unit}
      hint={hint}
      problem={problems[name]}
      value={values[name]}
      change={(typed) => form.change({ [name]: typed })}
      input={{ inputMode: "numeric", maxLength: 40 }}
    />
  );
  const amount = (name: SettingsText, label: string, hint: string) => (
    <AmountField
      name={name}
      label={label}
      hint={hint}
      currency={currency}
      problem={problems[name]}
      value={values[name]}
      change={(typed) => form.change({ [name]: typed })}
    />
  );
  const range = ({ limits: { min, max } }: { limits: Limits }): [string, string] => [
    formatCount(min),
    formatCount(max),
  ];
  return (
    <form
      class="card form watch"
      noValidate
      aria-labelledby="watch-title"
      onSubmit={(event) => {
        event.preventDefault();
        form.save();
      }}
    >
      <h2 id="watch-title" tabIndex={-1}>
        {translate("settings")}
        <bdi class="soft"> · {account.name}</bdi>
      </h2>
      <p>{translate("settings_intro")}</p>
      <div class="fields">
        <TextField
          name="name"
          label={translate("field_name")}
          hint={takenNames.includes(values.name.trim()) ? translate("hint_name_taken") : undefined}
          problem={problems.name}
          value={values.name}
          change={(name) => form.change({ name })}
          input={{ maxLength: textLimits.name }}
        />
        {number(
          "checkEvery",
          translate("field_check_every"),
          undefined,
          translate("hint_check_every", ...range({ limits: checkEveryLimits })),
        )}
      </div>
      {account.system === "ote" && !warnsTest && (
        <p class="advice">{translate("watch_test_silent")}</p>
      )}
      {!account.enabled && <p class="advice">{translate("off_text")}</p>}
      {currency !== undefined && meant !== undefined && meant !== currency && (
        <Note title={translate("watch_currency_title")} care>
          {translate("watch_currency", currency, meant)}
        </Note>
      )}
      <fieldset>
        <legend>{translate("watch_amounts")}</legend>
        {amount("warnBelow", translate("field_warn_below"), translate("hint_warn_below_settings"))}
        <AmountList form={form} currency={currency} />
        <p class="hint" id="add-amount-hint">
          {translateCount("watch_amounts_hint", alertDeclarations.amounts.max)}
        </p>
      </fieldset>
      <fieldset>
        <legend>{translate("watch_what")}</legend>
        {alertSwitches.map((name) => (
          <Check
            key={name}
            name={name}
            label={translate(`watch_on_${name}`)}
            hint={translate(`watch_on_${name}_hint`)}
            isOn={values[name]}
            change={(isOn) => form.change({ [name]: isOn })}
          />
        ))}
        <div class="fields">
          {alertNumbers.map((name) =>
            number(
              name,
              translate(`watch_on_${name}`),
              translate(`watch_${alertDeclarations[name].unit}`),
              translate(`watch_on_${name}_hint`, ...range(alertDeclarations[name])),
            ),
          )}
        </div>
      </fieldset>
      <fieldset>
        <legend>{translate("watch_forecast")}</legend>
        <div class="fields">
          {number(
            "lead",
            translate("watch_lead"),
            translate("watch_bank_days"),
            translate("watch_lead_hint", ...range(alertDeclarations.lead)),
          )}
          {amount("unit", translate("watch_unit"), translate("watch_unit_hint"))}
          <ChoiceField
            name="holidays"
            label={translate("watch_holidays")}
            hint={translate("watch_holidays_hint")}
            value={values.holidays}
            change={(holidays) => form.change({ holidays })}
            choices={holidayCalendars.map((calendar) => [calendar, holidayText(calendar)])}
          />
          {!profileOf(account).tellsReserved &&
            amount("reserved", translate("watch_reserved"), translate("watch_reserved_hint"))}
          <TextField
            name="paymentNote"
            label={translate("pay_note")}
            hint={translate("watch_note_hint")}
            value={values.paymentNote}
            change={(paymentNote) => form.change({ paymentNote })}
            input={{ maxLength: alertDeclarations.paymentNote.longest }}
          />
          <TextField
            name="topUpLink"
            label={translate("watch_top_up")}
            hint={translate("watch_top_up_hint")}
            problem={problems.topUpLink}
            value={values.topUpLink}
            change={(topUpLink) => form.change({ topUpLink })}
            input={{ inputMode: "url", maxLength: alertDeclarations.topUpLink.longest }}
          />
          <TextField
            name="group"
            label={translate("watch_group")}
            hint={translate("watch_group_hint")}
            value={values.group}
            change={(group) => form.change({ group })}
            input={{ maxLength: alertDeclarations.group.longest, list: "groups" }}
          >
            <datalist id="groups">
              {groups.map((group) => (
                <option key={group} value={group} />
              ))}
            </datalist>
          </TextField>
        </div>
      </fieldset>
      <div role="alert">
        {form.problem && (
          <FailureNote failure={form.problem} facts={failureFactsOf(account)} care />
        )}
      </div>
      <div class="buttons">
        <button
          type="submit"
          class="button primary"
          aria-busy={form.isBusy}
          aria-disabled={form.isBusy}
        >
          {translate("save_settings")}
        </button>
      </div>
    </form>
  );
}
