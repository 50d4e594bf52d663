import { type Failure, failed, failure, type Result } from "../domain/failure.ts";
import type { Asked, Try } from "../domain/foresight/part-due.ts";
import { whyNotAsked } from "../domain/may-ask.ts";
import { isOfAccount } from "../domain/refresh-policy.ts";
import { emptySnapshot } from "../domain/snapshot.ts";
import type { Authorization, HttpEnvironment, RegistrarClient } from "../registrars/contract.ts";
import { accountsRecord } from "../storage/accounts-record.ts";
import { ledgerStore } from "../storage/ledger-store.ts";
import { snapshotsRecord } from "../storage/snapshots-record.ts";
import { vaultState } from "../vault/state.ts";
import { noteTrouble } from "./check-account.ts";
import { epochsNow } from "./epoch-guard.ts";
import { asRefusedList, listRefusals } from "./foresight/list-refusal.ts";
import { type ListRound, listPermit, noteTry } from "./foresight/list-round.ts";
import { accessProblem } from "./registrar-access.ts";
import { clientOf, withAuthorization } from "./sign-in.ts";
import { finishSignIn } from "./unfinished-sign-ins.ts";

/** What such a question is about: a pause that the registrar asks for holds for the account's own list of it, too. */
type Part = Extract<Asked, "bookings" | "rights" | "all-charges">;

/** Notes a pause that the registrar asked for; an answer ends what was noted before. */
async function notePause(
  accountId: string,
  part: Part,
  last: Try | undefined,
  answer: Result<unknown>,
  isCurrent: () => boolean,
): Promise<void> {
  const why = answer.ok ? null : answer.failure;
  const isNews = why ? why.wait !== undefined : !!last?.failure;
  const made: Try = { at: Date.now(), basis: last?.basis ?? null, failure: why };
  if (isNews) await noteTry(accountId, isCurrent, part, made);
}

/** Whether a failure is the account's own, as that of a check; so is a pause that its figures met. */
const isOfWhole = ({ kind, wait }: Failure, isOfFigures: boolean): boolean =>
  kind !== "locked" && (isOfAccount(kind) || (isOfFigures && wait !== undefined));

interface Options {
  /** Is shown each answer as it came. */
  observe?: HttpEnvironment["observe"];
  /** Whether what failed were the figures that a check asks for: the balance is not asked for again then, to know whose failure it is. */
  isOfFigures?: () => boolean;
}

/**
 * Asks an account's registrar for something that a page shows and nobody keeps. Not of an account that is off, waits
 * for the user or is locked out, not while the vault is locked, and not while the registrar wants to be left alone. A
 * failure of the account becomes its trouble.
 */
export async function askNow<T>(
  accountId: string,
  part: Part,
  ask: (
    client: RegistrarClient,
    authorization: Authorization,
    turns: Pick<ListRound, "withPermit" | "isWanted">,
  ) => Promise<Result<T>>,
  { observe, isOfFigures = () => false }: Options = {},
): Promise<Result<T>> {
  const asOf = epochsNow();
  const now = Date.now();
  const [vault, accounts, snapshots, ledger] = await Promise.all([
    vaultState(now),
    accountsRecord.read(),
    snapshotsRecord.read(),
    ledgerStore.read(accountId),
  ]);
  if (!vault.ok) return vault;
  if (vault.value.locked) return failed(failure("locked"));
  if (!accounts.ok) return accounts;
  if (!snapshots.ok) return snapshots;
  const account = accounts.value.find(({ id }) => id === accountId);
  if (!account) return failed(failure("account-gone"));
  const snapshot = snapshots.value[accountId] ?? emptySnapshot;
  const tries = (ledger.ok && ledger.value?.tries) || {};
  const why = whyNotAsked(account, snapshot, tries, part, now) ?? (await accessProblem(account));
  if (why) return failed(why);
  const client = clientOf(account, observe);
  const isCurrent = () => asOf.isUntouched(accountId);
  const turns = { withPermit: listPermit(account), isWanted: isCurrent };
  const refusals = listRefusals(client, turns);
  const answer = await withAuthorization(
    { account, client, now, isCurrent },
    async (authorization) => {
      refusals.begun();
      const found = await ask(client, authorization, turns);
      if (found.ok || isOfFigures()) return found;
      return (await refusals.isOfListAlone(found.failure, authorization))
        ? failed(asRefusedList(found.failure))
        : found;
    },
  );
  if (!answer.ok && isOfWhole(answer.failure, isOfFigures()))
    await noteTrouble(account, answer.failure, isCurrent);
  else await finishSignIn(accountId);
  if (answer.ok || !isOfAccount(answer.failure.kind))
    await notePause(accountId, part, tries[part], answer, isCurrent);
  return answer;
}
