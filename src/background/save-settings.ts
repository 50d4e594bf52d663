import type { AccountSettings } from "../domain/account.ts";
import { type AlertSettings, initialAlertSettings, partsOf } from "../domain/alert-settings.ts";
import { failed, failure, ok, type Result } from "../domain/failure.ts";
import { replanned } from "../domain/refresh-policy.ts";
import { accountsRecord } from "../storage/accounts-record.ts";
import { alertSettingsRecord } from "../storage/alert-settings-record.ts";
import { snapshotsRecord } from "../storage/snapshots-record.ts";
import { writeTogether } from "../storage/write-together.ts";
import { minutesBetweenChecks } from "./check-account.ts";
import { foreseeMoney } from "./manage-alert-settings.ts";

/**
 * The form has no field for a snooze, nor for the parts of `amendAlertSettings`, and knows nothing of what they became
 * meanwhile: those stay as they are.
 */
const withForm = (before: AlertSettings, alerts: AlertSettings): AlertSettings => ({
  ...alerts,
  ...partsOf(before),
  snoozedUntil: before.snoozedUntil,
  snoozedAt: before.snoozedAt,
  // The form shows it among the amounts, in their currency.
  reservedIn: alerts.currency === null ? before.reservedIn : null,
  currency: alerts.currency ?? before.currency,
});

/** Keeps both by one write: all amounts are meant in one currency, and one without the others would be in a wrong one. */
const write = (
  accountId: string,
  { name, warnBelow, checkEvery }: AccountSettings,
  alerts: AlertSettings,
): Promise<Result<null>> =>
  accountsRecord.hold((accounts) =>
    alertSettingsRecord.hold(async (allAlerts): Promise<Result<null>> => {
      const [all, wishes] = [accounts.before(), allAlerts.before()];
      if (!all.ok) return all;
      if (!wishes.ok) return wishes;
      if (!all.value.some(({ id }) => id === accountId)) return failed(failure("account-gone"));
      return writeTogether([
        accounts.next(
          all.value.map((account) =>
            account.id === accountId ? { ...account, name, warnBelow, checkEvery } : account,
          ),
        ),
        allAlerts.next({
          ...wishes.value,
          [accountId]: withForm(wishes.value[accountId] ?? initialAlertSettings, alerts),
        }),
      ]);
    }),
  );

/** A new interval counts from the last check. What waits for something else, a pause after failures say, goes on waiting. */
async function replan(accountId: string, now: number): Promise<Result<unknown>> {
  const accounts = await accountsRecord.read();
  if (!accounts.ok) return accounts;
  const account = accounts.value.find(({ id }) => id === accountId);
  return snapshotsRecord.update((all) => {
    const snapshot = all[accountId];
    if (!account || !snapshot) return all;
    const nextCheckAt = replanned(snapshot, minutesBetweenChecks(account), now, Math.random());
    return { ...all, [accountId]: { ...snapshot, nextCheckAt } };
  });
}

/**
 * Keeps what the user may say of an account without signing in: its name, its interval, all amounts and what is
 * warned of. No secret is opened, and nothing is asked of the registrar. Then foresees with it.
 * @returns `account-gone` where there is no such account; `storage` where it cannot be kept: then nothing is changed
 */
export async function saveSettings(
  accountId: string,
  settings: AccountSettings,
  alerts: AlertSettings,
): Promise<Result<null>> {
  const before = await accountsRecord.read();
  const former = before.ok ? before.value.find(({ id }) => id === accountId) : undefined;
  const written = await write(accountId, settings, alerts);
  if (!written.ok) return written;
  await foreseeMoney(accountId);
  if (former?.checkEvery === settings.checkEvery) return ok(null);
  const planned = await replan(accountId, Date.now());
  return planned.ok ? ok(null) : planned;
}
