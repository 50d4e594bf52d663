import type { AccountOverview } from "../../domain/overview.ts";

/**
 * Whether the first list of upcoming charges is on its way, and nothing is known yet that could be said meanwhile: its
 * place is kept, so that nothing moves when it comes. A list that is long, failed, or short already is told.
 * @param isExpected see `AccountView`: what is missing is on its way
 */
export function isAwaited({ system, foresight }: AccountOverview, isExpected: boolean): boolean {
  if (!isExpected || system !== "live") return false;
  if (foresight === null) return true;
  const { loadedAt, loading, failures, forecast } = foresight;
  return (
    loadedAt === null &&
    !failures.charges &&
    forecast.shortfall === null &&
    (loading === null || loading.seen === 0)
  );
}
