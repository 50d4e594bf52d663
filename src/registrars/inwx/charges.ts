import { failed, failure, ok, type Result } from "../../domain/failure.ts";
import { dayOf } from "../../domain/foresight/bank-days.ts";
import type { ChargesPage, ChargesQuery } from "../contract.ts";
import { derivedCharges, type HeldDomain } from "../derive/derived-charges.ts";
import { windowFrom } from "../derive/page-window.ts";
import { endingOf, type PriceList, priceFor } from "../derive/price-list.ts";
import { overlapOf, walkOn } from "../derive/walk.ts";
import { member } from "../json/json.ts";
import type { Ask } from "./ask.ts";
import { type Cursor, firstCursor, readCursor, writeCursor } from "./cursor.ts";
import { areBare, domainOf } from "./domains.ts";
import type { FailedRenewals } from "./failed-renewals.ts";
import { type PriceChanges, priceAt } from "./price-changes.ts";
import { singlePrices } from "./single-prices.ts";
import { type Rows, rowsIn } from "./window.ts";

const method = "domain.list";

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
  const text = "The list goes on at an unknown place";
  if (cursor === null) return failed(failure("malformed", { command: method, text }));
  const page = await domainPage(ask, cursor);
  if (!page.ok) return page;
  const { wide } = page.value;
  const isFirst = query.cursor === undefined;
  return walkOn(cursor, page.value, query.through, {
    command: method,
    overlap: overlapOf(page.value.largest),
    hasUndatedEnd: () => hasUndatedEnd(ask, wide),
    write: (walk) => writeCursor({ ...walk, wide }),
    chargesOf: async (fresh) => {
      const failures = await failuresOf();
      if (!failures.ok) return failures;
      const charged = [
        ...(isFirst ? besides(failures.value, query) : []),
        ...withFailures(fresh, failures.value, query.through),
      ];
      const prices = charged.length > 0 ? await pricesOf() : ok(noPrices);
      return prices.ok ? chargesOf(ask, charged, prices.value, query) : prices;
    },
  });
}
