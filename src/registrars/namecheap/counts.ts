import type { Statistic } from "../../domain/account-status.ts";
import type { Result } from "../../domain/failure.ts";
import { asResult, endsStatistics } from "../counts-result.ts";
import type { Ask } from "./ask.ts";
import { countOf } from "./list.ts";

/** The lists that tell how many they have. That of privacy keeps the API's own word. */
const counted = [
  ["domains", "namecheap.domains.getList"],
  ["ssl-certificates", "namecheap.ssl.getList"],
  ["WhoisGuard", "namecheap.whoisguard.getlist"],
] as const;

/** One after the other, as the pace wants it. */
export async function namecheapCounts(ask: Ask): Promise<Result<Statistic[]>> {
  const rows: Statistic[] = [];
  for (const [product, command] of counted) {
    const answer = await countOf(ask, command);
    const row = answer.ok
      ? { product, count: answer.value, failure: null }
      : { product, count: null, failure: answer.failure };
    rows.push(row);
    if (endsStatistics(row)) break;
  }
  return asResult(rows);
}
