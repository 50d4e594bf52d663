import { isDecimal } from "./is-decimal.ts";
import { boolean, type Check, oneOf, orNull, refine, text, textOf, wholeOf } from "./shape.ts";

/** One setting: what it is while nobody has chosen, and what may be chosen. Storage, messages and forms ask it. */
export interface Setting<T> {
  readonly initial: T;
  readonly check: Check<T>;
}

/** Several settings that are kept together, by name. */
export type Settings = Readonly<Record<string, Setting<unknown>>>;

/** What is kept of some settings. */
export type ValuesOf<S extends Settings> = {
  -readonly [K in keyof S]: S[K] extends Setting<infer T> ? T : never;
};

/** Least and most, both allowed. */
export interface Limits {
  min: number;
  max: number;
}

/** A setting of its own kind; the form that has it draws it itself. */
export const setting = <T>(initial: T, check: Check<T>): Setting<T> => ({ initial, check });

/** On or off. */
export const flag = (initial: boolean) => ({
  control: "flag" as const,
  ...setting(initial, boolean),
});

/** A whole number within limits. */
export const whole = (initial: number, limits: Limits) => ({
  control: "whole" as const,
  limits,
  ...setting(initial, wholeOf(limits.min, limits.max)),
});

/** A whole number within limits, or none at all. */
export const optionalWhole = <const Unit extends string>(
  initial: number | null,
  limits: Limits,
  unit: Unit,
) => ({
  control: "optional-whole" as const,
  limits,
  unit,
  ...setting(initial, orNull(wholeOf(limits.min, limits.max))),
});

/** One of some choices. */
export const choice = <const T extends readonly unknown[]>(initial: T[number], choices: T) => ({
  control: "choice" as const,
  choices,
  ...setting<T[number]>(initial, oneOf(choices)),
});

/** A line of text, of so many UTF-16 code units at most. */
export const line = (longest: number) => ({
  control: "line" as const,
  longest,
  ...setting("", textOf(0, longest)),
});

/** A BCP 47 tag of language, script and region alone. */
const tagForm = /^[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|\d{3}))?$/;

/** A language or region as a tag, by its form, or none. Whether a browser knows it is asked where it is used. */
export const optionalTag = () => ({
  control: "optional-tag" as const,
  ...setting(null, orNull(refine(text, (tag) => tagForm.test(tag)))),
});

/** Amounts of money, so many at most. */
export const amounts = (max: number) => ({
  control: "amounts" as const,
  max,
  ...setting<string[]>(
    [],
    refine(
      (value: unknown): value is string[] => Array.isArray(value) && value.every(isDecimal),
      ({ length }) => length <= max,
    ),
  ),
});

/** What nobody has chosen yet. */
export const initialOf = <S extends Settings>(settings: S): ValuesOf<S> =>
  Object.fromEntries(
    Object.entries(settings).map(([name, { initial }]) => [name, initial]),
  ) as ValuesOf<S>;

/** What each of them may be, for a shape. */
export const checksOf = <S extends Settings>(
  settings: S,
): { [K in keyof S]: Check<ValuesOf<S>[K]> } =>
  Object.fromEntries(Object.entries(settings).map(([name, { check }]) => [name, check])) as {
    [K in keyof S]: Check<ValuesOf<S>[K]>;
  };
