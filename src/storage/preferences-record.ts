import { orNull, shape, truth, wholeOf } from "../domain/shape.ts";
import { initialPreferences, lockAfterLimits, type Preferences } from "../domain/snapshot.ts";
import { storedRecord } from "./stored-record.ts";

/** The fields of {@link Preferences}, shared with the message that carries them. */
export const preferenceFields = {
  warnTestAccounts: truth,
  lockAfter: orNull(wholeOf(lockAfterLimits.least, lockAfterLimits.most)),
  hideWhenLocked: truth,
};

export const preferencesRecord = storedRecord<Preferences>({
  key: "preferences",
  isValue: shape<Preferences>(preferenceFields),
  initial: initialPreferences,
});
