import type { Account } from "../../domain/account.ts";
import type { AccountForesight } from "../../domain/foresight/account-foresight.ts";
import { dayOf } from "../../domain/foresight/bank-days.ts";
import { makeForesight } from "../../domain/foresight/make-foresight.ts";
import { initialPreferences } from "../../domain/preferences.ts";
import { withWord } from "../../domain/with-word.ts";
import { sameAccountKey } from "../../registrars/addresses.ts";
import { factsOf } from "../../registrars/facts.ts";
import { accountsRecord } from "../../storage/accounts-record.ts";
import { alertSettingsRecord } from "../../storage/alert-settings-record.ts";
import { foresightRecord } from "../../storage/foresight-record.ts";
import { lossesStore } from "../../storage/losses-store.ts";
import { moneyIn, readKeptMoney } from "../../storage/money-records.ts";
import { preferencesRecord } from "../../storage/preferences-record.ts";
import { snapshotsRecord } from "../../storage/snapshots-record.ts";

/** Whether anything is foreseen for an account: test money only where the user wants to be warned of it. */
export async function isForeseen({ system, enabled }: Account): Promise<boolean> {
  if (!enabled || system === "live") return enabled;
  const preferences = await preferencesRecord.read();
  return (preferences.ok ? preferences.value : initialPreferences).warnTestAccounts;
}

/** null: nothing can be foreseen (yet). A list that cannot be read counts as none: what hangs on it is unknown then. */
async function made(
  account: Account,
  accounts: readonly Account[],
  now: number,
): Promise<AccountForesight | null> {
  const { id } = account;
  const facts = factsOf(account);
  const [snapshots, allAlerts, money, losses] = await Promise.all([
    snapshotsRecord.read(),
    alertSettingsRecord.read(),
    readKeptMoney(id),
    lossesStore.read(id),
  ]);
  const told = snapshots.ok ? snapshots.value[id]?.status : undefined;
  if (!told) return null;
  const { currency } = told.value;
  return makeForesight({
    ...moneyIn(currency, money),
    facts,
    status: told.value,
    statusAt: told.at,
    lost: (losses.ok && losses.value?.lost) || null,
    wishes: withWord(
      account,
      facts,
      currency,
      accounts,
      allAlerts.ok ? allAlerts.value : {},
      sameAccountKey,
    ),
    now,
  });
}

/**
 * Makes what is foreseen for an account anew and keeps it. All is read while the record is held: whoever
 * comes last has seen the latest, and what was removed meanwhile is not brought back.
 */
export async function keepForesight(accountId: string, now: number): Promise<void> {
  await foresightRecord.update(async (all) => {
    const read = await accountsRecord.read();
    const accounts = read.ok ? read.value : [];
    const account = accounts.find(({ id }) => id === accountId);
    const foresight =
      account && (await isForeseen(account)) ? await made(account, accounts, now) : null;
    return foresight ? { ...all, [accountId]: foresight } : all;
  });
}

/**
 * Makes all anew, at `now` (milliseconds since the epoch): what an earlier worker has changed may not have come into them
 * before it was killed.
 */
export async function keepAllForesights(now: number): Promise<void> {
  const all = await foresightRecord.read();
  for (const id of Object.keys(all.ok ? all.value : {})) await keepForesight(id, now);
}

/** Makes anew what was made for another UTC day than that of `now`, milliseconds since the epoch; tells whether there was any. */
export async function keepForesightOfNewDay(now: number): Promise<boolean> {
  const all = await foresightRecord.read();
  const old = Object.entries(all.ok ? all.value : {}).filter(
    ([, { today }]) => today !== dayOf(now),
  );
  await Promise.all(old.map(([id]) => keepForesight(id, now)));
  return old.length > 0;
}
