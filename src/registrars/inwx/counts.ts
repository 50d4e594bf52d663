import type { ProductName, Statistic } from "../../domain/account-status.ts";
import type { Result } from "../../domain/failure.ts";
import { asResult, endsStatistics } from "../counts-result.ts";
import type { Ask } from "./ask.ts";
import type { MethodName } from "./methods.ts";
import { countOf } from "./window.ts";

/** The lists that tell how many they have; that of certificates does not. */
export const countedLists: readonly [ProductName, MethodName][] = [
  ["domains", "domain.list"],
  ["dns-zones", "nameserver.list"],
  ["contacts", "contact.list"],
];

/** One after the other: nobody documents how many calls at once are welcome. */
export async function inwxCounts(ask: Ask): Promise<Result<Statistic[]>> {
  const rows: Statistic[] = [];
  for (const [product, method] of countedLists) {
    const answer = await countOf(ask, method, method === "domain.list" ? { wide: 0 } : {});
    const row = answer.ok
      ? { product, count: answer.value, failure: null }
      : { product, count: null, failure: answer.failure };
    rows.push(row);
    if (endsStatistics(row)) break;
  }
  return asResult(rows);
}
