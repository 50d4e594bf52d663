import { type AccountSettings, checkEveryLimits, type Decimal } from "../../../domain/account.ts";
import {
  type AlertSettings,
  alertDeclarations,
  initialAlertSettings,
} from "../../../domain/alert-settings.ts";
import { isZero, subtract } from "../../../domain/money.ts";
import { warningSettings } from "../../../domain/warnings/kinds.ts";
import { translate } from "../../../text/translate.ts";
import { type AmountWay, eachAmount, type Read, readTyped } from "../form/typed-amounts.ts";
import {
  readOptionalAmount,
  readOptionalLink,
  readOptionalWhole,
  readUnit,
  readWhole,
} from "../form/typed-setting.ts";
import {
  alertNumbers,
  alertSwitches,
  amountField,
  forEach,
  type SettingsField,
  type SettingsValues,
} from "./settings-values.ts";

/** What is wrong with a field, in words that say what to do. */
export type SettingsProblems = Partial<Record<SettingsField, string>>;

export type CheckedSettings =
  | { problems: SettingsProblems; alerts: null; settings: null }
  | { problems: null; alerts: AlertSettings; settings: AccountSettings };

/** What the form has no field for: it is left to whoever else changes it. */
type Elsewhere = "snoozedUntil" | "snoozedAt" | "payFor" | "reservedIn" | "currency";

/** What has to be there. */
const filled = <T>(typed: string, read: (typed: string) => Read<T>): Read<T> =>
  typed.trim() === "" ? { value: null, problem: translate("problem_empty") } : read(typed);

/** The amounts beside the account's own `warnBelow` (null: that is none), each once. */
function readAmounts(
  typed: readonly string[],
  warnBelow: Decimal | null,
  way: AmountWay,
): { amounts: Decimal[]; problems: SettingsProblems } {
  const problems: SettingsProblems = {};
  const amounts: Decimal[] = [];
  for (const [place, each] of typed.entries()) {
    const { value: amount, problem } = readTyped(
      each,
      way,
      eachAmount,
      translate("problem_amount"),
    );
    const isTaken = (other: Decimal): boolean => amount !== null && isZero(subtract(other, amount));
    if (each.trim() === "") problems[amountField(place)] = translate("watch_problem_empty");
    else if (amount === null) problems[amountField(place)] = problem;
    else if ([...(warnBelow === null ? [] : [warnBelow]), ...amounts].some(isTaken))
      problems[amountField(place)] = translate("watch_problem_twice");
    else amounts.push(amount);
  }
  return { amounts, problems };
}

/**
 * Checks the fields and builds what the worker is sent; the snooze is not its business.
 * @param tag how amounts are typed, BCP 47
 * @param currency what they are in; null: it is not known
 */
export function checkSettings(
  values: SettingsValues,
  tag: string,
  currency: string | null = null,
): CheckedSettings {
  const way = { tag, currency };
  // Emptied: nothing is low then, but below nothing is still an overdraft.
  const own =
    values.warnBelow.trim() === ""
      ? { value: "0", problem: null }
      : readTyped(values.warnBelow, way, eachAmount, translate("problem_amount"));
  const { amounts, problems } = readAmounts(values.amounts, own.value, way);
  /** What was read; of what is wrong the initial value, which goes nowhere. */
  function take<T>(field: SettingsField, read: Read<T>, initial: T): T {
    if (read.problem === null) return read.value;
    problems[field] = read.problem;
    return initial;
  }
  // Typed so that a setting without a field is an error here.
  const chosen: Omit<AlertSettings, Elsewhere> = {
    ...forEach(alertSwitches, (name) => values[name]),
    ...forEach(alertNumbers, (name) =>
      take(
        name,
        readOptionalWhole(values[name], warningSettings[name]),
        initialAlertSettings[name],
      ),
    ),
    amounts,
    lead: take("lead", readWhole(values.lead, alertDeclarations.lead), initialAlertSettings.lead),
    unit: take("unit", readUnit(values.unit, way), initialAlertSettings.unit),
    holidays: values.holidays,
    reserved: take(
      "reserved",
      readOptionalAmount(values.reserved, way),
      initialAlertSettings.reserved,
    ),
    paymentNote: values.paymentNote.trim(),
    group: values.group.trim(),
    topUpLink: take("topUpLink", readOptionalLink(values.topUpLink), ""),
  };
  const settings: AccountSettings = {
    name: take(
      "name",
      filled(values.name, (typed) => ({ value: typed.trim(), problem: null })),
      "",
    ),
    checkEvery: take(
      "checkEvery",
      readWhole(values.checkEvery, { limits: checkEveryLimits }),
      checkEveryLimits.initial,
    ),
    warnBelow: take("warnBelow", own, ""),
  };
  return Object.keys(problems).length > 0
    ? { problems, alerts: null, settings: null }
    : { problems: null, alerts: { ...initialAlertSettings, ...chosen }, settings };
}

/** The fields in the order they stand in, to lead to the first wrong one. */
export const settingsFieldOrder = ({ amounts }: SettingsValues): SettingsField[] => [
  "name",
  "checkEvery",
  "warnBelow",
  ...amounts.map((_, place) => amountField(place)),
  ...alertNumbers,
  "lead",
  "unit",
  "reserved",
  "topUpLink",
];
