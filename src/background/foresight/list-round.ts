import type { Account } from "../../domain/account.ts";
import type { AccountStatus } from "../../domain/account-status.ts";
import { type Failure, failed, ok, type Result } from "../../domain/failure.ts";
import type { DaySums } from "../../domain/foresight/day-sums.ts";
import { type Asked, isPassing, pauseOf, type Try } from "../../domain/foresight/part-due.ts";
import type { ForesightPart } from "../../domain/foresight/parts.ts";
import { isOfAccount } from "../../domain/refresh-policy.ts";
import type { RegistrarFacts } from "../../domain/registrar-facts.ts";
import { apiAddress } from "../../registrars/addresses.ts";
import type { Authorization, RegistrarClient } from "../../registrars/contract.ts";
import { factsOf } from "../../registrars/facts.ts";
import { chargesStore, loadingKey } from "../../storage/charges-store.ts";
import { historyIn, historyStore } from "../../storage/history-store.ts";
import { emptyLedger, type Ledger, ledgerIn, ledgerStore } from "../../storage/ledger-store.ts";
import { snapshotsRecord } from "../../storage/snapshots-record.ts";
import { withHostPermit } from "../host-semaphore.ts";

/** What is known of an account before one of its lists is asked for. */
export interface ListState {
  account: Account;
  /** What its registrar tells, and does not. */
  facts: RegistrarFacts;
  status: AccountStatus;
  /** When the registrar said so, milliseconds since the epoch. */
  statusAt: number;
  ledger: Ledger;
  /** When the first point of the history that a check saw was taken, milliseconds since the epoch; null: none is kept. */
  firstPoint: number | null;
  /** The list of charges that came through last, and one that did not yet; null: none. */
  sums: DaySums | null;
  loading: DaySums | null;
  /** The user's Refresh: due or not. */
  forced: boolean;
  now: number;
}

/** With what, and for how long, an account's lists are asked for. */
export interface ListRound {
  client: RegistrarClient;
  authorization: Authorization;
  /** False once the account was edited, switched off or removed, the vault locked, or the load was given up. */
  isWanted: () => boolean;
  /** Waits for the request's turn: two lists of a host at a time, so that checks never wait behind them. */
  withPermit: <T>(work: () => Promise<T>) => Promise<T>;
  /** Shows what is known by now. */
  show: () => Promise<void>;
}

/** One list that foresight is made of: whether it is due, and the way to ask for it. A failure ends the round. */
export interface ListPart {
  name: ForesightPart;
  isDue: (state: ListState) => boolean;
  /** Whether nothing would be sent for it now, so that no pause that the registrar asked for holds it back. */
  asksNothing?: (state: ListState) => boolean;
  ask: (state: ListState, round: ListRound) => Promise<Result<null>>;
}

/** Whether it is the part's turn: it is due, and the registrar does not want to be left alone. */
export const isItsTurn = ({ name, isDue, asksNothing }: ListPart, state: ListState): boolean =>
  isDue(state) &&
  (asksNothing?.(state) === true || pauseOf(state.ledger.tries, name, state.now) === null);

/** Lists of a host asked for at a time, so that checks never wait behind them. */
const listsAtOnce = 2;

export const listPermit =
  (account: Account): ListRound["withPermit"] =>
  (work) =>
    withHostPermit(`lists of ${new URL(apiAddress(account)).host}`, work, listsAtOnce);

const readable = <T>(result: Result<T | null>): T | null => (result.ok ? result.value : null);

/** null: the account has no status yet, and so no currency. */
export async function readState(account: Account, forced: boolean): Promise<ListState | null> {
  const [snapshots, history, ledger, sums, loading] = await Promise.all([
    snapshotsRecord.read(),
    historyStore.read(account.id),
    ledgerStore.read(account.id),
    chargesStore.read(account.id),
    chargesStore.read(loadingKey(account.id)),
  ]);
  const status = snapshots.ok ? snapshots.value[account.id]?.status : null;
  return status
    ? {
        account,
        facts: factsOf(account),
        status: status.value,
        statusAt: status.at,
        ledger: ledgerIn(status.value.currency, readable(ledger) ?? emptyLedger),
        firstPoint:
          historyIn(status.value.currency, readable(history)).points.find(({ past }) => !past)
            ?.at ?? null,
        sums: readable(sums),
        loading: readable(loading),
        forced,
        now: Date.now(),
      }
    : null;
}

/** Changes an account's ledger, unless that is no longer wanted. */
export const changeLedger = (
  accountId: string,
  isWanted: () => boolean,
  change: (ledger: Ledger) => Ledger,
): Promise<Result<null>> =>
  ledgerStore.update(accountId, (ledger) => (isWanted() ? change(ledger ?? emptyLedger) : null));

/** Notes a try: before it is made, so that what cannot be noted is not asked for again and again; and its failure. */
export const noteTry = (
  accountId: string,
  isWanted: () => boolean,
  part: Asked,
  made: Try,
): Promise<Result<null>> =>
  changeLedger(accountId, isWanted, (ledger) => ({
    ...ledger,
    tries: { ...ledger.tries, [part]: made },
  }));

/**
 * Keeps a part's failure where it can be seen, and lets the round go on. It ends with a failure of the account, and
 * with one of the connection or the server, which the next list would meet as well: Chrome even holds back what an
 * extension asks of a host that has answered several times with 500 or more. And with one that asks for a pause, whatever
 * it is: what was refused is its own list's, but for this round the account is left alone.
 * @param made the try that failed, as it was noted
 */
export async function noteFailure(
  accountId: string,
  isWanted: () => boolean,
  part: ForesightPart,
  made: Try,
  why: Failure,
): Promise<Result<null>> {
  if (isOfAccount(why.kind)) return failed(why);
  // A pause is counted from the answer that asked for it, however long the list had been read before.
  const at = why.wait === undefined ? made.at : Date.now();
  await noteTry(accountId, isWanted, part, { ...made, at, failure: why });
  return isPassing(why) || why.wait !== undefined ? failed(why) : ok(null);
}
