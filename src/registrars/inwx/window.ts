import { failed, ok, type Result } from "../../domain/failure.ts";
import { type PageWindow, windowFrom } from "../derive/page-window.ts";
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
export interface Rows {
  rows: readonly Json[];
  /** How many the list has in all. */
  count: number;
  /** The most rows that a page is known to have: fewer than were asked for where the API lowered it. */
  largest: number;
}

/** How often a page is asked for with a smaller size, because the one before was lowered. */
const lowerings = 4;

/**
 * The rows of a page of a counted list. Without `count`, or without rows where it says that there are some, it fails as
 * `malformed`: a list that is absent must not pass for an empty one. A page of another size than the one that was
 * asked for begins elsewhere: it is asked for again with the size that the API gave.
 * @param list the member that the rows are in
 * @param windowOf the page, by the most rows that a page can have
 */
export async function rowsIn(
  ask: Ask,
  { method, params, list }: { method: MethodName; params: Params; list: string },
  windowOf: (largest: number) => PageWindow,
  largest = pageSize,
): Promise<Result<Rows>> {
  let max = largest;
  for (let tries = 0; tries < lowerings; tries++) {
    const { page, size, from, to } = windowOf(max);
    const answer = await ask(method, { ...params, page, pagelimit: size });
    if (!answer.ok) return answer;
    const count = asWhole(member(answer.value, "count"));
    if (count === null) return failed(unreadable(method, "count"));
    const rows = asList(member(answer.value, list));
    const expected = Math.max(0, Math.min(size, count - (page - 1) * size));
    // More than were asked for are taken where that is the beginning of the list, which is where they begin.
    const isTooMuch = rows !== null && page > 1 && rows.length > expected;
    if (rows === null || isTooMuch || (rows.length === 0 && expected > 0))
      return failed(unreadable(method, list));
    const isLowered = rows.length < expected;
    if (isLowered) max = Math.min(max, rows.length);
    if (isLowered && (page > 1 || to !== null || from >= rows.length)) continue;
    const wanted = rows.slice(from, to ?? rows.length);
    return ok({ rows: wanted, count: Math.max(count, rows.length), largest: max });
  }
  return failed(unreadable(method, list));
}

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
