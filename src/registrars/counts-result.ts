import type { Statistic } from "../domain/account-status.ts";
import { type FailureKind, failed, isHaste, ok, type Result } from "../domain/failure.ts";
import { isOfAccount } from "../domain/refresh-policy.ts";

/** Failures of the connection or the server: passing ones, which say nothing about one product. */
const ofConnection: readonly FailureKind[] = [
  "unreachable",
  "timeout",
  "server",
  "http",
  "too-many-sessions",
];

/** Whether asking for further counts is in vain, or the registrar wants to be left alone. */
export const endsStatistics = ({ failure }: Statistic): boolean =>
  failure !== null && (isOfAccount(failure.kind) || failure.wait !== undefined || isHaste(failure));

/**
 * The counts as one result: a failure where the account itself failed or a pause was asked for, or where the
 * connection failed each of them, so that older counts can stay.
 */
export function asResult(rows: Statistic[]): Result<Statistic[]> {
  const ending = rows.find(endsStatistics);
  const nothingCame = rows.every(
    ({ failure }) => failure !== null && ofConnection.includes(failure.kind),
  );
  const why = (ending ?? (nothingCame ? rows[0] : undefined))?.failure;
  return why ? failed(why) : ok(rows);
}

/** Counts one thing after the other, until it is in vain: nobody documents how many requests at once are welcome. */
export async function countInTurn<
  Counted extends readonly [product: Statistic["product"], ...unknown[]],
>(
  all: readonly Counted[],
  count: (counted: Counted) => Promise<Result<number>>,
): Promise<Result<Statistic[]>> {
  const rows: Statistic[] = [];
  for (const counted of all) {
    const [product] = counted;
    const answer = await count(counted);
    const row = answer.ok
      ? { product, count: answer.value, failure: null }
      : { product, count: null, failure: answer.failure };
    rows.push(row);
    if (endsStatistics(row)) break;
  }
  return asResult(rows);
}
