import { dayMs, formatDate } from "../shared/dates.ts";
import { between, generatedFrom } from "../shared/generator.ts";
import { type Lists, listsOf, madeOnce } from "../shared/made-once.ts";
import type { Account } from "../shared/scenario-schema.ts";
import type { World } from "../shared/world.ts";
import type { Data } from "./envelope.ts";
import { OpensrsRefusal } from "./refusal.ts";
import type { OpensrsDomain } from "./schema.ts";

/** What an action may look at. */
export interface Context {
  world: World;
  account: Account;
  attributes: Readonly<Record<string, string>>;
}

interface Held extends OpensrsDomain {
  at: number;
}

function domainsOf({ account, world }: Context): Held[] {
  const { domains, generated } = account.opensrs;
  const further = generatedFrom(
    generated,
    (domain, next, { days }): OpensrsDomain => ({
      domain,
      expiryDay: Math.floor(between(next, days)),
      autoRenew: "Y",
      letExpire: "N",
    }),
  );
  return [...domains, ...further]
    .map((domain) => ({ ...domain, at: world.startedAt + Math.round(domain.expiryDay * dayMs) }))
    .sort((a, b) => a.at - b.at);
}

/** All domains of an account in order of their days, and those between the days that were asked for. */
const listsBy = (context: Context): Lists<Held> =>
  madeOnce(context.account.opensrs, context.world.startedAt, () => listsOf(domainsOf(context)));

const dayText = (at: number): string => formatDate(at).slice(0, 10);

/** Those that expire from one day to another, both included. */
function within({ held, sorted }: Lists<Held>, from: string, to: string): Held[] {
  const key = `${from} ${to}`;
  const known = sorted.get(key);
  const found = known ?? held.filter(({ at }) => dayText(at) >= from && dayText(at) <= to);
  sorted.set(key, found);
  return found;
}

const sent = (name: string, value: string | null): Record<string, string> =>
  value === null ? {} : { [name]: value };

function rowOf(held: Held, dates: "time" | "date"): Data {
  const written = formatDate(held.at).slice(0, dates === "date" ? 10 : 19);
  return {
    ...sent("f_let_expire", held.letExpire),
    name: held.domain,
    ...sent("expiredate", held.expiredate === undefined ? written : held.expiredate),
    ...sent("f_auto_renew", held.autoRenew),
  };
}

/** The rows of one page, and whether more come behind them. */
function pageOf(all: readonly Held[], { account, attributes }: Context) {
  const { wire } = account.opensrs;
  const asked = Number(attributes.limit ?? 40);
  if (asked > wire.largestLimit) throw new OpensrsRefusal(465, "Invalid limit");
  const size = Math.min(asked, wire.largestPage);
  const page = Number(attributes.page ?? 1);
  const number = page - wire.firstPage;
  if (number < 0) {
    if (wire.pageZero === "refused") throw new OpensrsRefusal(465, "Invalid page");
    if (wire.pageZero === "empty") return { rows: [], page, isMore: true };
  }
  const first = Math.max(0, number) * (wire.lowered === "by-own-size" ? size : asked);
  return { rows: all.slice(first, first + size), page, isMore: first + size < all.length };
}

export function domainsByExpiry(context: Context): Data {
  const { account, attributes } = context;
  const { exp_from: from = "", exp_to: to = "" } = attributes;
  const { dates, emptyList } = account.opensrs.wire;
  const all = within(listsBy(context), from, to);
  const { rows, page, isMore } = pageOf(all, context);
  const written = rows.map((each) => rowOf(each, dates));
  const empty: Record<string, Data> = { array: { exp_domains: [] }, item: { exp_domains: "" } };
  return {
    ...((rows.length > 0 ? { exp_domains: written } : (empty[emptyList] ?? {})) as object),
    page: String(page),
    remainder: isMore ? "1" : "0",
    total: String(all.length),
  };
}

export function price({ account, attributes }: Context): Data {
  const { domain = "", period = "1" } = attributes;
  const { prices, premium, tellsPremium, down } = account.opensrs;
  const extension = domain.split(".").slice(1).join(".");
  if (down.includes(extension)) throw new OpensrsRefusal(705);
  const own = premium[domain];
  const told = own ?? prices[extension];
  if (told === undefined) throw new OpensrsRefusal(465, `No price for ${domain}`);
  if (period !== "1") throw new OpensrsRefusal(465, "Invalid period");
  return {
    price: told,
    ...(own !== undefined && tellsPremium
      ? { is_registry_premium: "1", registry_premium_group: "premium1" }
      : {}),
  };
}
