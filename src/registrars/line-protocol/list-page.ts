import { failed, ok, type Result } from "../../domain/failure.ts";
import type { Page } from "../contract.ts";
import { type Columns, rowsOf, single } from "./columns.ts";
import { unreadable } from "./unreadable.ts";

/** Rows that a page is asked for; the server may lower it, hence paging goes on by what came. */
export const pageSize = 1000;

/** TOTAL; null where it is absent, no number, or fewer than the rows that came. */
function totalOf(columns: Columns, min: number): number | null {
  const said = single(columns, "TOTAL") ?? "";
  return /^\d{1,9}$/.test(said) && Number(said) >= min ? Number(said) : null;
}

/**
 * One page of a list. No rows are an end only where the answer says so by TOTAL or COUNT: an empty success is
 * `malformed`, for it would pass for "nothing will be charged".
 * @param first the FIRST that was asked for
 * @param names the row's properties, its name first; `make` gets their values in this order
 */
export function readPage<const Names extends readonly string[], Row>(
  columns: Columns,
  command: string,
  first: number,
  names: Names,
  make: (...values: { [K in keyof Names]: string | undefined }) => Row,
): Result<Page<Row>> {
  const rows = rowsOf(columns, names, make);
  const total = totalOf(columns, rows.length && first + rows.length);
  if (rows.length === 0) {
    if (total === null && single(columns, "COUNT") !== "0")
      return failed(unreadable(command, "TOTAL"));
    if (first < (total ?? 0)) return failed(unreadable(command, names[0] ?? ""));
  }
  return ok({ rows, total });
}
