import type { FailedCharge } from "../registrar-facts.ts";
import { dayOf } from "./bank-days.ts";
import type { DaySums } from "./day-sums.ts";
import { nameKey } from "./name-key.ts";
import type { UpcomingCharge } from "./upcoming-charge.ts";

/** Names by the time, milliseconds since the epoch, at which they would be charged, or lost if unpaid. */
export type ChargedNames = Record<string, number>;

/** A name that may be lost on a day that the registrar does not tell. Times in milliseconds since the epoch. */
export interface UnpaidName {
  /** From when on it may be lost: it was listed then, or is to be charged then. */
  from: number;
  /** When the list was first read without it; null: it still has it. */
  missedAt: number | null;
}
export type UnpaidNames = Record<string, UnpaidName>;

/** What is kept of an account's lists of charges, to tell later what was lost of it. */
export interface ListedNames {
  charged: ChargedNames;
  /** Absent: none, or version 0.1.0 kept it. */
  unpaid?: UnpaidNames | undefined;
}

type List = Pick<DaySums, "rows" | "risks" | "loadedAt">;

const day = 86_400_000;

/** Names that are charged later than this are not kept yet, and those that were this long ago no longer. */
const [ahead, back] = [21 * day, 45 * day];

/** How many names are kept at most: the list of charges itself keeps the first 500 of its rows. */
export const chargedLimit = 2000;

/** What the registrar would charge: not what is paid already, nor what is let go on the owner's wish. */
const isToBePaid = ({ nextAction, object }: UpcomingCharge): boolean =>
  object !== "" && (nextAction === "pay" || nextAction === "expireunpaid");

/** What a name that vanishes from the list would have been lost for, by what a failed charge means there. */
function lossTime(
  { nextAction, at, lostAt }: UpcomingCharge,
  loadedAt: number,
  failedCharge: FailedCharge,
): number | null {
  if (failedCharge === "lost-at-once") return nextAction === "pay" ? at : null;
  // A charge that is still to come may fail twice before the list is read again. What is listed behind its day is
  // there still.
  return lostAt && Math.max(lostAt, loadedAt);
}

/** The latest ones are asked about next; what is older is known already. */
const latest = <Value>(names: [string, Value][], timeOf: (value: Value) => number) =>
  Object.fromEntries(
    names.sort(([, a], [, b]) => timeOf(b) - timeOf(a)).slice(0, chargedLimit),
  ) as Record<string, Value>;

/** The names that a list has, and does not have to be paid any more, or never had. */
const settledOf = ({ rows, risks }: List): Set<string> => {
  const all = [...rows, ...risks];
  const open = new Set(all.filter(isToBePaid).map(({ object }) => nameKey(object)));
  return new Set(all.map(({ object }) => nameKey(object)).filter((name) => !open.has(name)));
};

/**
 * The names that were listed lately to be charged, with those of a list that came through. A name that the new list
 * no longer has before its day has come was paid, or is let go by its owner, and is forgotten, as is one that it has
 * as paid or as let go; one whose day has come stays for {@link back}, for it may be among the domains that were lost.
 */
export function withCharged(
  names: Readonly<ChargedNames>,
  list: List,
  failedCharge: FailedCharge,
): ChargedNames {
  const { rows, risks, loadedAt } = list;
  const settled = settledOf(list);
  // By days: a charge may come at any time of its day.
  const passed = Object.entries(names).filter(
    ([name, at]) => dayOf(at) <= dayOf(loadedAt) && at > loadedAt - back && !settled.has(name),
  );
  const listed = [...rows, ...risks].filter(isToBePaid).flatMap((charge): [string, number][] => {
    const at = lossTime(charge, loadedAt, failedCharge);
    return at === null || at > loadedAt + ahead ? [] : [[nameKey(charge.object), at]];
  });
  // Of several charges of a name the first one decides.
  const all = Object.fromEntries([...passed, ...listed.sort(([, a], [, b]) => b - a)]);
  return latest(Object.entries(all), (at) => at);
}

/**
 * The names that may be lost on a day that is not told, with those of a list that came through: they were lost between
 * the last list that had them and the first that did not, or were not lost at all.
 */
export function withUnpaid(
  names: Readonly<UnpaidNames>,
  list: List,
  failedCharge: FailedCharge,
): UnpaidNames {
  if (failedCharge === "lost-at-once") return {};
  const { rows, risks, loadedAt } = list;
  const settled = settledOf(list);
  const passed = Object.entries(names)
    .filter(
      ([name, { from }]) =>
        dayOf(from) <= dayOf(loadedAt) && from > loadedAt - back && !settled.has(name),
    )
    .map(([name, { from, missedAt }]): [string, UnpaidName] => [
      name,
      { from, missedAt: missedAt ?? loadedAt },
    ]);
  const listed = [...rows, ...risks]
    .filter((charge) => isToBePaid(charge) && charge.lostAt === null)
    .flatMap(({ object, nextAction, at }): [string, UnpaidName][] => {
      // A charge that fails is tried once more on the next day.
      const due = nextAction === "pay" && at !== null ? at + day : loadedAt;
      const from = Math.max(due, loadedAt);
      return from > loadedAt + ahead ? [] : [[nameKey(object), { from, missedAt: null }]];
    });
  return latest(Object.entries(Object.fromEntries([...passed, ...listed])), ({ from }) => from);
}

/** How long after the day of a loss the registrar's list of deletions may lag behind, milliseconds. */
const lag = 4 * day;

/**
 * Whether a name is gone from the list about the day of its loss, and was not asked about long enough after it: only
 * then can the registrar's log of deletions tell anything new.
 * @param askedAt when what is lost was last made out, milliseconds since the epoch
 * @param list the list of charges that came through last; null: none
 */
export function isAnyGone(
  { charged, unpaid = {} }: ListedNames,
  list: List | null,
  askedAt: number,
  now: number,
): boolean {
  const here = new Set(
    [...(list?.rows ?? []), ...(list?.risks ?? [])].map((row) => nameKey(row.object)),
  );
  const isGone = (name: string, from: number, last: number) =>
    dayOf(from) <= dayOf(now) && !here.has(name) && askedAt < last + lag;
  return (
    Object.entries(charged).some(([name, at]) => isGone(name, at, at)) ||
    Object.entries(unpaid).some(([name, { from, missedAt }]) => isGone(name, from, missedAt ?? now))
  );
}
