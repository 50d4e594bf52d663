import { type Failure, failed, failure, ok, type Result } from "../../domain/failure.ts";
import { dayOf } from "../../domain/foresight/bank-days.ts";
import type { UpcomingCharge } from "../../domain/foresight/upcoming-charge.ts";
import type { ChargesPage, ChargesQuery } from "../contract.ts";
import { derivedCharges } from "../derive/derived-charges.ts";
import type { AskedPrice, PriceOf } from "../derive/price-book.ts";
import type { RenewalPrice } from "../derive/price-list.ts";
import { overlapOf, type Walk, walkAt, walkOn } from "../derive/walk.ts";
import type { Ask } from "./ask.ts";
import { type ListedDomain, listedDomain } from "./domains.ts";
import { domainsFrom, pageSizes } from "./list.ts";
import { commandOf } from "./requests.ts";

const command = commandOf("domain/domains");

/** What renewals cost. */
export interface Prices {
  of: PriceOf<ListedDomain>;
  /** Why none of them is told, though names hang on them; null: it was not refused. */
  refused: Failure | null;
}

/** Where the prices come from: they are asked for where a name hangs on them. */
export type PricesOf = (domains: readonly ListedDomain[]) => Promise<Result<Prices>>;

const isCharged = ({ name, nextAction, isDeleted }: ListedDomain): boolean =>
  name !== "" && !isDeleted && (nextAction === "pay" || nextAction === "expireunpaid");

const renewalPrice = ({ currency, amount, leastYears = 1 }: AskedPrice): RenewalPrice => ({
  currency,
  yearly: amount,
  monthly: null,
  leastYears,
});

/** What the domains will take from the account. */
async function chargesOf(
  domains: readonly ListedDomain[],
  { through, currency }: ChargesQuery,
  pricesOf: PricesOf,
): Promise<Result<UpcomingCharge[]>> {
  const near = domains.filter(({ renewsAt }) => renewsAt === null || dayOf(renewsAt) <= through);
  const prices = await pricesOf(near.filter(isCharged));
  if (!prices.ok) return prices;
  const { of, refused } = prices.value;
  const missing = refused === null ? "" : `, billing/price/domain: ${refused.code}`;
  return ok(
    near.flatMap((domain) => {
      const price = isCharged(domain) ? of(domain) : null;
      const known = price === null ? null : renewalPrice(price);
      return derivedCharges(domain, () => known, through).map((charge) => ({
        ...charge,
        lostAt: domain.lostAt,
        renewalMode: `${charge.renewalMode}${isCharged(domain) ? missing : ""}`,
        // Without a price there is none to be in another currency than the account's.
        currency: charge.currency ?? currency,
      }));
    }),
  );
}

/** Pages without any charge that are passed over in one go: by name, those with one may stand far apart. */
const passedOver = 10;

/**
 * What will be charged, derived: all names, as their list cannot be had by day, the first day on which each renewal is
 * tried, and the price of each extension. Names that will not be renewed are in it as what they are.
 */
export async function gandiCharges(
  ask: Ask,
  query: ChargesQuery,
  organization: string,
  pricesOf: PricesOf,
): Promise<Result<ChargesPage>> {
  let walk = walkAt(query.cursor, pageSizes.most);
  const text = "The list goes on at an unknown place";
  for (let pages = 0; walk !== null; pages++) {
    const here: Walk = walk;
    const page = await domainsFrom(ask, organization, here);
    if (!page.ok) return page;
    const { rows, count, largest } = page.value;
    const domains = rows.map((row) => listedDomain(row, query.today));
    let next: Walk | null = null;
    const walked = await walkOn(here, { domains, count, largest }, query.through, {
      command,
      overlap: overlapOf(largest),
      // Whatever day the last one has, more of any day may follow.
      hasUndatedEnd: async () => ok(true),
      write: (after) => {
        next = after;
        return JSON.stringify(after);
      },
      chargesOf: (fresh) => chargesOf(fresh, query, pricesOf),
    });
    if (!walked.ok) return walked;
    const isWhole = here.first === 0 && walked.value.next === null;
    if (walked.value.rows.length > 0 || next === null || pages >= passedOver)
      return ok({ ...walked.value, ordered: isWhole });
    walk = next;
  }
  return failed(failure("malformed", { command, text }));
}
