import type { ProductName, Statistic } from "../../domain/account-status.ts";
import type { Result } from "../../domain/failure.ts";
import { asResult, endsStatistics } from "../counts-result.ts";
import type { Ask } from "./ask.ts";
import { countOf } from "./list.ts";

const counted = [
  ["domains", "domain/domains"],
  ["ssl-certificates", "certificate/issued-certs"],
] as const satisfies readonly (readonly [ProductName, string])[];

/** One after the other. The list of DNS zones shows some of them only, and is left alone. */
export async function gandiCounts(ask: Ask, organization: string): Promise<Result<Statistic[]>> {
  const rows: Statistic[] = [];
  for (const [product, path] of counted) {
    const answer = await countOf(ask, path, organization);
    const row = answer.ok
      ? { product, count: answer.value, failure: null }
      : { product, count: null, failure: answer.failure };
    rows.push(row);
    if (endsStatistics(row)) break;
  }
  return asResult(rows);
}
