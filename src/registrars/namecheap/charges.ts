import { failed, failure, ok, type Result } from "../../domain/failure.ts";
import { dayOf } from "../../domain/foresight/bank-days.ts";
import type { UpcomingCharge } from "../../domain/foresight/upcoming-charge.ts";
import type { ChargesPage, ChargesQuery } from "../contract.ts";
import { derivedCharges } from "../derive/derived-charges.ts";
import { type PriceList, priceFor, type RenewalPrice } from "../derive/price-list.ts";
import { walkAt, walkOn } from "../derive/walk.ts";
import type { Ask } from "./ask.ts";
import { type ListedDomain, listedDomain } from "./domains.ts";
import { domainRows, domainsFrom, pageSizes } from "./list.ts";
import { type Action, dearer } from "./prices.ts";

const command = "namecheap.domains.getList";

/** All names, soonest expired first: those that have expired stand at its head. */
const asked = { ListType: "ALL", SortBy: "EXPIREDATE" } as const;

/**
 * Domains of a page that the next one has again. Fewer than where requests cost less: with these a thousand names take no
 * more than ten pages, and a list that moves by more meanwhile is read again.
 */
const overlap = 3;

/**
 * Whether names may stand behind the window's end that belong into it: those without a day, and all where a server took no
 * notice of the order. The list's last name shows both; the first one of the opposite order would not show the latter.
 * @param lastAt the last day that was seen before, milliseconds since the epoch
 */
async function hasUnsortedEnd(
  ask: Ask,
  { today, count, lastAt }: { today: number; count: number; lastAt: number },
): Promise<Result<boolean>> {
  const PageSize = pageSizes.least;
  const Page = Math.ceil(count / PageSize);
  const page = await ask(command, { ...asked, Page, PageSize });
  if (!page.ok) return page;
  // Where pages are smaller than they were asked for, the last name is on another one.
  const last = domainRows(page.value)?.[count - (Page - 1) * PageSize - 1];
  const lastDay = last === undefined ? null : listedDomain(last, today).renewsAt;
  return ok(lastDay === null || lastDay < lastAt);
}

/** A name of which nobody knows what becomes of it: with it not all is known. */
const unclear = (renewsAt: number): ListedDomain => ({
  name: "",
  renewsAt,
  period: null,
  renewalMode: "",
  nextAction: null,
  isPremium: null,
  isOver: true,
});

/**
 * Expired names that the list of all of them leaves out: that it has them is its name's word alone. Where its head shows
 * one, it has them; else the list of the expired ones is looked at.
 */
async function expiredBeside(
  ask: Ask,
  head: readonly ListedDomain[],
  today: number,
): Promise<Result<ListedDomain[]>> {
  if (head.some(({ isOver }) => isOver)) return ok([]);
  const page = await domainsFrom(ask, { ...asked, ListType: "EXPIRED" }, 0);
  if (!page.ok) return page;
  const { rows, count } = page.value;
  // A server that takes no notice of the type gives the list of all once more.
  const over = rows.map((row) => listedDomain(row, today)).filter(({ isOver }) => isOver);
  const isMore = count > rows.length && over.length === rows.length;
  return ok([...over, ...(isMore ? [unclear(today * 86_400_000)] : [])]);
}

/** Where the price lists come from: each is asked for where a name hangs on it. */
export type PricesOf = (action: Action) => Promise<Result<PriceList>>;

const none: PriceList = new Map();

/** What the domains will take from the account, in their order. */
async function chargesOf(
  domains: readonly ListedDomain[],
  { through, currency }: ChargesQuery,
  pricesOf: PricesOf,
): Promise<Result<UpcomingCharge[]>> {
  const isPriced = ({ name, renewsAt, isPremium, nextAction }: ListedDomain): boolean =>
    name !== "" &&
    isPremium === false &&
    (nextAction === "pay" || nextAction === "expireunpaid") &&
    (renewsAt === null || dayOf(renewsAt) <= through);
  const wants = (action: ListedDomain["nextAction"]): boolean =>
    domains.some((domain) => domain.nextAction === action && isPriced(domain));
  const isRestored = wants("expireunpaid");
  const renewals = isRestored || wants("pay") ? await pricesOf("RENEW") : ok(none);
  if (!renewals.ok) return renewals;
  const restores = isRestored ? await pricesOf("REACTIVATE") : ok(none);
  if (!restores.ok) return restores;
  const priceOf = (domain: ListedDomain): RenewalPrice | null => {
    if (!isPriced(domain)) return null;
    const renewal = priceFor(domain.name, renewals.value);
    // What brings an expired name back has a price of its own, and in its first days may cost no more than a renewal.
    return domain.nextAction === "expireunpaid"
      ? dearer(renewal, priceFor(domain.name, restores.value))
      : renewal;
  };
  return ok(
    domains.flatMap((domain) => {
      const price = priceOf(domain);
      return derivedCharges(domain, () => price, through).map((charge) => ({
        ...charge,
        // Without a price there is none to be in another currency than the account's.
        currency: charge.currency ?? currency,
      }));
    }),
  );
}

/**
 * What will be charged, derived: the names by their day of expiry, and the price list. Names that will not be renewed are
 * in it as what they are. The list ends where the window does, as far as the API keeps to its order.
 */
export async function namecheapCharges(
  ask: Ask,
  query: ChargesQuery,
  pricesOf: PricesOf,
): Promise<Result<ChargesPage>> {
  const walk = walkAt(query.cursor, pageSizes.most);
  const text = "The list goes on at an unknown place";
  if (walk === null) return failed(failure("malformed", { command, text }));
  const page = await domainsFrom(ask, asked, walk.first, walk.largest);
  if (!page.ok) return page;
  const { rows, count, largest } = page.value;
  const domains = rows.map((row) => listedDomain(row, query.today));
  const beside =
    query.cursor === undefined
      ? await expiredBeside(ask, domains, query.today)
      : ok<ListedDomain[]>([]);
  if (!beside.ok) return beside;
  return walkOn(walk, { domains, count, largest }, query.through, {
    command,
    overlap,
    hasUndatedEnd: (lastAt) => hasUnsortedEnd(ask, { today: query.today, count, lastAt }),
    write: (next) => JSON.stringify(next),
    chargesOf: (fresh) => chargesOf([...beside.value, ...fresh], query, pricesOf),
  });
}
