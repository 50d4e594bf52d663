// Type guards for what comes from outside: storage, messages. A schema library would be an eighth of the
// worker's script and a tenth of the popup's, and all that is asked of it here are these few lines.

/** Tells whether a value is a T. */
export type Check<T> = (value: unknown) => value is T;

/** The type that a check stands for. */
export type Checked<C> = C extends Check<infer T> ? T : never;

const check = <T>(test: (value: unknown) => boolean) => test as Check<T>;

export const text = check<string>((value) => typeof value === "string");
/** A number that can be calculated with: not NaN, not infinite. */
export const number = check<number>(Number.isFinite);
export const boolean = check<boolean>((value) => typeof value === "boolean");

export const orNull = <T>(inner: Check<T>) =>
  check<T | null>((value) => value === null || inner(value));
/** One of two shapes. */
export const either = <A, B>(one: Check<A>, other: Check<B>) =>
  check<A | B>((value) => one(value) || other(value));
/** A field that need not be there. */
export const orAbsent = <T>(inner: Check<T>) =>
  check<T | undefined>((value) => value === undefined || inner(value));
export const oneOf = <const T extends readonly unknown[]>(members: T) =>
  check<T[number]>((value) => members.includes(value));
export const listOf = <T>(inner: Check<T>) =>
  check<T[]>((value) => Array.isArray(value) && value.every(inner));

/** A T for which more holds than its type says. */
export const refine = <T>(inner: Check<T>, holds: (value: T) => boolean) =>
  check<T>((value) => inner(value) && holds(value));
/** Text of a length between the two, in UTF-16 code units. */
export const textOf = (min: number, max: number) =>
  refine(text, ({ length }) => length >= min && length <= max);
/** A whole number between the two. */
export const wholeOf = (min: number, max: number) =>
  refine(number, (value) => Number.isInteger(value) && value >= min && value <= max);

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

type Fields<T> = { [K in keyof T]: Check<T[K]> };

/** An object with these fields; others are let be. */
export const shape = <T extends object>(fields: Fields<T>) =>
  check<T>(
    (value) =>
      isObject(value) &&
      Object.entries<Check<unknown>>(fields).every(([key, inner]) => inner(value[key])),
  );

/** An object with these fields and no other. */
export const strictObject = <T extends object>(fields: Fields<T>) =>
  refine(shape(fields), (value) => Object.keys(value).every((key) => Object.hasOwn(fields, key)));

/** An object used as a dictionary. */
export const recordOf = <T>(inner: Check<T>) =>
  check<Record<string, T>>((value) => isObject(value) && Object.values(value).every(inner));
