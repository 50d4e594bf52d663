import { failed, ok, type Result } from "../../domain/failure.ts";
import { asWhole, type Json, member } from "../json/json.ts";
import type { Ask } from "./ask.ts";
import { type Search, type SearchPath, searchCommand } from "./requests.ts";
import { unreadable } from "./unreadable.ts";

/** Rows of a page that are asked for: the largest that is allowed is documented nowhere, and fewer may come. */
export const pageSize = 500;

/** Rows of a list from a place on. */
export interface Rows {
  rows: readonly Json[];
  /** How many the list has in all. */
  total: number;
}

/**
 * A page of a list. Without `summary`, without rows where it says that there are some, or with more rows than it leaves for
 * the page, it fails as `malformed`: a list that is absent must not pass for an empty one, nor one that was taken for whole
 * too early for a whole one.
 */
export async function rowsFrom<P extends SearchPath>(
  ask: Ask,
  path: P,
  search: Omit<Search<P>, "view">,
  { first, limit }: { first: number; limit: number },
): Promise<Result<Rows>> {
  const command = searchCommand(path);
  const view = { limit, offset: first, children: true } as const;
  const answer = await ask.search(path, { ...search, view });
  if (!answer.ok) return answer;
  const total = asWhole(member(member(answer.value, "object"), "summary"));
  if (total === null) return failed(unreadable(command, "summary"));
  const expected = Math.max(0, Math.min(limit, total - first));
  const rows = member(answer.value, "data") ?? (expected === 0 ? [] : null);
  if (!Array.isArray(rows) || rows.length > expected || (rows.length === 0 && expected > 0))
    return failed(unreadable(command, "data"));
  return ok({ rows, total });
}

/** How many a list has, with one of its rows. */
export async function countOf(ask: Ask, path: SearchPath): Promise<Result<number>> {
  const page = await rowsFrom(ask, path, {}, { first: 0, limit: 1 });
  return page.ok ? ok(page.value.total) : page;
}
