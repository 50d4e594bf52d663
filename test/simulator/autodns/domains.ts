import { dayMs } from "../shared/dates.ts";
import { between, generatedFrom } from "../shared/generator.ts";
import { type Lists, listsOf, madeOnce } from "../shared/made-once.ts";
import type { World } from "../shared/world.ts";
import { type Answer, berlinTime, wrongValue } from "./answer.ts";
import { type Context, inOrder, listed } from "./query.ts";
import type { AutodnsDomain } from "./schema.ts";

/** A domain with its days as times, ms since 1970; undefined: it has none. */
interface Held extends AutodnsDomain {
  at: number | undefined;
  expires: number | undefined;
}

const help = [
  "payable",
  "expire",
  "autoRenewStatus",
  "cancelationStatus",
  "period",
  "priceClassRenew",
  "priceClass",
];
const description = ["expire", "autorenew", "comment"];
/** What each of the two has is one list with the other. */
const known = { help, description, both: [...help, ...description] };

const heldBy = (context: Context): Lists<Held> =>
  madeOnce(context.account.autodns, context.world.startedAt, () => listsOf(domainsOf(context)));

function domainsOf({ account, world }: Context): Held[] {
  const { domains, generated } = account.autodns;
  const further = generatedFrom(
    generated,
    (domain, next, { days, priceClass }): AutodnsDomain => ({
      domain,
      payableDay: Math.floor(between(next, days)),
      autoRenew: "TRUE",
      period: { unit: "YEAR", period: 1 },
      ...(priceClass === undefined ? {} : { priceClass }),
    }),
  );
  return [...domains, ...further].map((domain) => ({
    ...domain,
    at: timeOf(domain.payableDay, world),
    expires: timeOf(domain.expireDay, world),
  }));
}

const timeOf = (day: number | undefined, { startedAt }: World): number | undefined =>
  day === undefined ? undefined : startedAt + Math.round(day * dayMs);

function sortedBy({ held, sorted }: Lists<Held>, { query }: Context): Held[] {
  if (query.order === undefined) return held;
  const { key, type } = query.order;
  const name = `${key} ${type}`;
  const rows =
    sorted.get(name) ??
    inOrder(
      held.map((each) => ({ each, at: key === "payable" ? each.at : each.expires })),
      query,
    ).map(({ each }) => each);
  sorted.set(name, rows);
  return rows;
}

const sent = (name: string, value: unknown): object =>
  value === null || value === undefined ? {} : { [name]: value };

function rowOf(held: Held, keys: readonly string[]): object {
  const due = held.payable ?? (held.at === undefined ? undefined : berlinTime(held.at));
  const all: Record<string, object> = {
    payable: sent("payable", due),
    expire: sent("expire", held.expires === undefined ? undefined : berlinTime(held.expires)),
    autoRenewStatus: sent("autoRenewStatus", held.autoRenew),
    autorenew: sent("autorenew", held.autoRenew),
    cancelationStatus: sent("cancelationStatus", held.cancelation),
    period: sent("period", held.period),
    priceClassRenew: sent("priceClassRenew", held.priceClass),
  };
  return Object.assign(
    {
      created: berlinTime(Date.UTC(2020, 0, 1)),
      owner: { context: 4, user: "mustermann" },
      name: held.domain,
    },
    ...keys.map((key) => all[key] ?? {}),
  );
}

/** All domains there are, whatever becomes of them. */
export function domains(context: Context): Answer {
  const { wire } = context.account.autodns;
  const allowed = known[wire.keys];
  const other = context.keys.find((key) => !allowed.includes(key));
  if (other !== undefined && wire.otherKeys === "refused") throw wrongValue(other);
  const keys = context.keys.filter((key) => allowed.includes(key));
  const lists = heldBy(context);
  const rows = sortedBy(lists, context);
  return listed(rows, context, (row) => rowOf(row, keys), { number: "0105", type: "Domain" });
}

export function restorable(context: Context): Answer {
  const { account, world, query, keys } = context;
  const rows = account.autodns.restorable.map((each) => ({
    ...each,
    at: timeOf(each.deletedDay, world),
    until: timeOf(each.untilDay, world),
  }));
  return listed(
    inOrder(rows, query),
    context,
    ({ domain, at, until }) => ({
      owner: { context: 4, user: "mustermann" },
      name: domain,
      ...(at === undefined || !keys.includes("deleted") ? {} : { deleted: berlinTime(at) }),
      ...(until === undefined || !keys.includes("restorePhaseEnd")
        ? {}
        : { restorePhaseEnd: berlinTime(until) }),
    }),
    { number: "0155", type: "DomainRestore" },
  );
}
