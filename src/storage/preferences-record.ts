import { initialPreferences, type Preferences, preferenceSettings } from "../domain/preferences.ts";
import { checksOf } from "../domain/setting.ts";
import { shape } from "../domain/shape.ts";
import { completed, eachField } from "./salvage.ts";
import { markedAsWritten, whyUnwritten } from "./set-up.ts";
import { storedRecord } from "./stored-record.ts";

const checks = checksOf(preferenceSettings);
const isPreferences = shape<Preferences>(checks);

export const preferencesRecord = storedRecord<Preferences>({
  key: "preferences",
  isValue: isPreferences,
  initial: initialPreferences,
  complete: completed(initialPreferences),
  salvage: eachField(isPreferences, checks, initialPreferences),
  startsAnew: true,
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
