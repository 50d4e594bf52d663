import type { ProductName, Statistic } from "../../domain/account-status.ts";
import type { Result } from "../../domain/failure.ts";
import { asResult, endsStatistics } from "../counts-result.ts";
import type { Ask } from "./ask.ts";
import { countOf } from "./list.ts";
import type { SearchPath } from "./requests.ts";

const counted: readonly [ProductName, SearchPath][] = [
  ["domains", "domain/_search"],
  ["ssl-certificates", "certificate/_search"],
  ["dns-zones", "zone/_search"],
  ["contacts", "contact/_search"],
];

/** One after the other, as all requests are. */
export async function autodnsCounts(ask: Ask): Promise<Result<Statistic[]>> {
  const rows: Statistic[] = [];
  for (const [product, path] of counted) {
    const answer = await countOf(ask, path);
    const row = answer.ok
      ? { product, count: answer.value, failure: null }
      : { product, count: null, failure: answer.failure };
    rows.push(row);
    if (endsStatistics(row)) break;
  }
  return asResult(rows);
}
