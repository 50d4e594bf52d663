import { failed, failure, ok, type Result } from "../../domain/failure.ts";
import type { Page } from "../contract.ts";

/** Pages at most, so that no server can keep the client asking. */
export const pageLimit = 20;

/**
 * A list as a whole. It fails as `malformed` where it cannot be had whole: beyond {@link pageLimit} pages, or
 * where its TOTAL changed, or rows came again, while it was read. Without TOTAL it ends at a page without a new
 * row. A row that is there twice is kept once.
 * @param keyOf what tells rows apart; "" where nothing does
 */
export async function allPages<Row>(
  command: string,
  ask: (first: number) => Promise<Result<Page<Row>>>,
  keyOf: (row: Row) => string,
): Promise<Result<Row[]>> {
  const rows: Row[] = [];
  // Which page a row was on: the same row on two pages means that another one was on none.
  const pageOf = new Map<string, number>();
  const broken = (text: string) => failed(failure("malformed", { command, text }));
  let listed = 0;
  let expected: number | null = null;
  for (let page = 0; page < pageLimit; page++) {
    const answer = await ask(listed);
    if (!answer.ok) return answer;
    const { rows: more, total } = answer.value;
    if (page > 0 && total !== expected) return broken("The list changed while it was read");
    expected = total;
    listed += more.length;
    let again = 0;
    for (const row of more) {
      const key = keyOf(row);
      const before = pageOf.get(key);
      if (before === undefined || key === "") rows.push(row);
      else if (before < page) again++;
      pageOf.set(key, before ?? page);
    }
    if (again > 0 && (expected !== null || again < more.length))
      return broken("Rows of the list came twice");
    if (expected === null ? again === more.length : listed >= expected) return ok(rows);
  }
  return broken(`The list has more than ${listed} rows`);
}
