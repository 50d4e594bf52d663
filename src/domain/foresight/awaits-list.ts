import { isZero, subtract } from "../money.ts";
import { dayOf } from "./bank-days.ts";
import type { Known } from "./foresight-of.ts";

/** Milliseconds that an earlier foresight may stand in for one of the latest figures. */
const longest = 20 * 60_000;

/**
 * Whether the balance has moved since the list of charges was asked for, and the list is about to come anew. What
 * moved it may be charges that the old list still shows: taken off twice, they would make a shortfall that is none.
 * Until then the foresight before stands, whose funds and list belong together. Not for a list that nobody asks for
 * now (it failed, or was given up), and not for long: then a shortfall too many is better than one too few.
 */
export function awaitsList({ previous, sums, status, points, tries, now }: Known): boolean {
  const last = tries.charges;
  if (
    !previous ||
    previous.loadedAt === null ||
    !sums ||
    !last ||
    last.failure ||
    last.basis === null
  )
    return false;
  const isRecent = previous.today === dayOf(now) && Math.abs(now - previous.at) < longest;
  if (!isRecent || previous.currency !== status.currency || sums.currency !== status.currency)
    return false;
  const then = points.findLast(({ at }) => at <= sums.loadedAt);
  return then !== undefined && !isZero(subtract(then.balance, status.balance));
}
