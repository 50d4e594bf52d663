import { failed, failure, ok, type Result } from "../../domain/failure.ts";
import { dayOf } from "../../domain/foresight/bank-days.ts";
import type { UpcomingCharge } from "../../domain/foresight/upcoming-charge.ts";
import type { ChargesPage } from "../contract.ts";
import { asFlag, asText, asWhole, type Json, member, readJson } from "../json/json.ts";
import type { HeldDomain } from "./derived-charges.ts";

// A list of domains in order of their renewal, walked over page by page to its end or to the end of a window. Each page
// begins with domains of the one before, so that a list which moves in between is noticed.

/** Where a walk goes on. */
export interface Walk {
  /** Place of the domain that the next page begins with, from 0. */
  first: number;
  /** Rows that a page can have. */
  largest: number;
  /** The last domain of the page before, which the next one must have again; empty: there was none. */
  last: string;
  /** Different domains so far: as many as stand before the end of the page, unless some came in before it. */
  seen: number;
  /** The most domains that a page so far said the list has in all. */
  promised: number;
  /** Charges so far. */
  made: number;
  /** Whether the rows kept to the order of their days so far. */
  ordered: boolean;
  /** Whether a name was charged more than once so far, the later times among domains of pages that are still to come. */
  repeats: boolean;
  /** Day of renewal of the last domain that has one, milliseconds since the epoch. */
  lastAt: number;
}

export const newWalk = (largest: number): Walk => ({
  first: 0,
  largest,
  last: "",
  seen: 0,
  promised: 0,
  made: 0,
  ordered: true,
  repeats: false,
  lastAt: 0,
});

/** null: it was written by nobody here. */
export function readWalk(written: Json): Walk | null {
  const whole = (name: string) => asWhole(member(written, name));
  const [first, largest, seen] = [whole("first"), whole("largest"), whole("seen")];
  const [made, lastAt] = [whole("made"), whole("lastAt")];
  const last = asText(member(written, "last"));
  const ordered = asFlag(member(written, "ordered"));
  const repeats = asFlag(member(written, "repeats"));
  if (first === null || largest === null || largest === 0 || seen === null) return null;
  if (made === null || lastAt === null || last === undefined) return null;
  if (ordered === null || repeats === null) return null;
  // One that an earlier version began has no such member: its pages so far promise nothing.
  const promised = member(written, "promised") === undefined ? 0 : whole("promised");
  if (promised === null) return null;
  return { first, largest, last, seen, promised, made, ordered, repeats, lastAt };
}

/**
 * Where a cursor that is a walk as JSON goes on; without a cursor, the beginning.
 * @param most rows that a page can have
 * @returns null: it was written by nobody here
 */
export function walkAt(cursor: string | undefined, most: number): Walk | null {
  if (cursor === undefined) return newWalk(most);
  const read = readJson(cursor);
  return read.ok ? readWalk(read.value) : null;
}

/** The most rows of a page after this one of so many: one that is not the last and has fewer than were asked for shows it. */
export const largestAfter = ({ first, largest }: Walk, rows: number, count: number): number =>
  rows > 0 && first + rows < count ? Math.min(largest, rows) : largest;

/**
 * Domains of a page that the next one has again, to see whether the list moved in between: fewer where pages are small,
 * for not every page of such a size can begin there.
 */
export const overlapOf = (largest: number): number => Math.max(1, Math.min(10, largest >> 2));

/** The page that was asked for from {@link Walk.first} on. */
export interface WalkedPage<D extends HeldDomain> {
  domains: readonly D[];
  /** How many the list has in all. */
  count: number;
  /** The most rows that a page is known to have. */
  largest: number;
}

/** What a step of a walk needs of the registrar. */
export interface WalkedList<D extends HeldDomain> {
  /** Its request, for failures. */
  command: string;
  /** Domains of a page that the next one has again: at least one. */
  overlap: number;
  /** What the domains that no page had before will take from the account. */
  chargesOf: (fresh: readonly D[]) => Promise<Result<readonly UpcomingCharge[]>>;
  /**
   * Whether domains come behind the window's end that nobody would see who stops there: without a day, or, where the order
   * was not kept, with an earlier one than `lastAt`, the last day that was seen, milliseconds since the epoch.
   */
  hasUndatedEnd: (lastAt: number) => Promise<Result<boolean>>;
  write: (walk: Walk) => string;
}

const keyOf = ({ name, renewsAt }: HeldDomain): string => `${name} ${renewsAt}`;

/** The domains that the page before did not have; null: the list moved by more than the overlap in between. */
function newOnes<D extends HeldDomain>(domains: readonly D[], { last }: Walk): readonly D[] | null {
  if (last === "") return domains;
  const at = domains.findIndex((domain) => keyOf(domain) === last);
  return at < 0 ? null : domains.slice(at + 1);
}

/** Day of renewal of the last one that has one, and whether each was as late as the one before. */
function orderOf(domains: readonly HeldDomain[], { lastAt, ordered }: Walk) {
  let [latest, isOrdered] = [lastAt, ordered];
  for (const { renewsAt } of domains) {
    if (renewsAt === null) continue;
    if (renewsAt < latest) isOrdered = false;
    latest = Math.max(latest, renewsAt);
  }
  return { lastAt: latest, ordered: isOrdered };
}

const byDay = (a: UpcomingCharge, b: UpcomingCharge): number =>
  (a.at ?? Number.MAX_SAFE_INTEGER) - (b.at ?? Number.MAX_SAFE_INTEGER);

/**
 * The charges of one page, and where the list goes on. It ends where the window does (the UTC day `through`), as far as
 * the registrar keeps to its order; `malformed` where it moved while it was read, or ends with fewer domains than any of
 * its pages said: which of them lack nobody knows.
 */
export async function walkOn<D extends HeldDomain>(
  walk: Walk,
  { domains, count, largest }: WalkedPage<D>,
  through: number,
  { command, overlap, chargesOf, hasUndatedEnd, write }: WalkedList<D>,
): Promise<Result<ChargesPage>> {
  const malformed = (text: string) => failed(failure("malformed", { command, text }));
  const fresh = newOnes(domains, walk);
  const seen = walk.seen + (fresh?.length ?? 0);
  const end = walk.first + domains.length;
  // More stand before the page's end than were seen: some came in before it, and nobody has read them.
  if (fresh === null || seen < end) return malformed("The list changed while it was read");
  const promised = Math.max(walk.promised, count);
  if (end >= count && seen < promised) return malformed("The list has fewer rows than it says");
  const charges = await chargesOf(fresh);
  if (!charges.ok) return charges;
  const rows = charges.value.toSorted(byDay);
  const made = walk.made + rows.length;
  const { lastAt, ordered } = orderOf(fresh, walk);
  // What a name takes a second time lies among domains of later pages.
  const repeats = walk.repeats || rows.some(({ at }) => at !== null && at > lastAt);
  const base = { rows, ordered: ordered && !repeats, basis: "derived" as const };
  if (end < count) {
    const isBeyond = ordered && dayOf(lastAt) > through;
    const undated = isBeyond ? await hasUndatedEnd(lastAt) : ok(true);
    if (!undated.ok) return undated;
    const last = fresh.at(-1);
    if (undated.value && last === undefined) return malformed("The list repeats itself");
    if (undated.value && last) {
      const first = end - Math.min(overlap, domains.length);
      const next = {
        first,
        largest,
        last: keyOf(last),
        seen,
        promised,
        made,
        ordered,
        repeats,
        lastAt,
      };
      return ok({ ...base, total: null, next: { cursor: write(next) } });
    }
  }
  return ok({ ...base, total: made, next: null });
}
