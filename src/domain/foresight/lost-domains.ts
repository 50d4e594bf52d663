import { dayOf } from "./bank-days.ts";
import type { UnpaidNames } from "./charged-names.ts";
import { nameKey } from "./name-key.ts";

/** A domain that left the account because its renewal could not be paid, and that a paid restore may bring back. */
export interface LostDomain {
  name: string;
  /** When it was deleted, milliseconds since the epoch, UTC; null: not told. */
  deletedAt: number | null;
  /** Until when a restore is possible, milliseconds since the epoch, UTC; null: not told. */
  restorableUntil: number | null;
  /** In redemption it can be restored, also where the registrar does not tell the stage; pending deletion it is as good as gone. */
  status: "redemption" | "pending-delete";
}

/** What an account lost for want of money and still stands with the registry. */
export interface LostDomains {
  /** When it was read, milliseconds since the epoch. */
  at: number;
  /** Those that can be restored first, soonest gone first; at most {@link namedLost}. */
  domains: LostDomain[];
  /** All that can be restored, named or not. */
  count: number;
  /** All that cannot, named or not: they wait for their deletion. Absent: none. */
  gone?: number | undefined;
}

/** Whether a paid restore can bring it back. One that waits for its deletion is as good as gone. */
export const isRestorable = ({ status }: LostDomain): boolean => status === "redemption";

/** How many lost domains are named; the rest are in the count only. */
export const namedLost = 20;

/** A domain that left the account, whatever for, as the registrar's list says it. */
export interface Removal {
  name: string;
  deletedAt: number | null;
  /** In the registrar's own word; empty where it gives none. The words are unverified. */
  reason: string;
  /** null: any other stage, or a word we do not know. */
  status: LostDomain["status"] | null;
  until: number | null;
}

/** What a registrar says of a renewal. */
export interface RenewalEvent {
  name: string;
  /** Milliseconds since the epoch, UTC; null: not told. */
  at: number | null;
  what: "failed" | "renewed";
}

/** All that tells a domain that was lost for want of money from one that left the account otherwise. */
export interface LossEvidence {
  removals: readonly Removal[];
  /** When names that were listed to be charged would be charged, or lost; milliseconds since the epoch, by name. */
  charged: Readonly<Record<string, number>>;
  /** Names that were listed as unpaid, and whose day of loss was not told; absent: none. */
  unpaid?: Readonly<UnpaidNames> | undefined;
  events: readonly RenewalEvent[];
  /** Names that the account still, or again, has, or that were renewed, as its own lists say now. */
  present: ReadonlySet<string>;
  /** The names that the list of charges has, and when it was asked for; null: no list. */
  listed: { at: number; names: ReadonlySet<string> } | null;
  /** Milliseconds since the epoch. */
  now: number;
}

const day = 86_400_000;

/** How far a deletion may lie before and after the day of the charge that it follows from, milliseconds. */
const [before, after] = [day, 3 * day];

const follows = (deletedAt: number | null, at: number | null): boolean =>
  deletedAt !== null && at !== null && deletedAt >= at - before && deletedAt <= at + after;

/** A word that can only mean that the domain went to another registrar. */
const saysTransfer = /transfer/i;
/** A word that means a deletion on the owner's wish: not "autodelete", nor "expire". */
const saysWish = /^(?!.*(auto|expir|renew|unpaid)).*(delet|request|explicit|owner|customer|user)/i;

const ownOf = <Value>(record: Readonly<Record<string, Value>>, name: string): Value | null =>
  Object.hasOwn(record, name) ? (record[name] ?? null) : null;

/** The latest of some times; null: none of them is told. */
const latestOf = (times: readonly (number | null)[]): number | null => {
  const told = times.filter((at) => at !== null);
  return told.length > 0 ? Math.max(...told) : null;
};

/** `unclear`: it may be lost, but what would tell cannot be read. */
type Verdict = "lost" | "unclear" | "other";

function verdictOf(
  removal: Removal,
  { charged, unpaid = {}, events, present, listed, now }: Omit<LossEvidence, "removals">,
): Verdict {
  const { deletedAt, reason, status, until } = removal;
  const name = nameKey(removal.name);
  if (status === null || present.has(name) || saysTransfer.test(reason)) return "other";
  if (until !== null && until < now) return "other";
  if (name === "") return "unclear";
  const own = events.filter((event) => nameKey(event.name) === name);
  // A day that is not told stands against nothing: the events are of the last weeks.
  const failed = own.filter(
    ({ what, at }) =>
      what === "failed" && (at === null || deletedAt === null || follows(deletedAt, at)),
  );
  const lastFailed = latestOf(failed.map(({ at }) => at));
  const goneAt = deletedAt ?? lastFailed;
  // What will be charged again is there again; a list from before the deletion says nothing.
  if (listed?.names.has(name) && goneAt !== null && listed.at > goneAt) return "other";
  const due = ownOf(charged, name);
  // A renewal that came through is no want of money, unless it is that of an earlier period or a later one failed.
  const since = lastFailed ?? (deletedAt && Math.min(deletedAt, due ?? deletedAt) - before);
  const renewals = own.filter(({ what }) => what === "renewed");
  if (renewals.some(({ at }) => at !== null && since !== null && at >= since)) return "other";
  const isWish = saysWish.test(reason);
  const isDue = due !== null && dayOf(due) <= dayOf(now) && !isWish;
  const open = ownOf(unpaid, name);
  const isInTime =
    open !== null &&
    deletedAt !== null &&
    deletedAt >= open.from - before &&
    deletedAt <= (open.missedAt ?? now) + before;
  const isLost =
    lastFailed !== null ||
    (failed.length > 0 && !isWish) ||
    (isDue && follows(deletedAt, due)) ||
    (isInTime && !isWish);
  if (isLost) return renewals.some(({ at }) => at === null || since === null) ? "unclear" : "lost";
  const isListed = isDue || (open !== null && dayOf(open.from) <= dayOf(now) && !isWish);
  return isListed && deletedAt === null ? "unclear" : "other";
}

/** Whether a domain may have been lost of which nothing sure can be said, as what would tell cannot be read. */
export const isAnyUnclear = ({ removals, ...evidence }: LossEvidence): boolean =>
  removals.some((removal) => verdictOf(removal, evidence) === "unclear");

/**
 * The domains that were lost for want of money and still stand with the registry, soonest gone first. One is called
 * lost only on evidence: the registrar says that its renewal failed, or it was listed to be charged on the day about
 * which it was deleted. One that was renewed, transferred, deleted on wish, or is in the account is none.
 */
export function lostDomains({ removals, ...evidence }: LossEvidence): LostDomain[] {
  const found = new Map<string, LostDomain>();
  for (const removal of removals) {
    const { name, deletedAt, until, status } = removal;
    if (status === null || verdictOf(removal, evidence) !== "lost") continue;
    const known = found.get(nameKey(name));
    // Lost twice, the later time counts.
    if (known && (known.deletedAt ?? 0) >= (deletedAt ?? 0)) continue;
    found.set(nameKey(name), { name, deletedAt, restorableUntil: until, status });
  }
  return inOrder([...found.values()]);
}

const inOrder = (domains: LostDomain[]): LostDomain[] =>
  domains.sort(
    (a, b) => (a.restorableUntil ?? Number.MAX_VALUE) - (b.restorableUntil ?? Number.MAX_VALUE),
  );

const isThere =
  (now: number) =>
  ({ restorableUntil }: LostDomain): boolean =>
    restorableUntil === null || restorableUntil >= now;

const goneOf = (gone: number): Pick<LostDomains, "gone"> => (gone > 0 ? { gone } : {});

/** What of that is still there at `now` (milliseconds since the epoch), of those that are not named all. */
export function leftOf({ at, domains, count, gone = 0 }: LostDomains, now: number): LostDomains {
  const left = domains.filter(isThere(now));
  const passed = domains.filter((domain) => !left.includes(domain));
  const restorable = passed.filter(isRestorable).length;
  return {
    at,
    domains: left,
    count: Math.max(0, count - restorable),
    ...goneOf(Math.max(0, gone - (passed.length - restorable))),
  };
}

/** What of `lost` still stands with the registry at `now`, milliseconds since the epoch, as it is shown. */
export function stillLost(
  { at, domains }: { at: number; domains: readonly LostDomain[] },
  now: number,
): LostDomains {
  const left = domains.filter(isThere(now));
  const restorable = left.filter(isRestorable);
  const gone = left.filter((domain) => !isRestorable(domain));
  return {
    at,
    domains: [...restorable, ...gone].slice(0, namedLost),
    count: restorable.length,
    ...goneOf(gone.length),
  };
}
