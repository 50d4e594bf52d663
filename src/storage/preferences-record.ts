import { boolean, orNull, shape, wholeOf } from "../domain/shape.ts";
import {
  initialPreferences,
  lockAfterLimits,
  type Preferences,
  soonDaysLimits,
} from "../domain/snapshot.ts";
import { eachField } from "./salvage.ts";
import { markedAsWritten, whyUnwritten } from "./set-up.ts";
import { storedRecord } from "./stored-record.ts";

const minuteOfDay = wholeOf(0, 1439);

/** The fields of {@link Preferences}, shared with the message that carries them. */
export const preferenceFields = {
  warnTestAccounts: boolean,
  lockAfter: orNull(wholeOf(lockAfterLimits.least, lockAfterLimits.most)),
  hideWhenLocked: boolean,
  notify: boolean,
  quiet: orNull(shape({ from: minuteOfDay, to: minuteOfDay })),
  soonDays: wholeOf(soonDaysLimits.least, soonDaysLimits.most),
};

const isPreferences = shape<Preferences>(preferenceFields);

export const preferencesRecord = storedRecord<Preferences>({
  key: "preferences",
  isValue: isPreferences,
  initial: initialPreferences,
  salvage: eachField(isPreferences, preferenceFields, initialPreferences),
  startsAnew: true,
  whyUnwritten,
  ...markedAsWritten("preferences"),
  // Version 2 added notify, quiet and soonDays.
  // Version 3 has a horizon of 14 days where the 90 that nobody chose stood before.
  migrations: [
    (before) => ({ ...initialPreferences, soonDays: 90, ...(before as object) }),
    (before) => {
      const { soonDays, ...others } = before as { soonDays: unknown };
      return { ...others, soonDays: soonDays === 90 ? initialPreferences.soonDays : soonDays };
    },
  ],
});
