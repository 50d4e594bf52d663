import {
  type AlertSettings,
  alertDeclarations,
  initialAlertSettings,
} from "../domain/alert-settings.ts";
import { checksOf } from "../domain/setting.ts";
import { recordOf, shape } from "../domain/shape.ts";
import { completedEach, eachEntry, soundFields } from "./salvage.ts";
import { markedAsWritten, whyUnwritten } from "./set-up.ts";
import { type Migration, storedRecord } from "./stored-record.ts";

const checks = checksOf(alertDeclarations);
const isAlertSettings = shape<AlertSettings>(checks);

const asItWas: Migration = (allAlerts) => allAlerts;

/** What to warn of, by account id; an account without an entry has `initialAlertSettings`. */
export const alertSettingsRecord = storedRecord<Record<string, AlertSettings>>({
  key: "watch",
  isValue: recordOf(isAlertSettings),
  initial: {},
  complete: completedEach(initialAlertSettings),
  // Versions 2 to 4 added members. A new one needs no version any more: absent, it has its initial value.
  migrations: [asItWas, asItWas, asItWas],
  salvage: eachEntry(isAlertSettings, soundFields(checks, initialAlertSettings)),
  startsAnew: true,
  whyUnwritten,
  ...markedAsWritten("watch"),
});
