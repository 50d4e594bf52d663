import { failed, failure, ok, type Result } from "../../domain/failure.ts";
import type { Booking } from "../../domain/foresight/account-lists.ts";
import { isOfAccount, mayRefresh } from "../../domain/refresh-policy.ts";
import { emptySnapshot } from "../../domain/snapshot.ts";
import type { Proof, RegistrarClient } from "../../registrar/registrar-client.ts";
import { accountsRecord } from "../../storage/accounts-record.ts";
import { snapshotsRecord } from "../../storage/snapshots-record.ts";
import { vaultState } from "../../storage/vault-state.ts";
import { generations } from "../account-changes.ts";
import { noteTrouble } from "../check-account.ts";
import { clientFor, isHostGranted } from "../registrar-access.ts";
import { withProof } from "../sign-in.ts";
import { finishSignIn } from "../unfinished-sign-ins.ts";
import { type ListRound, listLane } from "./list-round.ts";

const mostRows = 5000;

interface Bookings {
  rows: Booking[];
  /** There are more than were asked for. */
  more: boolean;
}

/** Page by page, as far as {@link mostRows}; a list without TOTAL ends at a page that is empty, or came before. */
async function allPages(
  client: RegistrarClient,
  proof: Proof,
  span: { from: number; to: number },
  { inLane, isWanted }: Pick<ListRound, "inLane" | "isWanted">,
): Promise<Result<Bookings>> {
  const rows: Booking[] = [];
  let before = "";
  while (isWanted()) {
    const first = rows.length;
    const page = await inLane(() => client.bookings(proof, { ...span, first }));
    if (!page.ok) return page;
    const { total } = page.value;
    const head = JSON.stringify(page.value.rows[0]);
    const isNew = page.value.rows.length > 0 && (total !== null || head !== before);
    if (isNew) rows.push(...page.value.rows);
    before = head;
    const isOver = !isNew || (total !== null && rows.length >= total);
    if (isOver || rows.length >= mostRows)
      return ok({ rows: rows.slice(0, mostRows), more: !isOver || rows.length > mostRows });
  }
  return failed(failure("session-expired"));
}

/**
 * An account's bookings from `from` to `to` (milliseconds since the epoch), as the registrar has them now, 5000 at
 * most. Not of an account that is off, waits for the user or is locked out, and not while the vault is locked.
 */
export async function readBookings(
  accountId: string,
  from: number,
  to: number,
): Promise<Result<Bookings>> {
  const asOf = generations();
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
  const account = accounts.value.find(({ id, enabled }) => id === accountId && enabled);
  if (!account || from > to) return failed(failure("rejected"));
  const snapshot = snapshots.value[accountId] ?? emptySnapshot;
  if (snapshot.trouble && !mayRefresh(snapshot, now)) return failed(snapshot.trouble.failure);
  if (!(await isHostGranted(account))) return failed(failure("no-permission"));
  const client = clientFor(account);
  const isCurrent = () => asOf.isUntouched(accountId);
  const turns = { inLane: listLane(account), isWanted: isCurrent };
  const answer = await withProof({ account, client, now, isCurrent }, (proof) =>
    allPages(client, proof, { from, to }, turns),
  );
  if (!answer.ok && isOfAccount(answer.failure.kind) && answer.failure.kind !== "locked")
    await noteTrouble(account, answer.failure, isCurrent);
  else await finishSignIn(accountId);
  return answer;
}
