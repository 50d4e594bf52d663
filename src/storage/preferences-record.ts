import { initialPreferences, type Preferences, preferenceSettings } from "../domain/preferences.ts";
import { checksOf } from "../domain/setting.ts";
import { shape } from "../domain/shape.ts";
import { completed, eachField } from "./salvage.ts";
import { markedAsWritten, whyUnwritten } from "./set-up.ts";
import { storedRecord } from "./stored-record.ts";

const checks = checksOf(preferenceSettings);
const isPreferences = shape<Preferences>(checks);

/** What is hidden or not where nobody can tell any more: hidden, until the user says otherwise. */
const damaged: Preferences = { ...initialPreferences, hideAmounts: true, hideWhenLocked: true };

export const preferencesRecord = storedRecord<Preferences>({
  key: "preferences",
  isValue: isPreferences,
  initial: initialPreferences,
  complete: completed(initialPreferences),
  salvage: eachField(isPreferences, checks, damaged),
  startsAnew: true,
  damaged,
  whyUnwritten,
  ...markedAsWritten("preferences"),
  // Version 2 added soonDays, 90 for everybody; version 3 has the initial horizon where nobody chose those 90. A new
  // preference needs no version: absent, it has its initial value.
  migrations: [
    (before) => ({ soonDays: 90, ...(before as object) }),
    (before) => {
      const { soonDays, ...others } = before as { soonDays: unknown };
      return { ...others, soonDays: soonDays === 90 ? initialPreferences.soonDays : soonDays };
    },
  ],
});
