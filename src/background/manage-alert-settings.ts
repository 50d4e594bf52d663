import {
  type AlertSettings,
  type AlertSettingsPart,
  initialAlertSettings,
  isSnoozeVoid,
} from "../domain/alert-settings.ts";
import { failed, failure, ok, type Result } from "../domain/failure.ts";
import { withoutKey } from "../domain/without-key.ts";
import { sameAccountKey } from "../registrars/addresses.ts";
import { accountsRecord } from "../storage/accounts-record.ts";
import { alertSettingsRecord } from "../storage/alert-settings-record.ts";
import { snapshotsRecord } from "../storage/snapshots-record.ts";
import { keepForesight } from "./foresight/keep-foresight.ts";

/** Changes what is to be warned of about one account, from what is kept at that moment. */
async function changeAlertSettings(
  accountId: string,
  change: (alerts: AlertSettings) => AlertSettings,
): Promise<Result<null>> {
  const accounts = await accountsRecord.read();
  if (!accounts.ok) return accounts;
  if (!accounts.value.some(({ id }) => id === accountId)) return failed(failure("account-gone"));
  const written = await alertSettingsRecord.update((all) => ({
    ...all,
    [accountId]: change(all[accountId] ?? initialAlertSettings),
  }));
  return written.ok ? ok(null) : written;
}

/** Foresees anew for an account and all other entries of the same money: they share the word about what is reserved. */
export async function foreseeMoney(accountId: string): Promise<void> {
  const accounts = await accountsRecord.read();
  const all = accounts.ok ? accounts.value : [];
  const account = all.find(({ id }) => id === accountId);
  if (!account) return;
  const key = sameAccountKey(account);
  for (const each of all)
    if (sameAccountKey(each) === key) await keepForesight(each.id, Date.now());
}

/**
 * Changes single parts and foresees with them: the choice of what to save, the payment note, what is reserved. That is
 * said in the currency the account has now, whatever the amounts are meant in.
 */
export async function amendAlertSettings(
  accountId: string,
  part: AlertSettingsPart,
): Promise<Result<null>> {
  const snapshots = await snapshotsRecord.read();
  const status = snapshots.ok ? snapshots.value[accountId]?.status : null;
  const said = part.reserved === undefined ? {} : { reservedIn: status?.value.currency ?? null };
  const saved = await changeAlertSettings(accountId, (alerts) => ({ ...alerts, ...part, ...said }));
  if (saved.ok) await foreseeMoney(accountId);
  return saved;
}

/** Silences an account until then, milliseconds since the epoch; null ends that. Nothing else is changed. */
export const snooze = (accountId: string, until: number | null): Promise<Result<null>> =>
  changeAlertSettings(accountId, (alerts) => ({
    ...alerts,
    snoozedUntil: until,
    snoozedAt: until === null ? null : Date.now(),
  }));

/** Ends the snoozes that a clock set back since would lengthen, at `now` (milliseconds since the epoch). */
export async function endVoidSnoozes(now: number): Promise<void> {
  await alertSettingsRecord.update((all) =>
    Object.values(all).some((alerts) => isSnoozeVoid(alerts, now))
      ? Object.fromEntries(
          Object.entries(all).map(([id, alerts]) => [
            id,
            isSnoozeVoid(alerts, now) ? { ...alerts, snoozedUntil: null, snoozedAt: null } : alerts,
          ]),
        )
      : all,
  );
}

/** Of an account that is gone for good. */
export const forgetAlertSettings = (accountId: string): Promise<Result<unknown>> =>
  alertSettingsRecord.update((all) => withoutKey(all, accountId));

/**
 * Lays aside what the user wanted of an account that is being removed: an account that comes back is not silent, and
 * its amounts are meant in the currency it had.
 * @param currency ISO 4217; null: it was never known
 */
export const layAlertSettingsAside = (
  accountId: string,
  currency: string | null,
): Promise<Result<unknown>> =>
  alertSettingsRecord.update((all) => {
    const alerts = all[accountId];
    if (!alerts) return all;
    const meant = alerts.currency ?? currency;
    return {
      ...all,
      [accountId]: { ...alerts, currency: meant, snoozedUntil: null, snoozedAt: null },
    };
  });

/** Gives what was wanted of one account to another one, unless there is something of its own already. */
export const moveAlertSettings = (from: string, to: string): Promise<Result<unknown>> =>
  alertSettingsRecord.update((all) => {
    const { [from]: alerts, ...rest } = all;
    return alerts ? { [to]: alerts, ...rest } : all;
  });
