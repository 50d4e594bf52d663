import { type Check, number, refine, shape } from "../domain/shape.ts";

/** Turns the value of the version before into the value of the next one. */
export type Migration = (value: unknown) => unknown;

/** How a versioned value is understood. */
export interface Reading<T> {
  version: number;
  isValue: Check<T>;
  /** `migrations[0]` leads from version 1 to 2, and so on; a version that no chain of them leads from is not understood. */
  migrations?: readonly Migration[];
  /** What can be made out of a value of today's version that is not sound as a whole; null: nothing. */
  mend?: (value: unknown) => T | null;
}

/** A value with whether all of its bytes are in it. */
export interface Understood<T> {
  value: T;
  isWhole: boolean;
}

export const isEnvelope = shape<{ version: number }>({
  version: refine(number, (version) => Number.isInteger(version) && version >= 1),
});

/** The value of an envelope `{version, value}`; null where it is of a newer version or not understood. Never throws. */
export function understood<T>(
  found: unknown,
  { version, isValue, migrations = [], mend }: Reading<T>,
): Understood<T> | null {
  if (!isEnvelope(found) || found.version > version) return null;
  const steps = migrations.slice(found.version - 1);
  if (steps.length !== version - found.version) return null;
  try {
    let value: unknown = "value" in found ? found.value : undefined;
    for (const migrate of steps) value = migrate(value);
    if (isValue(value)) return { value, isWhole: true };
    const mended = mend?.(value) ?? null;
    return mended !== null && isValue(mended) ? { value: mended, isWhole: false } : null;
  } catch {
    // A migration met what no version wrote: not understood, and therefore left as it is.
    return null;
  }
}
