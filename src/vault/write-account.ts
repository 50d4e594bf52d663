import type { Account } from "../domain/account.ts";
import { failed, failure, ok, type Result } from "../domain/failure.ts";
import { emptySnapshot, type Snapshot } from "../domain/snapshot.ts";
import { accountsRecord } from "../storage/accounts-record.ts";
import { snapshotsRecord } from "../storage/snapshots-record.ts";
import { type AccountSecrets, secretsRecord } from "./secrets-record.ts";

/** What an account is spread over. */
export interface WholeAccount {
  id: string;
  /** From the one that is kept at that moment; undefined: it is new. */
  account: (before: Account | undefined) => Account;
  secrets: AccountSecrets;
  /** From the one that is kept; an empty one where none is. */
  snapshot: (before: Snapshot) => Snapshot;
}

function placed(accounts: readonly Account[], { id, account }: WholeAccount): Account[] {
  const before = accounts.find((each) => each.id === id);
  const after = account(before);
  return before ? accounts.map((each) => (each.id === id ? after : each)) : [...accounts, after];
}

/**
 * Keeps an account, its secrets and its snapshot by one write: all of it, or nothing and the account as it was. The
 * three records are held meanwhile, in this order, so that no other change of them is lost. They hand back what was
 * written: a change that waited with this one for the same record is then written on top of it.
 */
export async function writeAccount(whole: WholeAccount): Promise<Result<null>> {
  const { id, secrets, snapshot } = whole;
  let result: Result<unknown> = failed(failure("storage", { text: "not written" }));
  // Given so that no later change of the record begins from what was read before this one.
  const alone = () => ({});
  const held = await accountsRecord.update(async (accounts) => {
    const withAccount = placed(accounts, whole);
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
