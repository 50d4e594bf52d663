import { alertSettingsRecord } from "./alert-settings-record.ts";
import { preferencesRecord } from "./preferences-record.ts";
import { markWritten } from "./set-up.ts";
import { warningsRecord } from "./warnings-record.ts";

const records = [alertSettingsRecord, warningsRecord, preferencesRecord].map(({ key }) => key);

/** Marks the choices and the log that an earlier version wrote: once they are gone, that is to be told from none. */
export async function markWrittenRecords(): Promise<void> {
  try {
    await markWritten(records);
  } catch {
    // A disk that is full, say: the next start tries again, and so does every write of such a record.
  }
}
