import { Refusal } from "../shared/refusal.ts";
import { type Columns, done, type Reply } from "../shared/types.ts";

/** A row's cells by column name; a missing one has no value. */
export type Row = Record<string, string | undefined>;

/** A list that can make any of its rows, so that a million of them cost nothing until asked for. */
export interface Source {
  total: number;
  row(index: number): Row;
}

export const fromRows = (rows: readonly Row[]): Source => ({
  total: rows.length,
  row: (index) => rows[index] ?? {},
});

/** The rows in the order of one column, compared as text; throws Refusal if there is no such column. */
export function sortRows(rows: readonly Row[], column: string | undefined, names: string[]): Row[] {
  if (column === undefined) return [...rows];
  const name = column.toUpperCase();
  if (!names.includes(name)) {
    throw new Refusal(505, "Invalid attribute value; ORDERBY", "parameter", `ORDERBY=${column}`);
  }
  const cell = (row: Row): string => row[name] ?? "";
  return rows.toSorted((a, b) => (cell(a) < cell(b) ? -1 : cell(a) > cell(b) ? 1 : 0));
}

/**
 * One page of a list by FIRST and LIMIT, with FIRST, LAST, COUNT, LIMIT and TOTAL. LIMIT is lowered to
 * `max`. An empty page has LAST = FIRST - 1.
 */
export function page(
  source: Source,
  names: readonly string[],
  parameters: ReadonlyMap<string, string>,
  max: number,
): Reply {
  const first = Number(parameters.get("FIRST") ?? 0);
  const limit = Math.min(Number(parameters.get("LIMIT") ?? max), max);
  const count = Math.max(0, Math.min(limit, source.total - first));
  const rows = Array.from({ length: count }, (_, index) => source.row(first + index));
  const columns: Columns = {
    FIRST: [String(first)],
    LAST: [String(first + count - 1)],
    COUNT: [String(count)],
    LIMIT: [String(limit)],
    TOTAL: [String(source.total)],
  };
  for (const name of names) columns[name] = rows.map((row) => row[name]);
  return done(columns);
}
