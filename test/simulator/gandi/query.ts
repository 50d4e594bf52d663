import type { Account } from "../shared/scenario-schema.ts";
import type { World } from "../shared/world.ts";
import { type Answer, GandiRefusal } from "./answer.ts";

export type Query = Readonly<Record<string, string>>;

/** What answers a path may look at. */
export interface Context {
  world: World;
  account: Account;
  query: Query;
  /** The path, for links to further pages. */
  path: string;
}

/** What each parameter may be; one that is not here is none. */
const accepts: Record<string, (value: string) => boolean> = {
  page: (value) => /^[1-9]\d*$/.test(value),
  per_page: (value) => /^[1-9]\d*$/.test(value),
  sort_by: (value) => value === "fqdn",
  sharing_id: (value) => value !== "",
  name: (value) => /^(?:[a-z\d-]+\.)+[a-z\d-]+$/.test(value),
  processes: (value) => value === "renew",
  currency: (value) => /^[A-Z]{3}$/.test(value),
};

/** Throws GandiRefusal for a parameter that the path does not have, or a value that is none. */
export function checkQuery(query: Query, allowed: readonly string[]): void {
  for (const [name, value] of Object.entries(query))
    if (!allowed.includes(name) || !accepts[name]?.(value))
      throw new GandiRefusal(400, `${name}: invalid`, {
        violation: "parameter",
        what: `${name}: ${value}`,
      });
}

/** One page of a list, as `page` and `per_page` ask for it; behind the last one an empty one. */
export function listed<Row>(
  rows: readonly Row[],
  { account, query, path }: Context,
  written: (row: Row) => object,
): Answer {
  const { totals, largestPage, refusesLarger } = account.gandi.wire;
  const page = Number(query.page ?? 1);
  const wanted = Number(query.per_page ?? 100);
  if (refusesLarger && wanted > largestPage)
    throw new GandiRefusal(400, `per_page: must be at most ${largestPage}`);
  const size = Math.min(wanted, largestPage);
  const first = (page - 1) * size;
  const next = first + size < rows.length ? `<${path}?page=${page + 1}>; rel="next"` : null;
  return {
    body: rows.slice(first, first + size).map(written),
    headers: {
      ...(totals && { "total-count": String(rows.length) }),
      ...(next !== null && { link: next }),
    },
  };
}
