import type { Account } from "../shared/scenario-schema.ts";
import type { World } from "../shared/world.ts";
import { OpenproviderRefusal } from "./answer.ts";

export type Query = Readonly<Record<string, string>>;

/** What answers a path may look at. */
export interface Context {
  world: World;
  account: Account;
  query: Query;
}

/** Code of a parameter with a value that is none: a choice, nothing is documented. */
const badParameter = 399;

const refuse = (name: string): OpenproviderRefusal =>
  new OpenproviderRefusal(badParameter, 400, "parameter", `value of ${name}`);

const time = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/;

/** What each parameter may be; one that is not here is none. */
const accepts: Record<string, (value: string) => boolean> = {
  limit: (value) => /^[1-9]\d*$/.test(value),
  offset: (value) => /^\d+$/.test(value),
  order: (value) => value === "asc" || value === "desc",
  order_by: (value) => value === "creation_date",
  "order_by.renewal_date": (value) => value === "asc" || value === "desc",
  status: (value) => /^[A-Z]{3,4}$/.test(value),
  start_creation_date: (value) => time.test(value),
  end_creation_date: (value) => time.test(value),
  with_settings: (value) => value === "true" || value === "false",
  with_statistics: (value) => value === "true" || value === "false",
  "domain.name": (value) => value !== "" && !value.includes("."),
  "domain.extension": (value) => value !== "",
  operation: (value) => ["create", "renew", "transfer", "restore"].includes(value),
  period: (value) => /^\d+$/.test(value),
};

/**
 * Throws OpenproviderRefusal for a wrong value. The real one takes unknown parameters without a word: their names are
 * returned, for no correct client sends them.
 */
export function checkQuery(query: Query, allowed: readonly string[]): string[] {
  const unknown: string[] = [];
  for (const [name, value] of Object.entries(query)) {
    if (!allowed.includes(name)) unknown.push(name);
    else if (accepts[name]?.(value) === false) throw refuse(name);
  }
  return unknown;
}

/** One page of rows, as `limit` and `offset` ask for it; 100 rows where nothing is said. */
export function pageOf<Row>(rows: readonly Row[], { account, query }: Context): Row[] {
  const { largestPage, largestLimit } = account.openprovider.wire;
  const limit = Number(query.limit ?? 100);
  if (limit > largestLimit)
    throw new OpenproviderRefusal(badParameter, 400, undefined, "a limit that is too large");
  const first = Number(query.offset ?? 0);
  return rows.slice(first, first + Math.min(limit, largestPage));
}
