import { failed, failure, ok, type Result } from "../../domain/failure.ts";
import { dayOf } from "../../domain/foresight/bank-days.ts";
import type { UpcomingCharge } from "../../domain/foresight/upcoming-charge.ts";
import type { ChargesPage, ChargesQuery } from "../contract.ts";
import { derivedCharges, type HeldDomain } from "../derive/derived-charges.ts";
import { endingOf, type PriceList, priceFor } from "../derive/price-list.ts";
import type { Ask } from "./ask.ts";
import { type Cursor, firstCursor, readCursor, writeCursor } from "./cursor.ts";
import { areBare, domainOf } from "./domains.ts";
import type { FailedRenewals } from "./failed-renewals.ts";
import { member } from "./json.ts";
import { type PriceChanges, priceAt } from "./price-changes.ts";
import { singlePrices } from "./single-prices.ts";
import { type Rows, rowsIn, windowFrom } from "./window.ts";

const method = "domain.list";

/**
 * Domains of the page before that the next one has again, to see whether the list moved in between: fewer where pages
 * are small, for not every page of such a size can begin there.
 */
const overlapFor = (largest: number): number => Math.max(1, Math.min(10, largest >> 2));

const malformed = (text: string) => failed(failure("malformed", { command: method, text }));

/** The domains that are renewed, soonest first. */
const asked = { renewalMode: "AUTORENEW", order: "REDATEASC" } as const;

interface DomainPage extends Omit<Rows, "rows"> {
  domains: HeldDomain[];
  wide: boolean;
}

/** A page of domains. Details are asked for only where there is nothing without them: they hold auth codes. */
async function domainPage(ask: Ask, cursor: Cursor): Promise<Result<DomainPage>> {
  const params = { ...asked, wide: cursor.wide ? 1 : 0 };
  const { first, largest } = cursor;
  const listed = { method, params, list: "domain" } as const;
  const page = await rowsIn(ask, listed, (max) => windowFrom(first, max), largest);
  if (!page.ok) return page;
  const { rows, ...list } = page.value;
  if (!cursor.wide && rows.length > 0 && areBare(rows))
    return domainPage(ask, { ...cursor, wide: true });
  return ok({ ...list, domains: rows.map(domainOf), wide: cursor.wide });
}

const keyOf = ({ name, renewsAt }: HeldDomain): string => `${name} ${renewsAt}`;

/** The domains that the page before did not have; null: the list moved by more than the overlap in between. */
function newOnes(domains: readonly HeldDomain[], { last }: Cursor): readonly HeldDomain[] | null {
  if (last === "") return domains;
  const at = domains.findIndex((domain) => keyOf(domain) === last);
  return at < 0 ? null : domains.slice(at + 1);
}

/** Day of renewal of the last one that has one, and whether each was as late as the one before. */
function orderOf(domains: readonly HeldDomain[], { lastAt, ordered }: Cursor) {
  let [latest, isOrdered] = [lastAt, ordered];
  for (const { renewsAt } of domains) {
    if (renewsAt === null) continue;
    if (renewsAt < latest) isOrdered = false;
    latest = Math.max(latest, renewsAt);
  }
  return { lastAt: latest, ordered: isOrdered };
}

/** Whether domains without a day come last, where nobody would see them who stops at the window's end. */
async function hasUndatedEnd(ask: Ask, wide: boolean): Promise<Result<boolean>> {
  const params = { ...asked, order: "REDATEDESC", wide: wide ? 1 : 0, page: 1, pagelimit: 1 };
  const page = await ask(method, params);
  if (!page.ok) return page;
  const row = member(page.value, "domain");
  const [only] = Array.isArray(row) ? row : [row];
  return ok(only === undefined || domainOf(only).renewsAt === null);
}

/** What renewals cost today, and from announced days on. */
export interface Prices {
  prices: PriceList;
  changes: PriceChanges;
}

const noPrices: Prices = { prices: new Map(), changes: new Map() };

/** What the page's domains will take from the account, in their order. */
async function chargesOf(
  ask: Ask,
  domains: readonly HeldDomain[],
  { prices, changes }: Prices,
  { through, vatPercent, currency }: ChargesQuery,
) {
  const isCharged = ({ renewsAt, nextAction }: HeldDomain): boolean =>
    (renewsAt === null || dayOf(renewsAt) <= through) &&
    nextAction !== null &&
    nextAction !== "expire" &&
    nextAction !== "delete";
  const names = domains.filter(isCharged).flatMap(({ name }) => (name === "" ? [] : [name]));
  const single = await singlePrices(ask, [...new Set(names)], vatPercent);
  if (!single.ok) return single;
  const own = single.value;
  return ok(
    domains.flatMap((domain) => {
      const { name } = domain;
      const isOwn = own.has(name);
      const today = isOwn ? (own.get(name) ?? null) : priceFor(name, prices);
      const announced = isOwn ? [] : (changes.get(endingOf(name)) ?? []);
      const priceOf = (at: number | null) => priceAt(announced, today, at);
      // Without a price there is none to be in another currency than the account's.
      return derivedCharges(domain, priceOf, through).map((charge) => ({
        ...charge,
        currency: charge.currency ?? currency,
      }));
    }),
  );
}

/** A name of which nobody knows what becomes of it: with it not all is known. */
const unclear = (name: string, renewsAt: number): HeldDomain => ({
  name,
  renewsAt,
  period: null,
  renewalMode: "",
  nextAction: null,
});

/** Whether the list of what is renewed has a domain, within its window. */
const isListed = ({ renewalMode, renewsAt }: HeldDomain, through: number): boolean =>
  renewalMode.toUpperCase() === asked.renewalMode &&
  (renewsAt === null || dayOf(renewsAt) <= through);

/**
 * What failed is at risk wherever the list has it; what it should not have, in another mode, is left to `besides`.
 */
const withFailures = (
  domains: readonly HeldDomain[],
  { failedAt }: FailedRenewals,
  through: number,
): HeldDomain[] =>
  domains.flatMap((domain) => {
    if (!failedAt.has(domain.name.toLowerCase())) return [domain];
    return isListed(domain, through) ? [{ ...domain, nextAction: "expireunpaid" as const }] : [];
  });

/** Names at risk that the list of what is renewed does not have: in another mode by now, or for a day beyond. */
function besides(failures: FailedRenewals, { today, through }: ChargesQuery): HeldDomain[] {
  const { failedAt, held, gone, isMore } = failures;
  const whenOf = (name: string): number | null => failedAt.get(name.toLowerCase()) ?? null;
  const start = today * 86_400_000;
  const atRisk = held
    .filter((domain) => !isListed(domain, through))
    .map(({ renewsAt, ...domain }): HeldDomain => {
      const isWithin = renewsAt !== null && dayOf(renewsAt) <= through;
      return { ...domain, renewsAt: whenOf(domain.name) ?? (isWithin ? renewsAt : null) };
    });
  const lost = gone.map((name) => unclear(name, whenOf(name) ?? start));
  return [...atRisk, ...lost, ...(isMore ? [unclear("", start)] : [])];
}

const byDay = (a: UpcomingCharge, b: UpcomingCharge): number =>
  (a.at ?? Number.MAX_SAFE_INTEGER) - (b.at ?? Number.MAX_SAFE_INTEGER);

/**
 * What will be charged, derived: `domain.list` by the day of renewal, and the price list; premium names are priced
 * singly. The list ends where the window does, as far as the API keeps to its order. Names whose renewal has failed and
 * that the list does not have come with its first page.
 */
export async function inwxCharges(
  ask: Ask,
  query: ChargesQuery,
  pricesOf: () => Promise<Result<Prices>>,
  failuresOf: () => Promise<Result<FailedRenewals>>,
): Promise<Result<ChargesPage>> {
  const cursor = query.cursor === undefined ? firstCursor : readCursor(query.cursor);
  if (cursor === null) return malformed("The list goes on at an unknown place");
  const page = await domainPage(ask, cursor);
  if (!page.ok) return page;
  const { domains, count, largest, wide } = page.value;
  const fresh = newOnes(domains, cursor);
  const seen = cursor.seen + (fresh?.length ?? 0);
  const end = cursor.first + domains.length;
  // More stand before the page's end than were seen: some came in before it, and nobody has read them.
  if (fresh === null || seen < end) return malformed("The list changed while it was read");
  const failures = await failuresOf();
  if (!failures.ok) return failures;
  const isFirst = query.cursor === undefined;
  const charged = [
    ...(isFirst ? besides(failures.value, query) : []),
    ...withFailures(fresh, failures.value, query.through),
  ];
  const prices = charged.length > 0 ? await pricesOf() : ok(noPrices);
  if (!prices.ok) return prices;
  const charges = await chargesOf(ask, charged, prices.value, query);
  if (!charges.ok) return charges;
  const rows = charges.value.toSorted(byDay);
  const made = cursor.made + rows.length;
  const { lastAt, ordered } = orderOf(fresh, cursor);
  // What a name takes a second time lies among domains of later pages.
  const repeats = cursor.repeats || rows.some(({ at }) => at !== null && at > lastAt);
  const base = { rows, ordered: ordered && !repeats, basis: "derived" as const };
  if (end < count) {
    const isBeyond = ordered && dayOf(lastAt) > query.through;
    const undated = isBeyond ? await hasUndatedEnd(ask, wide) : ok(true);
    if (!undated.ok) return undated;
    const last = fresh.at(-1);
    if (undated.value && last === undefined) return malformed("The list repeats itself");
    if (undated.value && last) {
      const first = end - Math.min(overlapFor(largest), domains.length);
      const next = {
        first,
        largest,
        last: keyOf(last),
        seen,
        made,
        wide,
        ordered,
        repeats,
        lastAt,
      };
      return ok({ ...base, total: null, next: { cursor: writeCursor(next) } });
    }
  }
  return ok({ ...base, total: made, next: null });
}
