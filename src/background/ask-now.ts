import { failed, failure, type Result } from "../domain/failure.ts";
import { isOfAccount, mayRefresh } from "../domain/refresh-policy.ts";
import { emptySnapshot } from "../domain/snapshot.ts";
import type { Authorization, RegistrarClient } from "../registrars/contract.ts";
import { accountsRecord } from "../storage/accounts-record.ts";
import { snapshotsRecord } from "../storage/snapshots-record.ts";
import { vaultState } from "../vault/state.ts";
import { noteTrouble } from "./check-account.ts";
import { epochsNow } from "./epoch-guard.ts";
import { asRefusedList, listRefusals } from "./foresight/list-refusal.ts";
import { type ListRound, listPermit } from "./foresight/list-round.ts";
import { accessProblem } from "./registrar-access.ts";
import { clientOf, withAuthorization } from "./sign-in.ts";
import { finishSignIn } from "./unfinished-sign-ins.ts";

/**
 * Asks an account's registrar for something that a page shows and nobody keeps. Not of an account that is off, waits
 * for the user or is locked out, and not while the vault is locked. A failure of the account becomes its trouble.
 */
export async function askNow<T>(
  accountId: string,
  ask: (
    client: RegistrarClient,
    authorization: Authorization,
    turns: Pick<ListRound, "withPermit" | "isWanted">,
  ) => Promise<Result<T>>,
): Promise<Result<T>> {
  const asOf = epochsNow();
  const now = Date.now();
  const [vault, accounts, snapshots] = await Promise.all([
    vaultState(now),
    accountsRecord.read(),
    snapshotsRecord.read(),
  ]);
  if (!vault.ok) return vault;
  if (vault.value.locked) return failed(failure("locked"));
  if (!accounts.ok) return accounts;
  if (!snapshots.ok) return snapshots;
  const account = accounts.value.find(({ id }) => id === accountId);
  if (!account) return failed(failure("account-gone"));
  if (!account.enabled) return failed(failure("account-off"));
  const snapshot = snapshots.value[accountId] ?? emptySnapshot;
  if (snapshot.trouble && !mayRefresh(snapshot, now)) return failed(snapshot.trouble.failure);
  const barred = await accessProblem(account);
  if (barred) return failed(barred);
  const client = clientOf(account);
  const isCurrent = () => asOf.isUntouched(accountId);
  const turns = { withPermit: listPermit(account), isWanted: isCurrent };
  const refusals = listRefusals(client, turns);
  const answer = await withAuthorization(
    { account, client, now, isCurrent },
    async (authorization) => {
      refusals.begun();
      const found = await ask(client, authorization, turns);
      return found.ok || !(await refusals.isOfListAlone(found.failure, authorization))
        ? found
        : failed(asRefusedList(found.failure));
    },
  );
  if (!answer.ok && isOfAccount(answer.failure.kind) && answer.failure.kind !== "locked")
    await noteTrouble(account, answer.failure, isCurrent);
  else await finishSignIn(accountId);
  return answer;
}
