import type { ProductName, Statistic } from "../../domain/account-status.ts";
import type { Result } from "../../domain/failure.ts";
import { asResult } from "../counts-result.ts";
import { asWhole, member } from "../json/json.ts";
import type { Ask } from "./ask.ts";
import { unreadable } from "./unreadable.ts";

const path = "resellers/statistics";

/** What is counted, and under which name. */
const counted: readonly [ProductName, string][] = [
  ["domains", "domain"],
  ["ssl-certificates", "ssl"],
  ["dns-zones", "dns"],
  ["customers", "customer"],
  ["licences", "license"],
];

/** All counts in one answer. One that it lacks is unknown: it may be that nought is left out, which nobody documents. */
export async function openproviderCounts(ask: Ask): Promise<Result<Statistic[]>> {
  const answer = await ask(path);
  return asResult(
    counted.map(([product, name]): Statistic => {
      if (!answer.ok) return { product, count: null, failure: answer.failure };
      const count = asWhole(member(member(answer.value, name), "total"));
      return { product, count, failure: count === null ? unreadable(path, name) : null };
    }),
  );
}
