import type { Account } from "../domain/account.ts";
import type { AlertSettings } from "../domain/alert-settings.ts";
import type { Result } from "../domain/failure.ts";
import { emptySnapshot, type Snapshot } from "../domain/snapshot.ts";
import { accountsRecord } from "../storage/accounts-record.ts";
import { alertSettingsRecord } from "../storage/alert-settings-record.ts";
import type { HeldWrite } from "../storage/held-record.ts";
import { snapshotsRecord } from "../storage/snapshots-record.ts";
import { writeTogether } from "../storage/write-together.ts";
import { type AccountSecrets, secretsRecord } from "./secrets-record.ts";

/** What an account is spread over. */
export interface WholeAccount {
  id: string;
  /** From the one that is kept at that moment; undefined: it is new. */
  account: (before: Account | undefined) => Account;
  secrets: AccountSecrets;
  /** From the one that is kept; an empty one where none is. */
  snapshot: (before: Snapshot) => Snapshot;
  /** From what is kept of what to warn of, where there is any; null: that stays. */
  alerts: ((before: AlertSettings) => AlertSettings) | null;
}

/** What to warn of, for the same write; null: it stays as it is. */
const alertsWith = (
  { id, alerts: change }: WholeAccount,
  work: (alerts: HeldWrite | null) => Promise<Result<null>>,
): Promise<Result<null>> =>
  change === null
    ? work(null)
    : alertSettingsRecord.hold(async (held) => {
        const all = held.before();
        if (!all.ok) return all;
        const before = all.value[id];
        return work(before ? held.next({ ...all.value, [id]: change(before) }) : null);
      });

function placed(accounts: readonly Account[], { id, account }: WholeAccount): Account[] {
  const before = accounts.find((each) => each.id === id);
  const after = account(before);
  return before ? accounts.map((each) => (each.id === id ? after : each)) : [...accounts, after];
}

/**
 * Keeps an account, its secrets, its snapshot and what hangs on whose money it is by one write: all of it, or nothing and
 * the account as it was. The records are held meanwhile, so that no other change of them is lost.
 * @param isBegunAnew for a new account: where the accounts were lost, it is the first of the accounts from now on
 */
export const writeAccount = (whole: WholeAccount, isBegunAnew: boolean): Promise<Result<null>> =>
  accountsRecord.hold((accounts) =>
    snapshotsRecord.hold((snapshots) =>
      secretsRecord.hold(async (secrets): Promise<Result<null>> => {
        const all = accounts.before(isBegunAnew);
        const figures = snapshots.before(isBegunAnew);
        const sealed = secrets.before(isBegunAnew);
        if (!all.ok) return all;
        if (!figures.ok) return figures;
        if (!sealed.ok) return sealed;
        const { id, snapshot } = whole;
        return alertsWith(whole, (alerts) =>
          writeTogether([
            accounts.next(placed(all.value, whole)),
            snapshots.next({
              ...figures.value,
              [id]: snapshot(figures.value[id] ?? emptySnapshot),
            }),
            secrets.next({ ...sealed.value, [id]: whole.secrets }),
            ...(alerts ? [alerts] : []),
          ]),
        );
      }),
    ),
  );
