import { ok, type Result } from "../../domain/failure.ts";
import { allPages } from "./all-pages.ts";
import type { Parameters } from "./command.ts";
import type { Ask } from "./dialect.ts";
import { pageSize, readPage } from "./list-page.ts";

type Values = readonly (string | undefined)[];

/** A list as a whole, its rows told apart by all they say. */
export const whole = <Command extends string, Row>(
  ask: Ask<Command>,
  command: Command,
  parameters: Parameters,
  names: readonly string[],
  make: (...values: Values) => Row,
): Promise<Result<Row[]>> =>
  allPages(
    command,
    async (first) => {
      const answer = await ask(command, { ...parameters, FIRST: first, LIMIT: pageSize });
      return answer.ok ? readPage(answer.value, command, first, names, make) : answer;
    },
    (row) => JSON.stringify(row),
  );

/** The rows of several lists, one asked for after the other; the first failure ends it. */
export async function joined<Row>(
  lists: readonly (() => Promise<Result<Row[]>>)[],
): Promise<Result<Row[]>> {
  const rows: Row[] = [];
  for (const list of lists) {
    const answer = await list();
    if (!answer.ok) return answer;
    for (const row of answer.value) rows.push(row);
  }
  return ok(rows);
}
