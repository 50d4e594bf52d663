import { failed, ok, type Result } from "../../domain/failure.ts";
import { asWhole, type Json, member } from "../json/json.ts";
import type { Ask } from "./ask.ts";
import type { Path, Query } from "./requests.ts";
import { unreadable } from "./unreadable.ts";

/** Rows of a list from a place on. */
export interface Rows {
  rows: readonly Json[];
  /** How many the list has in all. */
  total: number;
}

/** Rows of a page of domains: the most that the help centre names, and what the vendor's own client asks for where that is refused. */
export const pageSizes = { most: 1000, sure: 500 } as const;

type ListPath = Extract<Path, "domains" | "payments" | "transactions">;

/**
 * A page of a list. `results` may be left out where there are none: without `total`, or without rows where it says that
 * there are some, it fails as `malformed`, for a list that is absent must not pass for an empty one. So does a page with
 * more rows than `total` leaves for it: which of the two is wrong nobody can tell, and a list that was taken for whole too
 * early would lack charges.
 */
export async function rowsFrom<P extends ListPath>(
  ask: Ask,
  path: P,
  query: Query<P>,
  { first, limit }: { first: number; limit: number },
): Promise<Result<Rows>> {
  const answer = await ask(path, { ...query, limit, offset: first });
  if (!answer.ok) return answer;
  const total = asWhole(member(answer.value, "total"));
  if (total === null) return failed(unreadable(path, "total"));
  const rows = member(answer.value, "results") ?? [];
  const expected = Math.max(0, Math.min(limit, total - first));
  if (!Array.isArray(rows)) return failed(unreadable(path, "results"));
  // More than the list has left belong to another page, or to a list that has grown behind its number.
  if (rows.length > expected || (rows.length === 0 && expected > 0))
    return failed(unreadable(path, "results"));
  return ok({ rows, total });
}

/** The same of domains, whose pages may be larger. */
export async function domainsFrom(
  ask: Ask,
  query: Query<"domains">,
  { first, limit }: { first: number; limit: number },
): Promise<Result<Rows>> {
  const page = await rowsFrom(ask, "domains", query, { first, limit });
  const isRefused = !page.ok && page.failure.kind === "rejected" && !page.failure.wait;
  return isRefused && limit > pageSizes.sure
    ? rowsFrom(ask, "domains", query, { first, limit: pageSizes.sure })
    : page;
}
