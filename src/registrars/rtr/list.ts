import { failed, ok, type Result } from "../../domain/failure.ts";
import { asWhole, type Json, member } from "../json/json.ts";
import type { Ask } from "./ask.ts";
import type { Path, Query } from "./requests.ts";
import { unreadable } from "./unreadable.ts";

/** Rows of a page: the most that is documented. */
export const pageSize = 1000;

/** Rows of a list from a place on. */
export interface Rows {
  rows: readonly Json[];
  /** How many the list has in all. */
  total: number;
}

type PagedPath = Extract<Path, "domains" | "billing/financialtransactions">;

/**
 * A page of a list. Without `total`, without rows where it says that there are some, with more rows than it leaves for
 * the page, or from another place on, it fails as `malformed`: a list that is absent must not pass for an empty one, nor
 * one that was taken for whole too early for a whole one.
 */
export async function rowsFrom<P extends PagedPath>(
  ask: Ask,
  path: P,
  query: Query<P>,
  { first, limit }: { first: number; limit: number },
): Promise<Result<Rows>> {
  const answer = await ask(path, { ...query, limit, offset: first });
  if (!answer.ok) return answer;
  const pagination = member(answer.value, "pagination");
  const total = asWhole(member(pagination, "total"));
  if (total === null) return failed(unreadable(path, "total"));
  const offset = member(pagination, "offset");
  if (offset !== undefined && asWhole(offset) !== first) return failed(unreadable(path, "offset"));
  const rows = member(answer.value, "entities");
  const expected = Math.max(0, Math.min(limit, total - first));
  if (!Array.isArray(rows)) return failed(unreadable(path, "entities"));
  if (rows.length > expected || (rows.length === 0 && expected > 0))
    return failed(unreadable(path, "entities"));
  return ok({ rows, total });
}

type CountedPath = Exclude<
  Path,
  `${string}{tld}${string}` | `${string}/credit` | `${string}/pricelist`
>;

/** How many a list has, without any of its rows. */
export async function countOf<P extends CountedPath>(
  ask: Ask,
  path: P,
  query: Query<P>,
): Promise<Result<number>> {
  const answer = await ask(path, { ...query, limit: 0 });
  if (!answer.ok) return answer;
  const total = asWhole(member(member(answer.value, "pagination"), "total"));
  return total === null ? failed(unreadable(path, "total")) : ok(total);
}
