import { dayOf } from "./bank-days.ts";
import type { DaySums } from "./day-sums.ts";
import type { FailedCharge } from "./foresight.ts";
import { nameKey } from "./lost-domains.ts";
import type { UpcomingCharge } from "./upcoming-charge.ts";

/** Names by the time, milliseconds since the epoch, at which they would be charged, or lost if unpaid. */
export type ChargedNames = Record<string, number>;

const day = 86_400_000;

/** Names that are charged later than this are not kept yet, and those that were this long ago no longer. */
const [ahead, back] = [21 * day, 45 * day];

/** How many names are kept at most: the list of charges itself keeps the first 500 of its rows. */
export const chargedLimit = 2000;

/** What a name that vanishes from the list would have been lost for, by what a failed charge means there. */
const lossTime = (charge: UpcomingCharge, failedCharge: FailedCharge): number | null => {
  if (failedCharge === "lost-at-once") return charge.nextAction === "pay" ? charge.at : null;
  return charge.nextAction === "expireunpaid" ? charge.lostAt : null;
};

/**
 * The names that were listed lately to be charged, with those of a list that came through. A name that the new list
 * no longer has before its day has come was paid, or is let go by its owner, and is forgotten; one whose day has come
 * stays for {@link back}, for it may be among the domains that were lost.
 */
export function withCharged(
  names: Readonly<ChargedNames>,
  { rows, risks, loadedAt }: Pick<DaySums, "rows" | "risks" | "loadedAt">,
  failedCharge: FailedCharge,
): ChargedNames {
  // By days: a charge may come at any time of its day.
  const passed = Object.entries(names).filter(
    ([, at]) => dayOf(at) <= dayOf(loadedAt) && at > loadedAt - back,
  );
  const listed = [...rows, ...risks].flatMap((charge): [string, number][] => {
    const at = lossTime(charge, failedCharge);
    return at === null || charge.object === "" || at > loadedAt + ahead
      ? []
      : [[nameKey(charge.object), at]];
  });
  // Of several charges of a name the first one decides.
  const all = Object.entries(
    Object.fromEntries([...passed, ...listed.sort(([, a], [, b]) => b - a)]),
  );
  // The latest ones are asked about next; what is older is known already.
  return Object.fromEntries(all.sort(([, a], [, b]) => b - a).slice(0, chargedLimit));
}
