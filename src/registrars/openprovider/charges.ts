import { failed, failure, ok, type Result } from "../../domain/failure.ts";
import { dayOf } from "../../domain/foresight/bank-days.ts";
import type { UpcomingCharge } from "../../domain/foresight/upcoming-charge.ts";
import type { ChargesPage, ChargesQuery } from "../contract.ts";
import { derivedCharges } from "../derive/derived-charges.ts";
import type { PriceOf } from "../derive/price-book.ts";
import type { RenewalPrice } from "../derive/price-list.ts";
import { largestAfter, overlapOf, walkAt, walkOn } from "../derive/walk.ts";
import { computedGross } from "../gross.ts";
import type { RenewalTerms } from "./account.ts";
import type { Ask } from "./ask.ts";
import { isByDefault, type ListedDomain, listedDomain, nextActionOf } from "./domains.ts";
import { domainsFrom, pageSizes } from "./list.ts";
import type { NetPrice } from "./prices.ts";
import { commandOf } from "./requests.ts";
import { active } from "./words.ts";

const path = "domains";

/** The names that are held, soonest renewed first. Only these are renewed by themselves. */
const asked = { status: active, "order_by.renewal_date": "asc" } as const;

/** Whether domains without a day come last. */
async function hasUndatedEnd(ask: Ask): Promise<Result<boolean>> {
  const query = { ...asked, "order_by.renewal_date": "desc" };
  const page = await domainsFrom(ask, query, { first: 0, limit: 1 });
  if (!page.ok) return page;
  const [only] = page.value.rows;
  return ok(only === undefined || listedDomain(only).renewsAt === null);
}

/** What takes the account's money: its prices come without VAT as far as is known, so that it comes on top. */
function grossPrice(net: NetPrice | null, vatPercent: string | null): RenewalPrice | null {
  if (net === null) return null;
  const { currency, amount } = net;
  const yearly = vatPercent === null ? null : computedGross(amount, vatPercent, currency);
  return { currency, yearly, monthly: null, leastYears: 1 };
}

interface Sources {
  termsOf: () => Promise<Result<RenewalTerms>>;
  pricesOf: (domains: readonly ListedDomain[]) => Promise<Result<PriceOf<ListedDomain>>>;
}

/** What the domains will take from the account, in their order. */
async function chargesOf(
  domains: readonly ListedDomain[],
  { through, vatPercent, currency }: ChargesQuery,
  { termsOf, pricesOf }: Sources,
): Promise<Result<UpcomingCharge[]>> {
  const due = domains.filter(({ renewsAt }) => renewsAt === null || dayOf(renewsAt) <= through);
  const isAsked = due.length > 0 && (vatPercent === null || due.some(isByDefault));
  const terms = isAsked ? await termsOf() : ok({ renewsByDefault: null, vatPercent });
  if (!terms.ok) return terms;
  const decided = domains.map((domain) => ({
    ...domain,
    nextAction: nextActionOf(domain, terms.value),
  }));
  const isCharged = ({ name, renewsAt, nextAction }: ListedDomain): boolean =>
    name !== "" && nextAction === "pay" && (renewsAt === null || dayOf(renewsAt) <= through);
  // Of a shorter time than a year no price is documented.
  const prices = await pricesOf(
    decided.filter((domain) => isCharged(domain) && domain.period?.unit === "year"),
  );
  if (!prices.ok) return prices;
  const vat = vatPercent ?? terms.value.vatPercent;
  return ok(
    decided.flatMap((domain) => {
      const price = isCharged(domain) ? grossPrice(prices.value(domain), vat) : null;
      return derivedCharges(domain, () => price, through).map((charge) => ({
        ...charge,
        // Without a price there is none to be in another currency than the account's.
        currency: charge.currency ?? currency,
      }));
    }),
  );
}

/**
 * What will be charged, derived: the names that are held by their day of renewal, and the price of each extension. Names
 * that will not be renewed are in it as what they are.
 */
export async function openproviderCharges(
  ask: Ask,
  query: ChargesQuery,
  sources: Sources,
): Promise<Result<ChargesPage>> {
  const walk = walkAt(query.cursor, pageSizes.most);
  const command = commandOf(path);
  const text = "The list goes on at an unknown place";
  if (walk === null) return failed(failure("malformed", { command, text }));
  const page = await domainsFrom(ask, asked, { first: walk.first, limit: walk.largest });
  if (!page.ok) return page;
  const { rows, total: count } = page.value;
  const domains = rows.map(listedDomain);
  const largest = largestAfter(walk, rows.length, count);
  return walkOn(walk, { domains, count, largest }, query.through, {
    command,
    overlap: overlapOf(largest),
    hasUndatedEnd: () => hasUndatedEnd(ask),
    write: (next) => JSON.stringify(next),
    chargesOf: (fresh) => chargesOf(fresh, query, sources),
  });
}
