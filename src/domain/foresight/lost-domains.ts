import { dayOf } from "./bank-days.ts";

/** A domain that left the account because its renewal could not be paid, and that a paid restore may bring back. */
export interface LostDomain {
  name: string;
  /** When it was deleted, milliseconds since the epoch, UTC; null: not told. */
  deletedAt: number | null;
  /** Until when a restore is possible (CNR `STATUS UNTIL`), milliseconds since the epoch, UTC; null: not told. */
  restorableUntil: number | null;
  /** In redemption it can be restored, also where the registrar does not tell the stage; pending deletion it is as good as gone. */
  status: "redemption" | "pending-delete";
}

/** What an account lost for want of money and still stands with the registry. */
export interface LostDomains {
  /** When it was read, milliseconds since the epoch. */
  at: number;
  /** Soonest gone first; at most {@link namedLost}. */
  domains: LostDomain[];
  /** All of them, named or not. */
  count: number;
}

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

/** What a registrar says of a renewal (CNR's events of class DOMAIN_RENEWAL). */
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

/** Domain names compare without case. */
export const nameKey = (name: string): string => name.toLowerCase();

const follows = (deletedAt: number | null, at: number | null): boolean =>
  deletedAt !== null && at !== null && deletedAt >= at - before && deletedAt <= at + after;

/** A word that can only mean that the domain went to another registrar. */
const saysTransfer = /transfer/i;
/** A word that means a deletion on the owner's wish: not "autodelete", nor "expire". */
const saysWish = /^(?!.*(auto|expir|renew|unpaid)).*(delet|request|explicit|owner|customer|user)/i;

function isLost(
  removal: Removal,
  { charged, events, present, listed, now }: Omit<LossEvidence, "removals">,
): boolean {
  const { deletedAt, reason, status, until } = removal;
  const name = nameKey(removal.name);
  if (status === null || present.has(name) || saysTransfer.test(reason)) return false;
  if (until !== null && until < now) return false;
  // What will be charged again is there again; a list from before the deletion says nothing.
  if (listed?.names.has(name) && deletedAt !== null && listed.at > deletedAt) return false;
  const own = events.filter((event) => nameKey(event.name) === name);
  const failed = own.filter(({ what, at }) => what === "failed" && follows(deletedAt, at));
  // A renewal that came through is no want of money, unless a later one failed.
  const lastFailed = Math.max(...failed.map(({ at }) => at ?? 0));
  if (own.some(({ what, at }) => what === "renewed" && !(at !== null && at < lastFailed)))
    return false;
  if (failed.length > 0) return true;
  const due = Object.hasOwn(charged, name) ? (charged[name] ?? null) : null;
  return (
    due !== null && dayOf(due) <= dayOf(now) && follows(deletedAt, due) && !saysWish.test(reason)
  );
}

/**
 * The domains that were lost for want of money and can still be restored, soonest gone first. One is called lost
 * only on evidence: the registrar says that its renewal failed, or it was listed to be charged on the day about
 * which it was deleted. One that was renewed, transferred, deleted on wish, or is in the account is none.
 */
export function lostDomains({ removals, ...evidence }: LossEvidence): LostDomain[] {
  const found = new Map<string, LostDomain>();
  for (const removal of removals) {
    const { name, deletedAt, until, status } = removal;
    if (status === null || !isLost(removal, evidence)) continue;
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

/** What of that is still there at `now` (milliseconds since the epoch), of those that are not named all. */
export function leftOf({ at, domains, count }: LostDomains, now: number): LostDomains {
  const left = domains.filter(({ restorableUntil }) => (restorableUntil ?? now) >= now);
  return { at, domains: left, count: Math.max(0, count - (domains.length - left.length)) };
}

/** What of `lost` can still be restored at `now`, milliseconds since the epoch, as it is shown. */
export function stillLost(
  { at, domains }: { at: number; domains: readonly LostDomain[] },
  now: number,
): LostDomains {
  const left = domains.filter(
    ({ restorableUntil }) => restorableUntil === null || restorableUntil >= now,
  );
  return { at, domains: left.slice(0, namedLost), count: left.length };
}
