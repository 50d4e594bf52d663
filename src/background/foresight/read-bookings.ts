import { failed, failure, ok, type Result } from "../../domain/failure.ts";
import type { Booking } from "../../domain/foresight/account-lists.ts";
import { type Authorization, notOffered, type RegistrarClient } from "../../registrars/contract.ts";
import { askNow } from "../ask-now.ts";
import type { ListRound } from "./list-round.ts";

/** An export ends at so many rows, or requests: the server may give one row at a time. */
export const bookingsLimits = { rows: 5000, requests: 100 } as const;

/** How many rows are looked at to tell that a page came before. */
const telling = 3;
const beginningOf = (rows: readonly Booking[]): string => JSON.stringify(rows.slice(0, telling));

interface Bookings {
  rows: Booking[];
  /** There are more than were asked for. */
  more: boolean;
}

/**
 * Page by page, as far as {@link bookingsLimits}. A page that begins as the one before was not turned (the server
 * takes no notice of FIRST): without TOTAL it is the list's end; else the rows cannot be had, for they would stand
 * in the file twice. Nor can they where there are fewer in the end than were told before: which of them lack nobody knows.
 */
async function allPages(
  client: RegistrarClient,
  authorization: Authorization,
  span: { from: number; to: number },
  { withPermit, isWanted }: Pick<ListRound, "withPermit" | "isWanted">,
): Promise<Result<Bookings>> {
  const rows: Booking[] = [];
  let before = "";
  let promised = 0;
  for (let asked = 1; isWanted(); asked++) {
    const first = rows.length;
    const page = await withPermit(
      () => client.bookings?.(authorization, { ...span, first }) ?? notOffered(),
    );
    if (!page.ok) return page;
    const { rows: more, total } = page.value;
    promised = Math.max(promised, total ?? 0);
    const beginning = beginningOf(more);
    const isSame = more.length > 0 && beginning === before;
    if (isSame && total !== null)
      return failed(
        failure("malformed", {
          text: "The list gives the same page again",
        }),
      );
    before = beginning;
    if (!isSame) for (const row of more) rows.push(row);
    const isOver = isSame || more.length === 0 || (total !== null && rows.length >= total);
    const isEnough = rows.length >= bookingsLimits.rows || asked >= bookingsLimits.requests;
    if (isOver && rows.length < promised)
      return failed(failure("malformed", { text: "The list has fewer rows than it says" }));
    if (isOver || isEnough)
      return ok({
        rows: rows.slice(0, bookingsLimits.rows),
        more: !isOver || rows.length > bookingsLimits.rows,
      });
  }
  return failed(failure("session-expired"));
}

/**
 * An account's bookings from `from` to `to` (milliseconds since the epoch), as the registrar has them now, so many at
 * most. Not of an account that is off, waits for the user or is locked out, not while the vault is locked, and not while
 * the registrar wants to be left alone.
 */
export async function readBookings(
  accountId: string,
  from: number,
  to: number,
): Promise<Result<Bookings>> {
  if (from > to) return failed(failure("rejected"));
  return askNow(accountId, "bookings", (client, authorization, turns) =>
    allPages(client, authorization, { from, to }, turns),
  );
}
