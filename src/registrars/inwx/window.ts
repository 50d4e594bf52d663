import { failed, ok, type Result } from "../../domain/failure.ts";
import {
  type PageWindow,
  rowsOfWindow,
  type WindowRows,
  windowFrom,
} from "../derive/page-window.ts";
import { asList, asWhole, type Json, member } from "../json/json.ts";
import type { Ask } from "./ask.ts";
import type { MethodName, Params } from "./methods.ts";
import { unreadable } from "./unreadable.ts";

/** Rows that a page is asked for. The largest that the API gives is not documented: a client of others uses this. */
export const pageSize = 100;

/** The page of at most `largest` rows that has the one before the row `end`, as near to its end as can be. */
export function windowUntil(end: number, largest: number): PageWindow {
  const page = Math.max(1, Math.ceil(end / largest));
  const size = Math.ceil(end / page);
  return { page, size, from: 0, to: end - (page - 1) * size };
}

/** Rows of a page. */
export type Rows = WindowRows<Json>;

/**
 * The rows of a page of a counted list. Without `count`, or without rows where it says that there are some, it fails as
 * `malformed` ({@link rowsOfWindow}).
 * @param list the member that the rows are in
 * @param windowOf the page, by the most rows that a page can have
 */
export const rowsIn = (
  ask: Ask,
  { method, params, list }: { method: MethodName; params: Params; list: string },
  windowOf: (largest: number) => PageWindow,
  largest = pageSize,
): Promise<Result<Rows>> =>
  rowsOfWindow(
    async (page, size) => {
      const answer = await ask(method, { ...params, page, pagelimit: size });
      if (!answer.ok) return answer;
      const count = asWhole(member(answer.value, "count"));
      if (count === null) return failed(unreadable(method, "count"));
      return ok({ rows: asList(member(answer.value, list)), count });
    },
    windowOf,
    largest,
    unreadable(method, list),
  );

/** Pages of a list that is read to its end, at most. */
export const wholeListLimit = 20;

/** All rows of a counted list, as far as that many pages have them. */
export async function allRows(
  ask: Ask,
  list: { method: MethodName; params: Params; list: string },
): Promise<Result<{ rows: readonly Json[]; isWhole: boolean }>> {
  const found: Json[] = [];
  let largest = pageSize;
  for (let page = 0; page < wholeListLimit; page++) {
    const next = await rowsIn(ask, list, (max) => windowFrom(found.length, max), largest);
    if (!next.ok) return next;
    found.push(...next.value.rows);
    largest = next.value.largest;
    if (found.length >= next.value.count) return ok({ rows: found, isWhole: true });
    if (next.value.rows.length === 0) break;
  }
  return ok({ rows: found, isWhole: false });
}

/** How many a list has, by a page of one row. */
export async function countOf(
  ask: Ask,
  method: MethodName,
  params: Params = {},
): Promise<Result<number>> {
  const answer = await ask(method, { ...params, page: 1, pagelimit: 1 });
  if (!answer.ok) return answer;
  const count = asWhole(member(answer.value, "count"));
  return count === null ? failed(unreadable(method, "count")) : ok(count);
}
