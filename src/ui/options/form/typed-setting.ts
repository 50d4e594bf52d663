import type { Decimal } from "../../../domain/account.ts";
import { isWebLink } from "../../../domain/is-web-link.ts";
import type { Limits } from "../../../domain/setting.ts";
import { plainDigits } from "../../../text/plain-digits.ts";
import { formatCount, translate } from "../../../text/translate.ts";
import { type AmountWay, aboveZero, notBelowZero, type Read, readTyped } from "./typed-amounts.ts";

const right = <T>(value: T): Read<T> => ({ value, problem: null });
const wrong = (problem: string): Read<never> => ({ value: null, problem });

/** A whole number in the digits of any script; null: it is none, or lies outside of the limits. */
function wholeWithin(typed: string, { min, max }: Limits): number | null {
  const digits = plainDigits(typed).trim();
  const value = /^\d{1,6}$/.test(digits) ? Number(digits) : null;
  return value !== null && value >= min && value <= max ? value : null;
}

const rangeOf = ({ min, max }: Limits): [string, string] => [formatCount(min), formatCount(max)];

/** A whole number within the setting's limits. */
export function readWhole(typed: string, { limits }: { limits: Limits }): Read<number> {
  const value = wholeWithin(typed, limits);
  return value === null ? wrong(translate("problem_interval", ...rangeOf(limits))) : right(value);
}

/** The same, or nothing. */
export function readOptionalWhole(typed: string, setting: { limits: Limits }): Read<number | null> {
  if (typed.trim() === "") return right(null);
  const value = wholeWithin(typed, setting.limits);
  return value === null
    ? wrong(translate("watch_problem_optional", ...rangeOf(setting.limits)))
    : right(value);
}

/** The address of a page, as it is typed into a browser, or nothing. */
export function readOptionalLink(typed: string): Read<string> {
  const link = typed.trim();
  if (link === "") return right("");
  const whole = /^[a-z][a-z\d+.-]*:/i.test(link) ? link : `https://${link}`;
  return isWebLink(whole) ? right(whole) : wrong(translate("problem_link"));
}

/** An amount above zero. */
export const readUnit = (typed: string, way: AmountWay): Read<Decimal> =>
  readTyped(typed, way, aboveZero, translate("watch_problem_unit"));

/** An amount that is not below zero, or nothing. */
export const readOptionalAmount = (typed: string, way: AmountWay): Read<Decimal | null> =>
  typed.trim() === ""
    ? right(null)
    : readTyped(typed, way, notBelowZero, translate("problem_amount"));
