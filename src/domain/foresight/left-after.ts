import type { Decimal } from "../account.ts";
import { add, isLess, isZero, subtract } from "../money.ts";
import type { AccountForesight } from "./account-foresight.ts";
import { claimsOf, failedOf, sumOf } from "./at-risk.ts";
import { dayOf } from "./bank-days.ts";
import { stillAhead } from "./behind.ts";
import type { DaySums } from "./day-sums.ts";
import { chargeDoubt } from "./doubt.ts";
import { isMadeFrom } from "./outlook.ts";
import type { UpcomingCharge } from "./upcoming-charge.ts";

/**
 * What is left of the spendable funds after each of the listed charges, in order of day and as far as all before it are
 * known: what has failed already is paid for first (rule "One pot"). A charge that is not in it leaves something unknown,
 * or takes nothing.
 * @param list the one that the foresight was made from; another one tells nothing
 */
export function leftAfter(
  foresight: AccountForesight,
  list: DaySums,
): ReadonlyMap<UpcomingCharge, Decimal> {
  const { today, funds, isProven, currency } = foresight;
  const left = new Map<UpcomingCharge, Decimal>();
  if (list.currency !== currency || !isMadeFrom(foresight, list)) return left;
  // Rows may be missing between those that are kept: what is left cannot be told.
  if (list.seen > list.rows.length && !list.ordered) return left;
  const sums = isProven ? stillAhead(list, today) : list;
  // What has no date may come on any day.
  if (!isZero(sums.undated)) return left;
  const failed = sumOf(failedOf(claimsOf(sums, today).known));
  const known = sums.rows
    .filter((row) => row.nextAction === "pay" && chargeDoubt(row, currency) === null)
    .flatMap((row) => (row.at === null ? [] : [{ row, day: dayOf(row.at) }]))
    .filter(({ day }) => day <= sums.through && day < (sums.unknownFrom ?? Infinity))
    .sort((a, b) => a.day - b.day);
  let rest = subtract(funds.spendable, failed);
  for (const { row } of known) {
    rest = subtract(rest, row.gross ?? "0");
    left.set(row, rest);
  }
  return left;
}

/**
 * The charge from which on the funds do not reach; null: they do, as far as it is known. Where what has failed already
 * takes more than there is, it is one of those, which are paid for first.
 * @param left what {@link leftAfter} tells of the rows
 * @param object the first that cannot be paid, as the forecast names it; null: it names none
 */
export function firstNotReached(
  rows: readonly UpcomingCharge[],
  left: ReadonlyMap<UpcomingCharge, Decimal>,
  object: string | null,
): UpcomingCharge | null {
  const [first, rest] = [...left].find(([, each]) => isLess(each, "0")) ?? [null, "0"];
  if (first === null || !isLess(add(rest, first.gross ?? "0"), "0")) return first;
  return rows.find((row) => row.object === object && !left.has(row)) ?? first;
}
