import { ok, type Result } from "../../domain/failure.ts";
import type { UpcomingCharge } from "../../domain/foresight/upcoming-charge.ts";
import type { ChargesPage } from "../contract.ts";
import type { Parameters } from "./command.ts";
import type { Ask } from "./dialect.ts";
import { pageSize, readPage } from "./list-page.ts";

/** One row's values by column name in capitals; undefined where the row has none. */
export type ChargeRow = Readonly<Record<string, string | undefined>>;

/**
 * One page of a list of charges, which may begin at any row.
 * @param columns the names of its columns, with blanks between them, the object's first
 */
export async function readCharges<Command extends string>(
  ask: Ask<Command>,
  command: Command,
  first: number,
  parameters: Parameters,
  columns: string,
  read: (row: ChargeRow) => UpcomingCharge,
): Promise<Result<ChargesPage>> {
  const answer = await ask(command, { WIDE: 1, FIRST: first, LIMIT: pageSize, ...parameters });
  if (!answer.ok) return answer;
  const names = columns.split(" ");
  const page = readPage(answer.value, command, first, names, (...values) =>
    read(Object.fromEntries(names.map((name, place) => [name, values[place]]))),
  );
  return page.ok ? ok({ ...page.value, next: "by-row", ordered: true, basis: "listed" }) : page;
}
