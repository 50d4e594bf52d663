import type { Account } from "../domain/account.ts";
import { failed, failure, ok, type Result } from "../domain/failure.ts";
import { emptySnapshot, type Snapshot } from "../domain/snapshot.ts";
import { accountsRecord } from "../storage/accounts-record.ts";
import { snapshotsRecord } from "../storage/snapshots-record.ts";
import { type AccountSecrets, secretsRecord } from "./secrets-record.ts";

/** What an account is spread over. */
export interface WholeAccount {
  account: Account;
  secrets: AccountSecrets;
  /** From the one that is kept; an empty one where none is. */
  snapshot: (before: Snapshot) => Snapshot;
}

const placed = (accounts: readonly Account[], account: Account): Account[] =>
  accounts.some(({ id }) => id === account.id)
    ? accounts.map((other) => (other.id === account.id ? account : other))
    : [...accounts, account];

/**
 * Keeps an account, its secrets and its snapshot by one write: all of it, or nothing and the account as it was. The
 * three records are held meanwhile, in this order, so that no other change of them is lost. They hand back what was
 * written: a change that waited with this one for the same record is then written on top of it.
 */
export async function writeAccount({
  account,
  secrets,
  snapshot,
}: WholeAccount): Promise<Result<null>> {
  const { id } = account;
  let result: Result<unknown> = failed(failure("storage", { text: "not written" }));
  // Given so that no later change of the record begins from what was read before this one.
  const alone = () => ({});
  const held = await accountsRecord.update(async (accounts) => {
    const withAccount = placed(accounts, account);
    const inner = await snapshotsRecord.update(async (snapshots) => {
      const withSnapshot = { ...snapshots, [id]: snapshot(snapshots[id] ?? emptySnapshot) };
      const isSound = accountsRecord.fits(withAccount) && snapshotsRecord.fits(withSnapshot);
      if (isSound)
        result = await secretsRecord.update(
          (all) => ({ ...all, [id]: secrets }),
          () => ({ ...accountsRecord.items(withAccount), ...snapshotsRecord.items(withSnapshot) }),
        );
      return result.ok ? withSnapshot : snapshots;
    }, alone);
    if (!inner.ok && !result.ok) result = inner;
    return result.ok ? withAccount : accounts;
  }, alone);
  if (result.ok) return ok(null);
  return held.ok ? result : held;
}
