import type { Account } from "../domain/account.ts";
import type { AccountStatus } from "../domain/account-status.ts";
import { customersOf, moneyKeys } from "../domain/money-keys.ts";
import { comparableAddress, sameAccountKey } from "../registrars/addresses.ts";
import { accountsRecord } from "../storage/accounts-record.ts";
import { alertSettingsRecord } from "../storage/alert-settings-record.ts";
import { snapshotsRecord } from "../storage/snapshots-record.ts";

/** A login, and what it was answered. */
interface Answered {
  login: Pick<Account, "registrar" | "system" | "endpoint" | "publicFields">;
  status: AccountStatus | null;
}

const registrars = { moneyOf: sameAccountKey, addressOf: comparableAddress };

/**
 * Whether two logins of one entry stand for the same money: one account at the registrar, or two users of one customer
 * there. Logins that do not say whose they are (a key alone) do, unless the registrar names two customers.
 */
export function isSameMoney(one: Answered, other: Answered): boolean {
  const customers = {
    one: one.status?.customer ?? null,
    other: other.status?.customer ?? null,
  };
  const isTold = customers.one !== null && customers.other !== null;
  const keys = moneyKeys(
    [
      { ...one.login, id: "one" },
      { ...other.login, id: "other" },
    ],
    customers,
    {
      ...registrars,
      moneyOf: (account) => sameAccountKey(isTold ? account : { ...account, id: "entry" }),
    },
  );
  return keys.get("one") === keys.get("other");
}

/** The name of another account of the same money; null: there is none that is known. */
export async function alreadyThere(
  accountId: string | null,
  { login, status }: Answered,
): Promise<string | null> {
  const [accounts, snapshots] = await Promise.all([accountsRecord.read(), snapshotsRecord.read()]);
  if (!accounts.ok) return null;
  const id = accountId ?? "";
  const others = accounts.value.filter((account) => account.id !== id);
  const keys = moneyKeys(
    [...others, { ...login, id }],
    { ...(snapshots.ok ? customersOf(snapshots.value) : {}), [id]: status?.customer ?? null },
    registrars,
  );
  return others.find((account) => keys.get(account.id) === keys.get(id))?.name ?? null;
}

/** The payment note that a kept account loses with this login, as it stands for other money from then on; null: none. */
export async function noteThatGoes(accountId: string, now: Answered): Promise<string | null> {
  const [accounts, snapshots, allAlerts] = await Promise.all([
    accountsRecord.read(),
    snapshotsRecord.read(),
    alertSettingsRecord.read(),
  ]);
  const login = accounts.ok ? accounts.value.find(({ id }) => id === accountId) : undefined;
  const note = allAlerts.ok ? allAlerts.value[accountId]?.paymentNote : undefined;
  if (!login || !note) return null;
  const status = (snapshots.ok && snapshots.value[accountId]?.status?.value) || null;
  return isSameMoney({ login, status }, now) ? null : note;
}
