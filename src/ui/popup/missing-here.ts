import { statesOf } from "../../domain/account-state.ts";
import { type Missing, missingOf } from "../../domain/missing.ts";
import type { AccountOverview, Overview } from "../../domain/overview.ts";

/** What has a note of its own, which moves no figure when it comes and goes. */
const saidElsewhere: ReadonlySet<Missing> = new Set(["records", "check", "test-system"]);

/** What comes with the first list of charges: see `isAwaited`. */
const ofFirstList: ReadonlySet<Missing> = new Set([
  "charges",
  "charges-loading",
  "funds-moved",
  "risks",
  "lost",
]);

/**
 * What of an account is not fully known at `now` (milliseconds since the epoch) and is to be said above its figures.
 * @param isExpected what is missing is on its way
 * @param awaitsList the first list of charges is
 */
export function missingHere(
  account: AccountOverview,
  now: number,
  overview: Overview,
  isExpected: boolean,
  awaitsList: boolean,
): Missing[] {
  if (!statesOf(account, now, overview).includes("not-fully-known")) return [];
  const { foresight } = account;
  return missingOf(account, now, overview).filter(
    (each) =>
      !saidElsewhere.has(each) &&
      !(awaitsList && ofFirstList.has(each)) &&
      // What was lost is read right after the first list: until then, or until it fails, nothing is said of it.
      !(each === "lost" && isExpected && !foresight?.lost && !foresight?.failures.lost),
  );
}
