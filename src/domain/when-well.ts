import type { Decimal } from "./account.ts";
import { statesOf } from "./account-state.ts";
import { dayOf } from "./foresight/bank-days.ts";
import { horizon } from "./foresight/pot.ts";
import type { Overview } from "./overview.ts";
import { summedAccounts, totalsOf } from "./project-overview.ts";

/** What is well, as one figure: the days that are covered for every account, or the available funds of all. */
export type WhenWell = { days: number } | { amount: Decimal; currency: string };

/** The days from today that every one of some covers pays for; null: of one it is not known. */
function fewestDays(days: readonly (number | null)[]): number | null {
  let fewest = horizon;
  for (const each of days) {
    if (each === null || each < 0) return null;
    fewest = Math.min(fewest, each);
  }
  return fewest;
}

/**
 * What the icon says by the user's choice at `now` (milliseconds since the epoch), of the LIVE accounts that are on. Of
 * several currencies there is no sum, and where a single account is not known to be well there is nothing to say: null.
 */
export function whenWell(overview: Overview, now: number): WhenWell | null {
  const { accounts, preferences, problem } = overview;
  const live = accounts.filter(({ enabled, system }) => enabled && system === "live");
  const areWell = live.every((account) => statesOf(account, now, overview)[0] === "well");
  if (live.length === 0 || !areWell || problem) return null;
  if (preferences.iconWhenWell === "days") {
    const days = fewestDays(
      summedAccounts(accounts).map(({ foresight }) => {
        const covered = foresight?.forecast.covered;
        return !covered || covered.kind === "unknown" ? null : covered.day - dayOf(now);
      }),
    );
    return days === null ? null : { days };
  }
  const [total, other] = totalsOf(accounts);
  // What is hidden is not told in short either.
  if (preferences.iconWhenWell !== "funds" || preferences.hideAmounts || !total || other)
    return null;
  return { amount: total.available, currency: total.currency };
}
