import { failed, failure, isOfRequestAlone, ok, type Result } from "../../domain/failure.ts";
import { dayOf } from "../../domain/foresight/bank-days.ts";
import type { UpcomingCharge } from "../../domain/foresight/upcoming-charge.ts";
import { roundUpIn } from "../../domain/money.ts";
import type { ChargesPage, ChargesQuery } from "../contract.ts";
import { derivedCharges } from "../derive/derived-charges.ts";
import { largestAfter, overlapOf, type Walk, walkAt, walkOn } from "../derive/walk.ts";
import { asText, asWhole, member, readJson } from "../json/json.ts";
import type { Ask } from "./ask.ts";
import { type ListedDomain, listedDomain } from "./domains.ts";
import { pageSize, type Rows, rowsFrom } from "./list.ts";
import type { Prices } from "./prices.ts";
import { type Key, type Search, searchCommand } from "./requests.ts";
import { asDueDay } from "./time.ts";

const path = "domain/_search";
const command = searchCommand(path);

type Way = Omit<Search<typeof path>, "view">;

/** The members that the help names; the API's own description has another one for what decides about renewal. */
const helped: readonly Key<typeof path>[] = [
  "payable",
  "expire",
  "autoRenewStatus",
  "cancelationStatus",
  "period",
  "priceClassRenew",
];
const described: readonly Key<typeof path>[] = ["expire", "autorenew"];

const by = (key: "payable" | "expire") => [{ key, type: "ASC" }] as const;

/**
 * How the list is asked for, until one way of it is taken: which members may be asked for, and which may be sorted by, is
 * told in two ways, and what another one does nowhere. Without an order all of it is read.
 */
const ways: readonly Way[] = [
  { keys: [...helped, "autorenew"], orders: by("payable") },
  { keys: helped, orders: by("payable") },
  { keys: helped, orders: by("expire") },
  { keys: described, orders: by("expire") },
  { keys: described },
];

/** A page, and the way in which it was taken. */
interface DomainPage extends Rows {
  way: number;
}

/** Only the first page tries: one way is that of the whole list. */
async function pageOf(ask: Ask, walk: Walk, way: number): Promise<Result<DomainPage>> {
  const place = { first: walk.first, limit: walk.largest };
  const page = await rowsFrom(ask, path, ways[way] ?? {}, place);
  if (page.ok) return ok({ ...page.value, way });
  const isFirst = walk.first === 0 && way + 1 < ways.length;
  const isRefused = isOfRequestAlone(page.failure) && page.failure.kind === "rejected";
  return isFirst && isRefused ? pageOf(ask, walk, way + 1) : page;
}

/**
 * Whether names may stand behind the window's end that belong into it: those that lack what the list is sorted by, and all
 * where a server took no notice of the order, which its last one shows, or where that is not the day on which they are due.
 * @param lastAt the last day that was seen before, milliseconds since the epoch
 */
async function hasUnsortedEnd(
  ask: Ask,
  { way, count, lastAt }: { way: number; count: number; lastAt: number },
): Promise<Result<boolean>> {
  const { keys = [], orders = [] } = ways[way] ?? {};
  const [order] = orders;
  if (order === undefined || (order.key === "expire" && keys.includes("payable"))) return ok(true);
  const page = await rowsFrom(ask, path, { keys, orders }, { first: count - 1, limit: 1 });
  if (!page.ok) return page;
  const [last] = page.value.rows;
  const lastDay = asDueDay(asText(member(last, order.key)));
  return ok(lastDay === null || lastDay < lastAt);
}

type PricesOf = (domains: readonly ListedDomain[]) => Promise<Result<Prices>>;

const isCharged = ({ name, nextAction }: ListedDomain): boolean =>
  name !== "" && (nextAction === "pay" || nextAction === "expireunpaid");

const withNote = (said: string, note: string): string => (said === "" ? note : `${said}, ${note}`);

/** What the domains will take from the account, in their order. Where a price is no listed one, its row says whose it is. */
async function chargesOf(
  domains: readonly ListedDomain[],
  { through, currency }: ChargesQuery,
  pricesOf: PricesOf,
): Promise<Result<UpcomingCharge[]>> {
  const priced = domains.filter(
    (each) => isCharged(each) && (each.renewsAt === null || dayOf(each.renewsAt) <= through),
  );
  const prices =
    priced.length > 0 ? await pricesOf(priced) : ok<Prices>({ of: () => null, refused: null });
  if (!prices.ok) return prices;
  const { of, refused } = prices.value;
  const missing = refused === null ? null : `price_list.xml: ${refused.code ?? refused.kind}`;
  return ok(
    domains.flatMap((domain) => {
      const all = derivedCharges(domain, () => null, through);
      return (domain.isOnce ? all.slice(0, 1) : all).map((charge): UpcomingCharge => {
        if (!isCharged(domain)) return { ...charge, currency };
        const price = of(domain, charge.at);
        const source =
          price === null || price.by === "price_list.xml" ? null : `price: ${price.by}`;
        const notes = [source, price?.by === "price_list.xml" ? null : missing];
        return {
          ...charge,
          net: price?.net ?? null,
          gross: price === null ? null : roundUpIn(price.gross, price.currency),
          ...(price?.by === "subjectProduct" && { estimated: true }),
          // Without a price there is none to be in another currency than the account's.
          currency: price?.currency ?? currency,
          renewalMode: notes.reduce<string>(
            (said, note) => (note === null ? said : withNote(said, note)),
            charge.renewalMode,
          ),
        };
      });
    }),
  );
}

/** The walk and the way of a cursor; null: it was written by nobody here. */
function placeOf(cursor: string | undefined): { walk: Walk; way: number } | null {
  const walk = walkAt(cursor, pageSize);
  const read = cursor === undefined ? null : readJson(cursor);
  const way = read?.ok ? asWhole(member(read.value, "way")) : 0;
  return walk === null || way === null ? null : { walk, way };
}

/**
 * What will be charged, derived: the names by the day on which they are due, and their prices. Names that will not be renewed
 * are in it as what they are.
 */
export async function autodnsCharges(
  ask: Ask,
  query: ChargesQuery,
  pricesOf: PricesOf,
): Promise<Result<ChargesPage>> {
  const place = placeOf(query.cursor);
  const text = "The list goes on at an unknown place";
  if (place === null) return failed(failure("malformed", { command, text }));
  const { walk } = place;
  const page = await pageOf(ask, walk, place.way);
  if (!page.ok) return page;
  const { rows, total: count, way } = page.value;
  const domains = rows.map((row) => listedDomain(row, query.today));
  const largest = largestAfter(walk, rows.length, count);
  return walkOn(walk, { domains, count, largest }, query.through, {
    command,
    overlap: overlapOf(largest),
    hasUndatedEnd: (lastAt) => hasUnsortedEnd(ask, { way, count, lastAt }),
    write: (next) => JSON.stringify({ ...next, way }),
    chargesOf: (fresh) => chargesOf(fresh, query, pricesOf),
  });
}
