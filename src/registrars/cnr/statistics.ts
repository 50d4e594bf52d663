import type { ProductName, Statistic } from "../../domain/account-status.ts";
import { type Failure, failed, ok, type Result } from "../../domain/failure.ts";
import { visibleText } from "../../domain/visible-text.ts";
import { asResult } from "../counts-result.ts";
import { pageLimit } from "../line-protocol/all-pages.ts";
import { type Columns, rowsOf, single } from "../line-protocol/columns.ts";
import type { Ask } from "../line-protocol/dialect.ts";
import { statisticOf } from "../line-protocol/statistics.ts";
import { unreadable } from "../line-protocol/unreadable.ts";

const command = "QueryRegistrarStatisticList";

/** The documented values of TYPE. */
const products: ReadonlyMap<string, ProductName> = new Map([
  ["domain", "domains"],
  ["contact", "contacts"],
  ["nameserver", "nameservers"],
  ["transfer", "transfers"],
  ["application", "applications"],
  ["gtld-preorder", "preorders"],
]);

/** What an unknown type's name is cut to, in UTF-16 code units. */
const nameLimit = 200;
const nameOf = (type: string): string =>
  type.length > nameLimit ? `${type.slice(0, nameLimit)}…` : type;

interface Row {
  type: string;
  zone: string;
  amount: string | undefined;
}

const readRows = (columns: Columns): Row[] =>
  rowsOf(columns, ["TYPE", "ZONE", "AMOUNT"], (type = "", zone = "", amount) => ({
    type,
    zone: zone.toLowerCase(),
    amount,
  }));

/** Six types are documented. More than this are no statistics: nobody could read or keep them. */
const typeLimit = 50;

/** All pages: the server may lower LIMIT, and a sum can stand on any page. */
async function readPages(ask: Ask<typeof command>): Promise<Result<Row[]>> {
  let rows: Row[] = [];
  for (let page = 0; page < pageLimit; page++) {
    const answer = await ask(command, page === 0 ? {} : { FIRST: rows.length });
    if (!answer.ok) return answer;
    const total = single(answer.value, "TOTAL");
    const more = readRows(answer.value);
    if (page === 0 && more.length === 0 && total !== "0")
      return failed(unreadable(command, "TYPE"));
    rows = rows.concat(more);
    if (!(rows.length < Number(total))) return ok(rows);
    if (more.length === 0) break;
  }
  // Pages are missing: a sum could stand on any of them.
  return failed(unreadable(command, "TOTAL"));
}

const unknown = (why: Failure): Statistic[] =>
  [...products.values()].map((product) => ({ product, count: null, failure: why }));

/** A sum without a type may be that of any product that has no other. */
const maybeUntold = (told: readonly Statistic[]): Statistic[] =>
  unknown(unreadable(command, "TYPE")).filter(({ product }) =>
    told.every((other) => other.product !== product),
  );

/**
 * CNR's product counts: the rows of zone `_all_`, which the registrar sums itself. A type that has rows and no
 * such sum is unknown: its zones are not added up, for no document says that they are complete.
 */
export async function cnrStatistics(ask: Ask<typeof command>): Promise<Result<Statistic[]>> {
  const answer = await readPages(ask);
  if (!answer.ok) return asResult(unknown(answer.failure));
  const sums = new Map<string, string | undefined>();
  const isNameless = answer.value.some(({ type }) => type === "");
  for (const { type, zone, amount } of answer.value) {
    if (type === "" || (zone !== "_all_" && sums.has(type))) continue;
    sums.set(type, zone === "_all_" ? amount : undefined);
    if (sums.size > typeLimit) return asResult(unknown(unreadable(command, "TYPE")));
  }
  const told = [...sums].map(([type, amount]) =>
    statisticOf(
      products.get(type.toLowerCase()) ?? nameOf(visibleText(type)),
      amount,
      command,
      "AMOUNT",
    ),
  );
  return ok(isNameless ? [...told, ...maybeUntold(told)] : told);
}
