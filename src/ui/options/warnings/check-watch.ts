import type { Decimal } from "../../../domain/account.ts";
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
  type WatchField,
  type WatchValues,
  watchNumbers,
  watchSwitches,
} from "./watch-values.ts";

/** What is wrong with a field, in words that say what to do. */
export type WatchProblems = Partial<Record<WatchField, string>>;

export type CheckedWatch =
  | { problems: WatchProblems; watch: null }
  | { problems: null; watch: Watch };

/** What the form has no field for: it is left to whoever else changes it. */
type Elsewhere = "snoozedUntil" | "snoozedAt" | "payFor" | "reservedIn" | "currency";

/** The amounts beside the account's own `warnBelow`, each once. */
function readAmounts(
  typed: readonly string[],
  warnBelow: Decimal,
  locale: string,
): { amounts: Decimal[]; problems: WatchProblems } {
  const problems: WatchProblems = {};
  const amounts: Decimal[] = [];
  for (const [place, each] of typed.entries()) {
    const amount = parseAmount(each, locale);
    const isTaken = (other: Decimal): boolean => amount !== null && isZero(subtract(other, amount));
    if (each.trim() === "") problems[amountField(place)] = translate("watch_problem_empty");
    else if (amount === null) problems[amountField(place)] = translate("problem_amount");
    else if ([warnBelow, ...amounts].some(isTaken))
      problems[amountField(place)] = translate("watch_problem_twice");
    else amounts.push(amount);
  }
  return { amounts, problems };
}

/**
 * Checks the fields and builds what the worker is sent; the snooze is not its business.
 * @param warnBelow the account's own amount, which need not be said twice
 * @param locale how amounts are typed, BCP 47
 */
export function checkWatch(values: WatchValues, warnBelow: Decimal, locale: string): CheckedWatch {
  const { amounts, problems } = readAmounts(values.amounts, warnBelow, locale);
  /** What was read; of what is wrong the initial value, which goes nowhere. */
  function take<T>(field: WatchField, read: Read<T>, initial: T): T {
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
  return Object.keys(problems).length > 0
    ? { problems, watch: null }
    : { problems: null, watch: { ...initialWatch, ...chosen } };
}

/** The fields in the order they stand in, to lead to the first wrong one. */
export const watchFieldOrder = ({ amounts }: WatchValues): WatchField[] => [
  ...amounts.map((_, place) => amountField(place)),
  ...watchNumbers,
  "lead",
  "unit",
  "reserved",
];
