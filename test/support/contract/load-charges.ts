import type { Failure } from "../../../src/domain/failure.ts";
import { chargesLimits } from "../../../src/domain/foresight/charges-limits.ts";
import { type DaySums, noDaySums, withPage } from "../../../src/domain/foresight/day-sums.ts";
import type { Authorization, RegistrarClient } from "../../../src/registrars/contract.ts";
import { now, today } from "./every-method.ts";

/** What came of a list of charges: its sums, and why it was given up; null: it came to its end. */
export interface LoadedCharges {
  sums: DaySums;
  why: Failure | "it repeats itself" | null;
}

/** A list of charges loaded page by page, with the worker's own limits and its own folding. */
export async function loadCharges(
  client: Required<RegistrarClient>,
  authorization: Authorization,
  days = 90,
): Promise<LoadedCharges> {
  const through = today + days;
  let sums = noDaySums(now, through, "EUR", true);
  for (let idle = 0; sums.next !== null; ) {
    if (idle >= chargesLimits.withoutNews) return { sums, why: "it repeats itself" };
    const page = await client.charges(authorization, {
      first: sums.next,
      ...(sums.cursor === undefined ? {} : { cursor: sums.cursor }),
      today,
      through,
      vatPercent: null,
      currency: "EUR",
    });
    if (!page.ok) return { sums, why: page.failure };
    const { seen } = sums;
    sums = withPage(sums, page.value.rows, page.value.total, page.value.next);
    idle = sums.seen > seen ? 0 : idle + 1;
  }
  return { sums, why: null };
}

/** Whether nothing may be promised of it: it was given up, or says from which day on nothing is sure. */
export const isDoubted = ({ sums, why }: LoadedCharges): boolean =>
  why !== null || sums.unknownFrom !== null || sums.gap;
