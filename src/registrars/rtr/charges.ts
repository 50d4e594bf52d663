import { failed, failure, ok, type Result } from "../../domain/failure.ts";
import { dayOf } from "../../domain/foresight/bank-days.ts";
import type { UpcomingCharge } from "../../domain/foresight/upcoming-charge.ts";
import type { ChargesPage, ChargesQuery } from "../contract.ts";
import { derivedCharges } from "../derive/derived-charges.ts";
import { endingOf } from "../derive/price-list.ts";
import { largestAfter, overlapOf, walkAt, walkOn } from "../derive/walk.ts";
import type { Ask } from "./ask.ts";
import { decimalOf, partOfYear } from "./cents.ts";
import { fields, type ListedDomain, listedDomain } from "./domains.ts";
import { pageSize, rowsFrom } from "./list.ts";
import type { YearlyPrice } from "./prices.ts";
import { commandOf } from "./requests.ts";
import { longestLead, type TldTerms } from "./tlds.ts";

const path = "domains";

const asked = { fields, order: "expiryDate" } as const;

/** Whether domains without a day come last. */
async function hasUndatedEnd(ask: Ask, today: number): Promise<Result<boolean>> {
  const page = await rowsFrom(
    ask,
    path,
    { ...asked, order: "-expiryDate" },
    { first: 0, limit: 1 },
  );
  if (!page.ok) return page;
  const [only] = page.value.rows;
  return ok(only === undefined || listedDomain(only, today).renewsAt === null);
}

/** Where the price list and the terms of extensions come from: each is asked for where a name hangs on it. */
export interface Sources {
  pricesIn: (currency: string) => Promise<Result<YearlyPrice>>;
  termsOf: (tlds: Iterable<string>) => Promise<Result<(tld: string) => TldTerms>>;
}

/** The name as its extension has it renewed: on which day, and for how long. */
function onItsDay(domain: ListedDomain, { offset, shortest }: TldTerms): ListedDomain {
  const { renewsAt } = domain;
  const months = domain.months ?? shortest;
  return {
    ...domain,
    months,
    renewalMode: offset === null ? `${domain.renewalMode}, by expiryDate` : domain.renewalMode,
    period: months === null ? null : { count: months, unit: "month" },
    renewsAt: renewsAt === null ? null : renewsAt - (offset ?? 0) * 1000,
  };
}

const isCharged = ({ name, nextAction }: ListedDomain): boolean =>
  name !== "" && (nextAction === "pay" || nextAction === "expireunpaid");

/** What a renewal takes, in cents; what brings a deleted name back is not told, and what a premium one costs neither. */
function centsOf(
  { name, months, isPremium, isDeleted }: ListedDomain,
  at: number | null,
  priceOf: YearlyPrice,
): bigint | null {
  if (months === null || isPremium !== false || isDeleted) return null;
  const yearly = priceOf(name, at);
  return yearly === null ? null : partOfYear(yearly, months);
}

/** What the domains will take from the account, in their order. */
async function chargesOf(
  domains: readonly ListedDomain[],
  { through, currency }: ChargesQuery,
  { pricesIn, termsOf }: Sources,
): Promise<Result<{ charges: UpcomingCharge[]; isMoved: boolean }>> {
  const near = domains.filter(
    ({ renewsAt }) => renewsAt === null || dayOf(renewsAt) <= through + longestLead,
  );
  const charged = near.filter(isCharged);
  const terms = await termsOf(charged.map(({ name }) => endingOf(name)));
  if (!terms.ok) return terms;
  const dated = near.map((domain) =>
    isCharged(domain) ? onItsDay(domain, terms.value(endingOf(domain.name))) : domain,
  );
  const isPriced = dated.some(
    (domain) =>
      isCharged(domain) && (domain.renewsAt === null || dayOf(domain.renewsAt) <= through),
  );
  const prices = isPriced ? await pricesIn(currency) : ok<YearlyPrice>(() => null);
  if (!prices.ok) return prices;
  const charges = dated.flatMap((domain) =>
    derivedCharges(domain, () => null, through).map((charge): UpcomingCharge => {
      const cents = isCharged(domain) ? centsOf(domain, charge.at, prices.value) : null;
      return { ...charge, gross: cents === null ? null : decimalOf(cents), currency };
    }),
  );
  return ok({
    charges,
    isMoved: dated.some((each, index) => each.renewsAt !== near[index]?.renewsAt),
  });
}

/**
 * What will be charged, derived: the names by their day of expiry, each moved to the day on which its extension has it
 * renewed, and the price list. Names that will not be renewed are in it as what they are.
 */
export async function rtrCharges(
  ask: Ask,
  query: ChargesQuery,
  sources: Sources,
): Promise<Result<ChargesPage>> {
  const walk = walkAt(query.cursor, pageSize);
  const command = commandOf(path);
  const text = "The list goes on at an unknown place";
  if (walk === null) return failed(failure("malformed", { command, text }));
  const page = await rowsFrom(ask, path, asked, { first: walk.first, limit: walk.largest });
  if (!page.ok) return page;
  const { rows, total: count } = page.value;
  const domains = rows.map((row) => listedDomain(row, query.today));
  const largest = largestAfter(walk, rows.length, count);
  let isMoved = false;
  const walked = await walkOn(walk, { domains, count, largest }, query.through + longestLead, {
    command,
    overlap: overlapOf(largest),
    hasUndatedEnd: () => hasUndatedEnd(ask, query.today),
    write: (next) => JSON.stringify(next),
    chargesOf: async (fresh) => {
      const made = await chargesOf(fresh, query, sources);
      if (!made.ok) return made;
      isMoved = made.value.isMoved;
      return ok(made.value.charges);
    },
  });
  if (!walked.ok) return walked;
  // What one page moved may come before what the page before has.
  const isWhole = walk.first === 0 && walked.value.next === null;
  return ok({ ...walked.value, ordered: walked.value.ordered && (isWhole || !isMoved) });
}
