import { failed, failure, ok, type Result } from "../../domain/failure.ts";
import { dayOf } from "../../domain/foresight/bank-days.ts";
import { chargesLimits } from "../../domain/foresight/charges-limits.ts";
import { noDaySums } from "../../domain/foresight/day-sums.ts";
import { horizon } from "../../domain/foresight/pot.ts";
import type { UpcomingCharge } from "../../domain/foresight/upcoming-charge.ts";
import { type Authorization, notOffered, type RegistrarClient } from "../../registrars/contract.ts";
import { snapshotsRecord } from "../../storage/snapshots-record.ts";
import { askNow } from "../ask-now.ts";
import type { ListRound } from "./list-round.ts";
import { whyEndless, withNextPage } from "./next-charges.ts";

/** Rows of one file at most: the largest portfolio that is known. */
export const allChargesLimit = 100_000;

/** All that is listed to be charged within the horizon. */
export interface AllCharges {
  rows: UpcomingCharge[];
  /** The account's, upper case. */
  currency: string;
  /** There are more than came. */
  more: boolean;
}

interface Wanted {
  currency: string;
  vatPercent: string | null;
}

async function allPages(
  client: RegistrarClient,
  authorization: Authorization,
  { currency, vatPercent }: Wanted,
  { withPermit, isWanted }: Pick<ListRound, "withPermit" | "isWanted">,
): Promise<Result<AllCharges>> {
  const now = Date.now();
  const [today, through] = [dayOf(now), dayOf(now) + horizon];
  let list = noDaySums(now, through, currency, true);
  for (let idle = 0; list.next !== null; ) {
    const { asked = 0, seen, cursor } = list;
    const why = whyEndless(list, idle);
    if (why) return failed(failure("malformed", { text: why }));
    if (asked >= chargesLimits.perRound || seen >= allChargesLimit) break;
    const query = { today, through, vatPercent, currency, ...(cursor && { cursor }) };
    const pageAt = (first: number) =>
      withPermit(() => client.charges?.(authorization, { first, ...query }) ?? notOffered());
    const more = await withNextPage(list, pageAt, isWanted, allChargesLimit);
    if (!more.ok) return more;
    if (!isWanted()) return failed(failure("session-expired"));
    list = more.value;
    idle = list.seen > seen ? 0 : idle + 1;
  }
  // What was passed over cannot be named: a file without it would pass for a whole one.
  if (list.gap || list.excluded.missing)
    return failed(failure("malformed", { text: "The list changed while it was read" }));
  return ok({
    rows: list.rows,
    currency,
    more: list.next !== null || list.seen > list.rows.length,
  });
}

/**
 * All rows of an account's list of charges, as the registrar has them now, for a file: what is kept has its first rows
 * alone. Nothing of it is kept here. Not of an account that `askNow` does not ask about.
 */
export async function readCharges(accountId: string): Promise<Result<AllCharges>> {
  const snapshots = await snapshotsRecord.read();
  if (!snapshots.ok) return snapshots;
  const status = snapshots.value[accountId]?.status?.value;
  // Without figures there is no currency that a row without one could be in.
  if (!status) return failed(failure("account-gone"));
  return askNow(accountId, "all-charges", (client, authorization, turns) =>
    allPages(client, authorization, status, turns),
  );
}
