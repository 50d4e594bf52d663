import type { Account } from "../shared/scenario-schema.ts";
import type { World } from "../shared/world.ts";
import { type Answer, RtrRefusal } from "./answer.ts";

export type Query = Readonly<Record<string, string>>;

/** What answers a path may look at. */
export interface Context {
  world: World;
  account: Account;
  query: Query;
  /** What stands in the path in place of its braces. */
  places: Readonly<Record<string, string>>;
}

const refuse = (name: string, message: string): RtrRefusal =>
  new RtrRefusal(400, {
    violation: "parameter",
    what: `${name}: ${message}`,
    more: { violations: [{ field: name, message }] },
  });

const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;

/** What each parameter may be; one that is not here is none. */
const accepts: Record<string, (value: string) => boolean> = {
  limit: (value) => /^\d{1,4}$/.test(value) && Number(value) <= 1000,
  offset: (value) => /^\d+$/.test(value),
  order: (value) => /^-?(?:expiryDate|date|fireDate)$/.test(value),
  fields: (value) => /^\w+(?:,\w+)*$/.test(value),
  currency: (value) => value === "EUR" || value === "USD",
  status: (value) => /^[A-Z_]+$/.test(value),
  "date:gte": (value) => time.test(value),
  "date:lte": (value) => time.test(value),
};

/** Throws RtrRefusal for a parameter that the path does not have, or a value that is none. */
export function checkQuery(query: Query, allowed: readonly string[]): void {
  for (const [name, value] of Object.entries(query)) {
    if (!allowed.includes(name) || !accepts[name]) throw refuse(name, "no such field");
    // The real one takes two currencies; another is what a user typed, and no client's fault.
    if (name === "currency" && !accepts.currency?.(value))
      throw new RtrRefusal(400, { text: "currency: no such currency" });
    if (!accepts[name]?.(value)) throw refuse(name, "invalid value");
  }
}

/** One page of a list, as `limit` and `offset` ask for it: ten rows where nothing is said, and none at all for nought. */
export function listed<Row>(
  rows: readonly Row[],
  { account, query }: Pick<Context, "account" | "query">,
  written: (row: Row) => object,
): Answer {
  const limit = Number(query.limit ?? 10);
  const offset = Number(query.offset ?? 0);
  const pagination = { total: rows.length, offset, limit };
  if (limit === 0) return { body: { pagination } };
  const most = Math.min(limit, account.rtr.wire.largestPage);
  return { body: { entities: rows.slice(offset, offset + most).map(written), pagination } };
}
