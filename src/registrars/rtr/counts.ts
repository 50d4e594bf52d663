import type { ProductName, Statistic } from "../../domain/account-status.ts";
import type { Result } from "../../domain/failure.ts";
import { asResult, endsStatistics } from "../counts-result.ts";
import type { Ask } from "./ask.ts";
import { countOf } from "./list.ts";
import { suspended } from "./words.ts";

const counted: readonly [ProductName, (ask: Ask) => Promise<Result<number>>][] = [
  ["domains", (ask) => countOf(ask, "domains", {})],
  ["ssl-certificates", (ask) => countOf(ask, "ssl/certificates", {})],
  ["dns-zones", (ask) => countOf(ask, "dns/zones", {})],
  ["contacts", (ask) => countOf(ask, "customers/{customer}/contacts", {})],
  ["suspended-processes", (ask) => countOf(ask, "processes", { status: suspended })],
];

/** One after the other: nobody documents how many requests at once are welcome. */
export async function rtrCounts(ask: Ask): Promise<Result<Statistic[]>> {
  const rows: Statistic[] = [];
  for (const [product, count] of counted) {
    const answer = await count(ask);
    const row = answer.ok
      ? { product, count: answer.value, failure: null }
      : { product, count: null, failure: answer.failure };
    rows.push(row);
    if (endsStatistics(row)) break;
  }
  return asResult(rows);
}
