import { initialAlertSettings } from "../domain/alert-settings.ts";
import { ok, type Result } from "../domain/failure.ts";
import { alertSettingsRecord } from "../storage/alert-settings-record.ts";

/**
 * Notes the currency that an account's amounts are meant in, before an answer in another one is kept: from then on
 * they do not count, until the user has said them anew. What was noted already stays.
 * @param before the account's currency so far; null: it was never known
 * @param now the one it has just been answered in
 */
export async function noteCurrency(
  accountId: string,
  before: string | null,
  now: string,
): Promise<Result<unknown>> {
  if (before === null || before === now) return ok(null);
  return alertSettingsRecord.update((all) => {
    const alerts = all[accountId] ?? initialAlertSettings;
    return alerts.currency === null
      ? { ...all, [accountId]: { ...alerts, currency: before } }
      : all;
  });
}
