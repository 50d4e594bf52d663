import { dayMs } from "../shared/dates.ts";
import { between, generatedFrom } from "../shared/generator.ts";
import { type Lists, listsOf, madeOnce } from "../shared/made-once.ts";
import type { Account } from "../shared/scenario-schema.ts";
import { type Answer, isoTime, RtrRefusal } from "./answer.ts";
import { type Context, listed } from "./query.ts";
import type { RtrDomain } from "./schema.ts";

/** A domain with its day of expiry as a time, ms since 1970; undefined: it has none. */
interface Held extends RtrDomain {
  id: number;
  at: number | undefined;
}

const heldBy = (context: Context): Lists<Held> =>
  madeOnce(context.account.rtr, context.world.startedAt, () => listsOf(domainsOf(context)));

function sortedBy({ held, sorted }: Lists<Held>, order: string | undefined): Held[] {
  if (order === undefined) return held;
  const sign = order === "-expiryDate" ? -1 : 1;
  const known =
    sorted.get(order) ?? held.toSorted((a, b) => sign * (timeOf(a) - timeOf(b)) || a.id - b.id);
  sorted.set(order, known);
  return known;
}

function domainsOf({ account, world }: Context): Held[] {
  const { domains, generated } = account.rtr;
  const further = generatedFrom(
    generated,
    (domain, next, { days }): RtrDomain => ({
      domain,
      expiryDay: Math.floor(between(next, days)),
      autoRenew: true,
      months: 12,
      status: ["OK"],
      premium: false,
    }),
  );
  return [...domains, ...further].map((domain, index) => ({
    ...domain,
    id: index,
    at:
      domain.expiryDay === undefined
        ? undefined
        : world.startedAt + Math.round(domain.expiryDay * dayMs),
  }));
}

const sent = <T>(name: string, value: T | null | undefined): object =>
  value === null || value === undefined ? {} : { [name]: value };

function rowOf(held: Held, fields: readonly string[]): object {
  const written = held.expiryDate ?? (held.at === undefined ? undefined : isoTime(held.at));
  const all: Record<string, unknown> = {
    ...sent("expiryDate", written),
    ...sent("autoRenew", held.autoRenew),
    ...sent("autoRenewPeriod", held.months),
    ...sent("status", held.status),
    ...sent("premium", held.premium),
    registry: "registry",
    customer: "customer",
    registrant: "mustermann-1",
    authcode: `auth-${held.id}`,
    contacts: [{ role: "ADMIN", handle: "mustermann-1" }],
    ns: ["ns1.private.example"],
  };
  const names = fields.length === 0 ? Object.keys(all) : fields;
  return Object.fromEntries([
    ["domainName", held.domain],
    ...names.filter((name) => Object.hasOwn(all, name)).map((name) => [name, all[name]]),
  ]);
}

const known = new Set([
  ...["domainName", "expiryDate", "autoRenew", "autoRenewPeriod", "status", "premium"],
  ...["registry", "customer", "registrant", "createdDate", "updatedDate", "premiumCategory"],
]);

const timeOf = ({ at }: Held): number => at ?? Number.MAX_VALUE;

export function domains(context: Context): Answer {
  const { fields: asked = "", order } = context.query;
  const fields = asked.split(",").filter((name) => name !== "");
  const strange = fields.find((name) => !known.has(name));
  if (strange !== undefined)
    throw new RtrRefusal(400, {
      type: "UnrecognizedPropertyException",
      violation: "parameter",
      what: `field ${strange}`,
    });
  return listed(sortedBy(heldBy(context), order), context, (each) => rowOf(each, fields));
}

export function tldInfo({ account, places }: Context): Answer {
  const { tld = "" } = places;
  const { tlds, down } = account.rtr;
  if (down.includes(tld))
    throw new RtrRefusal(503, {
      text: "The provider is unavailable",
      more: { startDate: "2026-01-01T00:00:00Z", endDate: "2026-01-01T06:00:00Z" },
    });
  const found = tlds.find((each) => each.tld === tld || each.same.includes(tld));
  if (!found) throw new RtrRefusal(404, { text: `no such TLD: ${tld}` });
  const { offset, periods, same } = found;
  return {
    body: {
      provider: "Registry",
      applicableFor: [found.tld, ...same],
      metadata: {
        createDomainPeriods: periods,
        renewDomainPeriods: periods,
        autoRenewDomainPeriods: periods,
        ...(offset === undefined ? {} : { expiryDateOffset: offset }),
        autoRenewGracePeriod: 3_628_800,
        transferFOA: true,
      },
    },
  };
}

/** All domains there are, in whatever status. */
export const countDomains = (account: Account): number =>
  account.rtr.domains.length + account.rtr.generated.reduce((sum, { count }) => sum + count, 0);
