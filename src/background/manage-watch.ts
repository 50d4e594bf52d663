import { failed, failure, ok, type Result } from "../domain/failure.ts";
import { initialWatch, isSnoozeVoid, type Watch, type WatchPart } from "../domain/watch.ts";
import { sameAccountKey } from "../registrars/addresses.ts";
import { accountsRecord } from "../storage/accounts-record.ts";
import { snapshotsRecord } from "../storage/snapshots-record.ts";
import { watchRecord } from "../storage/watch-record.ts";
import { keepForesight } from "./foresight/keep-foresight.ts";

/** Changes what is to be warned of about one account, from what is kept at that moment. */
async function changeWatch(
  accountId: string,
  change: (watch: Watch) => Watch,
): Promise<Result<null>> {
  const accounts = await accountsRecord.read();
  if (!accounts.ok) return accounts;
  if (!accounts.value.some(({ id }) => id === accountId)) return failed(failure("account-gone"));
  const written = await watchRecord.update((all) => ({
    ...all,
    [accountId]: change(all[accountId] ?? initialWatch),
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
export async function amendWatch(accountId: string, part: WatchPart): Promise<Result<null>> {
  const snapshots = await snapshotsRecord.read();
  const status = snapshots.ok ? snapshots.value[accountId]?.status : null;
  const said = part.reserved === undefined ? {} : { reservedIn: status?.value.currency ?? null };
  const saved = await changeWatch(accountId, (watch) => ({ ...watch, ...part, ...said }));
  if (saved.ok) await foreseeMoney(accountId);
  return saved;
}

/** Silences an account until then, milliseconds since the epoch; null ends that. Nothing else is changed. */
export const snooze = (accountId: string, until: number | null): Promise<Result<null>> =>
  changeWatch(accountId, (watch) => ({
    ...watch,
    snoozedUntil: until,
    snoozedAt: until === null ? null : Date.now(),
  }));

/** Ends the snoozes that a clock set back since would lengthen, at `now` (milliseconds since the epoch). */
export async function endVoidSnoozes(now: number): Promise<void> {
  await watchRecord.update((all) =>
    Object.values(all).some((watch) => isSnoozeVoid(watch, now))
      ? Object.fromEntries(
          Object.entries(all).map(([id, watch]) => [
            id,
            isSnoozeVoid(watch, now) ? { ...watch, snoozedUntil: null, snoozedAt: null } : watch,
          ]),
        )
      : all,
  );
}

/** What the user said of the money itself was said of the money before: the deposits that are reserved are asked for anew. */
export const forgetReserved = (accountId: string): Promise<Result<unknown>> =>
  watchRecord.update((all) => {
    const watch = all[accountId];
    return watch && watch.reserved !== null
      ? { ...all, [accountId]: { ...watch, reserved: null, reservedIn: null } }
      : all;
  });

/** The payment note names whoever the money before belonged to: beside other money it would lead a transfer astray. */
export const forgetNote = (accountId: string): Promise<Result<unknown>> =>
  watchRecord.update((all) => {
    const watch = all[accountId];
    return watch && watch.paymentNote !== ""
      ? { ...all, [accountId]: { ...watch, paymentNote: "" } }
      : all;
  });

/** Of an account that is gone for good. */
export const forgetWatch = (accountId: string): Promise<Result<unknown>> =>
  watchRecord.update((all) => {
    const { [accountId]: gone, ...rest } = all;
    return gone ? rest : all;
  });

/**
 * Lays aside what the user wanted of an account that is being removed: an account that comes back is not silent, and
 * its amounts are meant in the currency it had.
 * @param currency ISO 4217; null: it was never known
 */
export const layWatchAside = (
  accountId: string,
  currency: string | null,
): Promise<Result<unknown>> =>
  watchRecord.update((all) => {
    const watch = all[accountId];
    if (!watch) return all;
    const meant = watch.currency ?? currency;
    return {
      ...all,
      [accountId]: { ...watch, currency: meant, snoozedUntil: null, snoozedAt: null },
    };
  });

/** Gives what was wanted of one account to another one, unless there is something of its own already. */
export const moveWatch = (from: string, to: string): Promise<Result<unknown>> =>
  watchRecord.update((all) => {
    const { [from]: watch, ...rest } = all;
    return watch ? { [to]: watch, ...rest } : all;
  });
