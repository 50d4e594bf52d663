import { type AccountSettings, checkEveryLimits, type Decimal } from "../../../domain/account.ts";
import { isZero, subtract } from "../../../domain/money.ts";
import { warningSettings } from "../../../domain/warnings/kinds.ts";
import { initialWatch, type Watch, watchSettings } from "../../../domain/watch.ts";
import { translate } from "../../../text/translate.ts";
import { parseAmount } from "../form/parse-amount.ts";
import {
  type Read,
  readAmount,
  readOptionalAmount,
  readOptionalWhole,
  readWhole,
} from "../form/typed-setting.ts";
import {
  amountField,
  forEach,
  type SettingsField,
  type SettingsValues,
  watchNumbers,
  watchSwitches,
} from "./settings-values.ts";

/** What is wrong with a field, in words that say what to do. */
export type SettingsProblems = Partial<Record<SettingsField, string>>;

export type CheckedSettings =
  | { problems: SettingsProblems; watch: null; settings: null }
  | { problems: null; watch: Watch; settings: AccountSettings };

/** What the form has no field for: it is left to whoever else changes it. */
type Elsewhere = "snoozedUntil" | "snoozedAt" | "payFor" | "reservedIn" | "currency";

/** A text that is not empty, and the amount that has to be there. */
const filled = <T>(typed: string, read: (typed: string) => T | null, problem: string): Read<T> => {
  if (typed.trim() === "") return { value: null, problem: translate("problem_empty") };
  const value = read(typed);
  return value === null ? { value: null, problem } : { value, problem: null };
};

/** The amounts beside the account's own `warnBelow` (null: that is none), each once. */
function readAmounts(
  typed: readonly string[],
  warnBelow: Decimal | null,
  locale: string,
): { amounts: Decimal[]; problems: SettingsProblems } {
  const problems: SettingsProblems = {};
  const amounts: Decimal[] = [];
  for (const [place, each] of typed.entries()) {
    const amount = parseAmount(each, locale);
    const isTaken = (other: Decimal): boolean => amount !== null && isZero(subtract(other, amount));
    if (each.trim() === "") problems[amountField(place)] = translate("watch_problem_empty");
    else if (amount === null) problems[amountField(place)] = translate("problem_amount");
    else if ([...(warnBelow === null ? [] : [warnBelow]), ...amounts].some(isTaken))
      problems[amountField(place)] = translate("watch_problem_twice");
    else amounts.push(amount);
  }
  return { amounts, problems };
}

/**
 * Checks the fields and builds what the worker is sent; the snooze is not its business.
 * @param locale how amounts are typed, BCP 47
 */
export function checkSettings(values: SettingsValues, locale: string): CheckedSettings {
  const own = filled(
    values.warnBelow,
    (typed) => parseAmount(typed, locale),
    translate("problem_amount"),
  );
  const { amounts, problems } = readAmounts(values.amounts, own.value, locale);
  /** What was read; of what is wrong the initial value, which goes nowhere. */
  function take<T>(field: SettingsField, read: Read<T>, initial: T): T {
    if (read.problem === null) return read.value;
    problems[field] = read.problem;
    return initial;
  }
  // Typed so that a setting without a field is an error here.
  const chosen: Omit<Watch, Elsewhere> = {
    ...forEach(watchSwitches, (name) => values[name]),
    ...forEach(watchNumbers, (name) =>
      take(name, readOptionalWhole(values[name], warningSettings[name]), initialWatch[name]),
    ),
    amounts,
    lead: take("lead", readWhole(values.lead, watchSettings.lead), initialWatch.lead),
    unit: take("unit", readAmount(values.unit, locale), initialWatch.unit),
    holidays: values.holidays,
    reserved: take("reserved", readOptionalAmount(values.reserved, locale), initialWatch.reserved),
    paymentNote: values.paymentNote.trim(),
  };
  const settings: AccountSettings = {
    name: take(
      "name",
      filled(values.name, (typed) => typed.trim(), ""),
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
    ? { problems, watch: null, settings: null }
    : { problems: null, watch: { ...initialWatch, ...chosen }, settings };
}

/** The fields in the order they stand in, to lead to the first wrong one. */
export const settingsFieldOrder = ({ amounts }: SettingsValues): SettingsField[] => [
  "name",
  "checkEvery",
  "warnBelow",
  ...amounts.map((_, place) => amountField(place)),
  ...watchNumbers,
  "lead",
  "unit",
  "reserved",
];
