import { type Failure, failure, ok, type Result } from "../domain/failure.ts";
import { accountsRecord } from "../storage/accounts-record.ts";
import { alertSettingsRecord } from "../storage/alert-settings-record.ts";
import { preferencesRecord } from "../storage/preferences-record.ts";
import { markSeen, unseenAsides } from "../storage/set-aside.ts";
import { snapshotsRecord } from "../storage/snapshots-record.ts";
import { storageFailure } from "../storage/storage-failure.ts";
import { warningsRecord } from "../storage/warnings-record.ts";
import { secretsRecord } from "../vault/secrets-record.ts";

const names = [
  accountsRecord,
  secretsRecord,
  snapshotsRecord,
  alertSettingsRecord,
  warningsRecord,
  preferencesRecord,
].map(({ key }) => key);
/** The databases of only copies report here too. */
const reported = [...names, "history", "ledger", "losses"];
/**
 * What was set aside and not seen by the user yet; null: nothing. The text names the records, and how many entries
 * of each.
 */
export async function asideProblem(): Promise<Failure | null> {
  try {
    const unseen = await unseenAsides(reported);
    const parts = [...unseen].map(([name, count]) => `${name}: ${count}`);
    return parts.length === 0 ? null : failure("set-aside", { text: parts.join(", ") });
  } catch (error) {
    return storageFailure(error);
  }
}

/** Notes that the user has seen what was set aside: it is kept, and no longer reported. */
export async function acknowledgeAside(): Promise<Result<null>> {
  try {
    await markSeen(reported);
    return ok(null);
  } catch (error) {
    return { ok: false, failure: storageFailure(error) };
  }
}
