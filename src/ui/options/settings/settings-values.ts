import type { Account, AccountSettings } from "../../../domain/account.ts";
import {
  type AlertSettings,
  type alertDeclarations,
  initialAlertSettings,
} from "../../../domain/alert-settings.ts";
import type { Settings, ValuesOf } from "../../../domain/setting.ts";
import { warningSettings } from "../../../domain/warnings/kinds.ts";
import { amountToType } from "../../../text/typed-amount.ts";

type Declared = typeof alertDeclarations;

/** The settings that a control stands for, by the sort of control; those without one are chosen elsewhere. */
type With<Control extends string, S extends Settings = Declared> = {
  [Name in keyof S & string]: S[Name] extends { control: Control } ? Name : never;
}[keyof S & string];

/** What stands in the form as it is kept. What a sum to pay is to save is chosen beside that sum. */
type AsItIs = Exclude<With<"flag" | "choice">, "payFor">;

/** The fields that hold text, the further amounts aside. */
export type SettingsText =
  | keyof AccountSettings
  | With<"whole" | "optional-whole" | "amount" | "optional-amount" | "line">;

/** What stands in the fields of an account's settings, as typed: a new setting without a field is a type error. */
export type SettingsValues = Pick<ValuesOf<Declared>, AsItIs> &
  Record<SettingsText, string> &
  Record<With<"amounts">, string[]>;

type WarningControl<Control extends string> = With<Control, typeof warningSettings>;

const namesWith = <Control extends "flag" | "optional-whole">(
  control: Control,
): WarningControl<Control>[] =>
  (Object.keys(warningSettings) as (keyof typeof warningSettings)[]).filter(
    (name): name is WarningControl<Control> =>
      "control" in warningSettings[name] && warningSettings[name].control === control,
  );

/** The kinds of warnings that are on or off, in the order they stand in. */
export const alertSwitches = namesWith("flag");

/** Those that ask for a number, or nothing. */
export const alertNumbers = namesWith("optional-whole");

/** The name of an amount's field, also its id in the page. */
export const amountField = (place: number): `amount-${number}` => `amount-${place}`;
export type SettingsField = SettingsText | ReturnType<typeof amountField>;

const optional = (count: number | null): string => (count === null ? "" : String(count));

/** The same value made for each of some names. */
export const forEach = <Name extends string, T>(
  names: readonly Name[],
  value: (name: Name) => T,
): Record<Name, T> =>
  Object.fromEntries(names.map((name) => [name, value(name)])) as Record<Name, T>;

/**
 * The fields of what is kept; of an account nothing was saved about, `initialAlertSettings`.
 * @param tag how amounts are typed, BCP 47
 * @param currency what they are in; null: it is not known
 */
export const settingsValuesOf = (
  { name, checkEvery, warnBelow }: Account,
  alerts: AlertSettings = initialAlertSettings,
  tag: string,
  currency: string | null = null,
): SettingsValues => ({
  name,
  checkEvery: String(checkEvery),
  warnBelow: amountToType(warnBelow, tag, currency),
  ...forEach(alertSwitches, (name) => alerts[name]),
  ...forEach(alertNumbers, (name) => optional(alerts[name])),
  amounts: alerts.amounts.map((amount) => amountToType(amount, tag, currency)),
  lead: String(alerts.lead),
  unit: amountToType(alerts.unit, tag, currency),
  holidays: alerts.holidays,
  reserved: alerts.reserved === null ? "" : amountToType(alerts.reserved, tag, currency),
  paymentNote: alerts.paymentNote,
  group: alerts.group,
  topUpLink: alerts.topUpLink,
});
