import { failed, failure, ok, type Result } from "../../domain/failure.ts";
import { chargesLimits } from "../../domain/foresight/charges-limits.ts";
import {
  type DaySums,
  isSingle,
  keptRows,
  withPage,
  withSingle,
} from "../../domain/foresight/day-sums.ts";
import type { ChargesPage } from "../../registrars/contract.ts";

/** Why a list is given up for now; null: it is not. */
export function whyEndless({ asked = 0, loadedAt }: DaySums, idle: number): string | null {
  if (Date.now() - loadedAt > chargesLimits.time) return "The list does not come to an end";
  if (idle >= chargesLimits.withoutNews) return "The list repeats itself";
  return asked >= chargesLimits.perLoad ? `The list needs more than ${asked} requests` : null;
}

/**
 * The list with the page that comes next.
 * @param pageAt asks for the page that begins at a row, or at the list's cursor
 * @param isWanted false: nothing more is to be asked for
 * @param most rows that are kept as they are
 */
export async function withNextPage(
  before: DaySums,
  pageAt: (first: number) => Promise<Result<ChargesPage>>,
  isWanted: () => boolean,
  most: number = keptRows,
): Promise<Result<DaySums>> {
  const first = before.next ?? 0;
  const page = await pageAt(first);
  if (!page.ok) return page;
  const { rows, total, next, basis, ordered } = page.value;
  const sums = {
    ...before,
    ...(ordered ? {} : { ordered: false }),
    ...(basis === "derived" && { derived: true }),
  };
  const [single] = rows;
  if (next !== "by-row" || !single || !isSingle(sums, rows))
    return ok(withPage(sums, rows, total, next, most));
  if (!isWanted()) return failed(failure("session-expired"));
  const one = await pageAt(first - 1);
  return one.ok ? ok(withSingle(sums, single, one.value.rows[0], total, most)) : one;
}
