import type { Check } from "../domain/shape.ts";

/** A part of a record that is not understood: its key in the record (null: the whole of it), and its bytes as they were found. */
export interface BadPart {
  key: string | null;
  bytes: unknown;
}

/** What can be made out of a record, and what of it is to be set aside. */
export interface Salvaged<T> {
  value: T;
  bad: BadPart[];
}

/**
 * Goes through a record part by part, so that a bad one harms no other. null: no part can be told.
 * @param value as it was found, of an earlier version or today's
 * @param migrate leads a value of that version to today's; may throw
 */
export type Salvage<T> = (
  value: unknown,
  migrate: (value: unknown) => unknown,
) => Salvaged<T> | null;

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * An object in which what is absent is as in `initial`, so that a new member needs no migration. What has none of the
 * members is no such object, and stays as it is: nothing is made up for it.
 */
export const completed =
  (initial: object) =>
  (value: unknown): unknown => {
    if (!isObject(value)) return value;
    const absent = Object.entries(initial).filter(([name]) => !(name in value));
    return absent.length < Object.keys(initial).length
      ? { ...value, ...Object.fromEntries(absent) }
      : value;
  };

/** The same of each entry of a dictionary. */
export const completedEach =
  (initial: object) =>
  (entries: unknown): unknown =>
    isObject(entries)
      ? Object.fromEntries(
          Object.entries(entries).map(([key, entry]) => [key, completed(initial)(entry)]),
        )
      : entries;

/** The sound members of a dictionary; none where it is no dictionary. */
export const soundMembers = <T>(members: unknown, isMember: Check<T>): Record<string, T> =>
  Object.fromEntries(
    Object.entries(isObject(members) ? members : {}).flatMap(([name, member]) =>
      isMember(member) ? [[name, member] as const] : [],
    ),
  );

/** undefined where no version wrote such a thing. */
export function attempt(work: () => unknown): unknown {
  try {
    return work();
  } catch {
    // A migration met what no version wrote: the part is set aside as it is.
    return undefined;
  }
}

/** A dictionary, entry by entry; `mend` makes what it can of an entry that is not sound as a whole. */
export const eachEntry =
  <T>(
    isEntry: Check<T>,
    mend: (entry: Record<string, unknown>) => unknown,
  ): Salvage<Record<string, T>> =>
  (value, migrate) => {
    if (!isObject(value)) return null;
    const bad: BadPart[] = [];
    const kept: [string, T][] = [];
    for (const [key, bytes] of Object.entries(value)) {
      const migrated = isObject(bytes)
        ? attempt(() => migrate(Object.fromEntries([[key, bytes]])))
        : undefined;
      const entry = isObject(migrated) ? migrated[key] : undefined;
      if (!isEntry(entry)) bad.push({ key, bytes });
      const sound = isEntry(entry) ? entry : isObject(entry) ? mend(entry) : undefined;
      if (isEntry(sound)) kept.push([key, sound]);
    }
    return { value: Object.fromEntries(kept), bad };
  };

/** A list, item by item. */
export const eachItem =
  <T>(isItem: Check<T>): Salvage<T[]> =>
  (value, migrate) => {
    if (!Array.isArray(value)) return null;
    const bad: BadPart[] = [];
    const kept: T[] = [];
    for (const [place, bytes] of value.entries()) {
      const migrated = attempt(() => migrate([bytes]));
      const item: unknown = Array.isArray(migrated) ? migrated[0] : undefined;
      if (isItem(item)) kept.push(item);
      else bad.push({ key: String(place), bytes });
    }
    return { value: kept, bad };
  };

/** A dictionary that is part of a record, of today's version; each entry is sound as a whole or set aside. */
export const eachEntryOf =
  <T>(isEntry: Check<T>) =>
  (value: unknown): Salvaged<Record<string, T>> => {
    if (!isObject(value)) return { value: {}, bad: [{ key: "", bytes: value }] };
    const entries = Object.entries(value);
    return {
      value: Object.fromEntries(
        entries.flatMap(([key, entry]) => (isEntry(entry) ? [[key, entry] as const] : [])),
      ),
      bad: entries
        .filter(([, entry]) => !isEntry(entry))
        .map(([key, entry]) => ({ key, bytes: entry })),
    };
  };

type Fields = Record<string, Check<unknown>>;

/** The fields that are sound, the others as in `initial`. */
export const soundFields =
  (fields: Fields, initial: object) =>
  (entry: Record<string, unknown>): Record<string, unknown> => {
    const sound = Object.entries(fields).filter(([key, isField]) => isField(entry[key]));
    return { ...initial, ...Object.fromEntries(sound.map(([key]) => [key, entry[key]])) };
  };

/** An object, field by field. */
export const eachField =
  <T extends object>(isValue: Check<T>, fields: Fields, initial: T): Salvage<T> =>
  (value, migrate) => {
    const migrated = isObject(value) ? attempt(() => migrate(value)) : undefined;
    if (!isObject(migrated)) return null;
    const bad = Object.entries(fields)
      .filter(([key, isField]) => !isField(migrated[key]))
      .map(([key]) => ({ key, bytes: migrated[key] ?? null }));
    const mended = soundFields(fields, initial)(migrated);
    return isValue(mended) ? { value: mended, bad } : null;
  };

/** A dictionary of what is derived: an entry that is not understood is left out, and made again. */
export const derivedEntries =
  <T>(isEntry: Check<T>): Salvage<Record<string, T>> =>
  (value, migrate) => {
    const salvaged = eachEntry(isEntry, () => undefined)(value, migrate);
    return { value: salvaged?.value ?? {}, bad: [] };
  };
