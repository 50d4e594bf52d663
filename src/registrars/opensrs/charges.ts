import { failed, failure, ok, type Result } from "../../domain/failure.ts";
import { dayOf } from "../../domain/foresight/bank-days.ts";
import type { UpcomingCharge } from "../../domain/foresight/upcoming-charge.ts";
import type { ChargesPage, ChargesQuery } from "../contract.ts";
import { derivedCharges } from "../derive/derived-charges.ts";
import type { PriceOf } from "../derive/price-book.ts";
import { overlapOf, type Walk, walkAt, walkOn } from "../derive/walk.ts";
import { asWhole, member, readJson } from "../json/json.ts";
import type { Xml } from "../xml/xml.ts";
import type { Ask } from "./ask.ts";
import { textIn } from "./data.ts";
import { type ListedDomain, listedDomain } from "./domains.ts";
import { type Head, headOf } from "./head.ts";
import {
  listAction as command,
  lookedBack,
  type Origin,
  pageSizes,
  rowsFrom,
  type Span,
} from "./list.ts";

/** Prices of renewals, asked for where a name hangs on one. */
export type PricesOf = (domains: readonly ListedDomain[]) => Promise<Result<PriceOf<ListedDomain>>>;

/**
 * Whether a name stands there twice: it is held once, so that it hides another one. Names that a secret was cut out of, or
 * that are empty, may be several.
 */
function hasRepeats(rows: readonly Xml[]): boolean {
  const names = rows
    .map((row) => textIn(row, "name")?.toLowerCase() ?? "")
    .filter((name) => name !== "" && !name.includes("…"));
  return new Set(names).size < names.length;
}

/** What the domains will take from the account, in their order. */
async function chargesOf(
  domains: readonly ListedDomain[],
  { through, currency }: ChargesQuery,
  pricesOf: PricesOf,
): Promise<Result<UpcomingCharge[]>> {
  const isPriced = ({ name, renewsAt, nextAction, isLate }: ListedDomain): boolean =>
    name !== "" &&
    !isLate &&
    (nextAction === "pay" || nextAction === "expireunpaid") &&
    (renewsAt === null || dayOf(renewsAt) <= through);
  const prices = await pricesOf(domains.filter(isPriced));
  if (!prices.ok) return prices;
  return ok(
    domains.flatMap((domain) => {
      const asked = isPriced(domain) ? prices.value(domain) : null;
      const price = asked && { currency, yearly: asked.amount, monthly: null, leastYears: 1 };
      return derivedCharges(domain, () => price, through).map((charge) => ({
        ...charge,
        currency,
      }));
    }),
  );
}

/** What stays the same over all pages: which number the first one has, and how many rows there are in all. */
interface Known {
  origin: Origin;
  total: number;
}

/** By a cursor; null: it was written by nobody here. */
function knownBy(cursor: string): Known | null {
  const read = readJson(cursor);
  const whole = (name: string) => (read.ok ? asWhole(member(read.value, name)) : null);
  const [origin, total] = [whole("origin"), whole("total")];
  return (origin === 0 || origin === 1) && total !== null ? { origin, total } : null;
}

/** The next page. Where the number of names has changed, nobody knows on which page that was. */
async function goOn(ask: Ask, span: Span, walk: Walk, known: Known): Promise<Result<Head>> {
  const { first, largest } = walk;
  const rows = await rowsFrom(ask, span, first, { largest, origin: known.origin });
  if (!rows.ok) return rows;
  const text = "The list changed while it was read";
  return rows.value.total === known.total
    ? ok({ ...rows.value, origin: known.origin })
    : failed(failure("malformed", { command, text }));
}

/**
 * What will be charged, derived: the names that expire in the time that is looked at, those that have expired lately
 * among them, and the price of each extension. Names that will not be renewed are in it as what they are.
 */
export async function opensrsCharges(
  ask: Ask,
  query: ChargesQuery,
  pricesOf: PricesOf,
): Promise<Result<ChargesPage>> {
  const { cursor, today, through } = query;
  const walk = walkAt(cursor, pageSizes.most);
  const known = cursor === undefined ? null : knownBy(cursor);
  const text = "The list goes on at an unknown place";
  if (walk === null || (known === null && cursor !== undefined))
    return failed(failure("malformed", { command, text }));
  // A day more: whether the last one counts as a whole, and in which zone it ends, is not documented.
  const span = { from: today - lookedBack, to: through + 1 };
  const page = known === null ? await headOf(ask, span) : await goOn(ask, span, walk, known);
  if (!page.ok) return page;
  const { rows, total: count, largest, origin } = page.value;
  if (hasRepeats(rows))
    return failed(failure("malformed", { command, text: "The list has a name twice" }));
  const domains = rows.map((row) => listedDomain(row, today));
  return walkOn(walk, { domains, count, largest }, through, {
    command,
    overlap: overlapOf(largest),
    // A list of names by their days of expiry has none without one.
    hasUndatedEnd: async () => ok(false),
    write: (next) => JSON.stringify({ ...next, origin, total: count }),
    chargesOf: (fresh) => chargesOf(fresh, query, pricesOf),
  });
}
