import type { Decimal } from "../../../domain/account.ts";
import { isLess, isZero, subtract } from "../../../domain/money.ts";
import { initialWatch, type Watch, watchLimits } from "../../../domain/watch.ts";
import { formatCount, translate } from "../../../text/translate.ts";
import { parseAmount } from "../form/parse-amount.ts";
import { amountField, type WatchField, type WatchValues } from "./watch-values.ts";

/** What is wrong with a field, in words that say what to do. */
export type WatchProblems = Partial<Record<WatchField, string>>;

export type CheckedWatch =
  | { problems: WatchProblems; watch: null }
  | { problems: null; watch: Watch };

interface Limits {
  least: number;
  most: number;
}

/** A whole number within the limits; null where it is none. */
function wholeOf(typed: string, { least, most }: Limits): number | null {
  const number = /^\s*\d{1,6}\s*$/.test(typed) ? Number(typed) : Number.NaN;
  return number >= least && number <= most ? number : null;
}

const rangeText = (name: "problem_interval" | "watch_problem_optional", { least, most }: Limits) =>
  translate(name, formatCount(least), formatCount(most));

/**
 * Checks the fields and builds what the worker is sent; the snooze is not its business.
 * @param warnBelow the account's own amount, which need not be said twice
 * @param locale how amounts are typed, BCP 47
 */
export function checkWatch(values: WatchValues, warnBelow: Decimal, locale: string): CheckedWatch {
  const problems: WatchProblems = {};

  const amounts: Decimal[] = [];
  for (const [place, typed] of values.amounts.entries()) {
    const amount = parseAmount(typed, locale);
    const isTaken = (other: Decimal): boolean => amount !== null && isZero(subtract(other, amount));
    if (typed.trim() === "") problems[amountField(place)] = translate("watch_problem_empty");
    else if (amount === null) problems[amountField(place)] = translate("problem_amount");
    else if ([warnBelow, ...amounts].some(isTaken))
      problems[amountField(place)] = translate("watch_problem_twice");
    else amounts.push(amount);
  }

  function optional(field: "coverDays" | "staleHours"): number | null {
    if (values[field].trim() === "") return null;
    const number = wholeOf(values[field], watchLimits[field]);
    if (number === null) problems[field] = rangeText("watch_problem_optional", watchLimits[field]);
    return number;
  }
  const coverDays = optional("coverDays");
  const staleHours = optional("staleHours");

  const lead = wholeOf(values.lead, watchLimits.lead);
  if (lead === null) problems.lead = rangeText("problem_interval", watchLimits.lead);
  const unit = parseAmount(values.unit, locale);
  const isUnit = unit !== null && isLess("0", unit);
  if (!isUnit) problems.unit = translate("watch_problem_unit");

  const reserved = values.reserved.trim() === "" ? null : parseAmount(values.reserved, locale);
  if (values.reserved.trim() !== "" && (reserved === null || isLess(reserved, "0")))
    problems.reserved = translate("problem_amount");

  if (Object.keys(problems).length > 0 || lead === null || !isUnit)
    return { problems, watch: null };
  const { short, likely, atRisk, signIn, holidays } = values;
  return {
    problems: null,
    watch: {
      ...initialWatch,
      ...{ amounts, coverDays, staleHours, short, likely, atRisk, signIn, lead, unit },
      ...{ holidays, reserved, paymentNote: values.paymentNote.trim() },
    },
  };
}

/** The fields in the order they stand in, to lead to the first wrong one. */
export const watchFieldOrder = ({ amounts }: WatchValues): WatchField[] => [
  ...amounts.map((_, place) => amountField(place)),
  "coverDays",
  "staleHours",
  "lead",
  "unit",
  "reserved",
];
