import { dayMs } from "../shared/dates.ts";
import { between, generatedFrom } from "../shared/generator.ts";
import { type Lists, listsOf, madeOnce } from "../shared/made-once.ts";
import type { Account } from "../shared/scenario-schema.ts";
import type { Element } from "./answer.ts";
import { type Context, oneOf, paged } from "./context.ts";
import type { NamecheapDomain } from "./schema.ts";

/** A domain with its day of expiry as a time, ms since 1970; undefined: it has none. */
interface Held extends NamecheapDomain {
  id: number;
  at: number | undefined;
}

const heldBy = (context: Context): Lists<Held> =>
  madeOnce(context.account.namecheap, context.world.startedAt, () => listsOf(domainsOf(context)));

function domainsOf({ account, world }: Context): Held[] {
  const { domains, generated } = account.namecheap;
  const further = generatedFrom(
    generated,
    (domain, next, { days }): NamecheapDomain => ({
      domain,
      expiryDay: Math.floor(between(next, days)),
      autoRenew: true,
      premium: false,
    }),
  );
  return [...domains, ...further].map((domain, index) => ({
    ...domain,
    id: 677_001 + index,
    at:
      domain.expiryDay === undefined
        ? undefined
        : world.startedAt + Math.round(domain.expiryDay * dayMs),
  }));
}

const timeOf = ({ at }: Held): number => at ?? Number.MAX_VALUE;
const isExpired = ({ expired, expiryDay }: Held): boolean =>
  typeof expired === "boolean" ? expired : expiryDay !== undefined && expiryDay < 0;

const orders = [
  ...["NAME", "NAME_DESC", "EXPIREDATE", "EXPIREDATE_DESC", "CREATEDATE", "CREATEDATE_DESC"],
] as const;

function listed(context: Context): Held[] {
  const { params, account } = context;
  const type = oneOf(params, "ListType", ["ALL", "EXPIRING", "EXPIRED"]);
  const order = oneOf(params, "SortBy", orders);
  const lists = heldBy(context);
  const apart = account.namecheap.expiredApart;
  const { sorts } = account.namecheap.wire;
  const key = `${type} ${order} ${apart} ${sorts}`;
  const known = lists.sorted.get(key);
  if (known) return known;
  const isIn = (each: Held): boolean =>
    type === "EXPIRED" ? isExpired(each) : !(apart && isExpired(each));
  const sign = order.endsWith("_DESC") ? -1 : 1;
  const rows = lists.held
    .filter(isIn)
    .sort((a, b) =>
      sorts && order.startsWith("EXPIREDATE")
        ? sign * (timeOf(a) - timeOf(b)) || a.id - b.id
        : a.id - b.id,
    );
  lists.sorted.set(key, rows);
  return rows;
}

/** `MM/DD/YYYY` of a time, ms since 1970, in UTC. */
const dateOf = (at: number): string => {
  const [year, month, day] = new Date(at).toISOString().slice(0, 10).split("-");
  return `${month}/${day}/${year}`;
};

export function getList(context: Context): Element[] {
  const { page, paging } = paged(listed(context), context);
  const { wire } = context.account.namecheap;
  const word = (value: boolean): string => {
    const text = String(value);
    return wire.cases === "other" ? text.slice(0, 1).toUpperCase() + text.slice(1) : text;
  };
  const flag = (value: boolean | string | null): string | undefined =>
    value === null ? undefined : typeof value === "boolean" ? word(value) : value;
  const row = (held: Held): Element => ({
    name: "Domain",
    attributes: {
      ID: String(held.id),
      Name: held.domain,
      User: "mustermann",
      Created: "02/01/2024",
      Expires:
        held.expires === null
          ? undefined
          : (held.expires ?? (held.at === undefined ? "" : dateOf(held.at))),
      IsExpired: flag(held.expired === undefined ? isExpired(held) : held.expired),
      IsLocked: word(false),
      AutoRenew: flag(held.autoRenew),
      WhoisGuard: "ENABLED",
      IsPremium: flag(held.premium),
      IsOurDNS: word(true),
    },
  });
  return [{ name: "DomainGetListResult", content: page.map(row) }, paging];
}

/** All domains there are. */
export const countDomains = (account: Account): number =>
  account.namecheap.domains.length +
  account.namecheap.generated.reduce((sum, { count }) => sum + count, 0);
