import { failed, failure, ok, type Result } from "../domain/failure.ts";
import type { Check } from "../domain/shape.ts";
import type { BadPart, Salvage, Salvaged } from "./salvage.ts";
import { isEnvelope, type Migration } from "./understood.ts";

/** How the bytes of a record are understood. */
export interface Parsing<T> {
  key: string;
  isValue: Check<T>;
  /** What an absent record means. */
  initial: T;
  migrations: readonly Migration[];
  /** What stands in the place of bytes of which nothing is understood, where the record starts anew then; `initial` by default. */
  damaged?: T;
  /** Fills in what a value of any version may lack, so that a new member needs no version; never throws. */
  complete?: (value: unknown) => unknown;
  /** How the sound parts of a record are told from the others; without it a record is sound as a whole, or not read. */
  salvage?: Salvage<T>;
  /**
   * Begins with `initial` where nothing at all is understood: those bytes are set aside. For what the rest can go on
   * without, not for records whose loss would look like an empty start. A newer version's record is never touched.
   */
  startsAnew?: boolean;
}

/** What was found of a record. */
export interface Found<T> {
  result: Result<T>;
  /** What of it is to be set aside when it is written. */
  bad: BadPart[];
  /** Of the bytes; null: none is told. */
  version: number | null;
  isAbsent: boolean;
}

/** Understands the bytes under a record's key; undefined: there are none. */
export function parsed<T>(stored: unknown, layout: Parsing<T>): Found<T> {
  const { key, isValue, initial, migrations, salvage, startsAnew = false } = layout;
  const complete = layout.complete ?? ((value: unknown) => value);
  const today = migrations.length + 1;
  const found: Omit<Found<T>, "result"> = {
    bad: [],
    version: isEnvelope(stored) ? stored.version : null,
    isAbsent: stored === undefined,
  };
  const unreadable = (text: string): Found<T> => ({
    ...found,
    result: failed(failure("storage", { text: `${key}: ${text}` })),
  });
  /** Nothing of it is understood. */
  const broken = (text: string): Found<T> =>
    startsAnew
      ? { ...found, result: ok(layout.damaged ?? initial), bad: [{ key: null, bytes: stored }] }
      : unreadable(text);

  if (stored === undefined) return { ...found, result: ok(initial) };
  if (!isEnvelope(stored)) return broken("no version");
  if (stored.version > today) return unreadable("written by a newer version");
  const value: unknown = "value" in stored ? stored.value : undefined;
  const migrate = (before: unknown): unknown =>
    complete(migrations.slice(stored.version - 1).reduce((part, step) => step(part), before));
  if (stored.version === today) {
    const whole = complete(value);
    if (isValue(whole)) return { ...found, result: ok(whole) };
  }
  if (salvage) {
    const salvaged: Salvaged<T> | null = salvage(value, migrate);
    return salvaged && isValue(salvaged.value)
      ? { ...found, result: ok(salvaged.value), bad: salvaged.bad }
      : broken("shape");
  }
  try {
    const migrated = migrate(value);
    return isValue(migrated) ? { ...found, result: ok(migrated) } : broken("shape");
  } catch (error) {
    return broken(`migration failed: ${String(error)}`);
  }
}
