import type { Decimal } from "../../../domain/account.ts";
import { isLess } from "../../../domain/money.ts";
import type { Limits } from "../../../domain/setting.ts";
import { formatCount, translate } from "../../../text/translate.ts";
import { parseAmount } from "./parse-amount.ts";

/** What was typed, understood; or what is wrong with it, in words that say what to do. */
export type Read<T> = { value: T; problem: null } | { value: null; problem: string };

const right = <T>(value: T): Read<T> => ({ value, problem: null });
const wrong = (problem: string): Read<never> => ({ value: null, problem });

const isWithin = (typed: string, { least, most }: Limits): boolean =>
  /^\s*\d{1,6}\s*$/.test(typed) && Number(typed) >= least && Number(typed) <= most;

const rangeOf = ({ least, most }: Limits): [string, string] => [
  formatCount(least),
  formatCount(most),
];

/** A whole number within the setting's limits. */
export const readWhole = (typed: string, { limits }: { limits: Limits }): Read<number> =>
  isWithin(typed, limits)
    ? right(Number(typed))
    : wrong(translate("problem_interval", ...rangeOf(limits)));

/** The same, or nothing. */
export function readOptionalWhole(typed: string, setting: { limits: Limits }): Read<number | null> {
  if (typed.trim() === "") return right(null);
  return isWithin(typed, setting.limits)
    ? right(Number(typed))
    : wrong(translate("watch_problem_optional", ...rangeOf(setting.limits)));
}

/** An amount above zero, as it is typed in a language (BCP 47). */
export function readAmount(typed: string, locale: string): Read<Decimal> {
  const amount = parseAmount(typed, locale);
  return amount !== null && isLess("0", amount)
    ? right(amount)
    : wrong(translate("watch_problem_unit"));
}

/** An amount that is not below zero, or nothing. */
export function readOptionalAmount(typed: string, locale: string): Read<Decimal | null> {
  if (typed.trim() === "") return right(null);
  const amount = parseAmount(typed, locale);
  return amount !== null && !isLess(amount, "0")
    ? right(amount)
    : wrong(translate("problem_amount"));
}
