import type { Account } from "../shared/scenario-schema.ts";
import type { World } from "../shared/world.ts";
import { type Answer, AutodnsRefusal, wrongValue } from "./answer.ts";

/** What of a list is asked for. */
export interface Query {
  filters: readonly { key: string; operator: string; value: string }[];
  limit: number;
  offset: number;
  order: { key: string; type: string } | undefined;
}

/** What answers may look at. */
export interface Context {
  world: World;
  account: Account;
  keys: readonly string[];
  query: Query;
  /** What stands in the path in place of its braces. */
  name: string;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const onlyHas = (value: Record<string, unknown>, names: readonly string[]): boolean =>
  Object.keys(value).every((name) => names.includes(name));

const isWhole = (value: unknown): value is number => Number.isInteger(value) && Number(value) >= 0;

const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}[+-]\d{4}$/;
const operators = ["EQUAL", "GREATER_EQUAL", "LESS_EQUAL", "GREATER", "LESS"];

/** Milliseconds since 1970 of a time as it is sent. */
export const momentOf = (text: string): number =>
  Date.parse(text.replace(/([+-]\d\d)(\d\d)$/, "$1:$2"));

/** Throws AutodnsRefusal for what no list takes. */
export function readQuery(text: string, { autodns }: Account): Query {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    throw new AutodnsRefusal(400, { violation: "form", what: "the body is no JSON" });
  }
  if (!isObject(read) || !onlyHas(read, ["filters", "view", "orders"]))
    throw wrongValue("query", "members that a query does not have");
  const { filters = [], view = {}, orders = [] } = read;
  if (!isObject(view) || !onlyHas(view, ["limit", "offset", "children", "from", "to"]))
    throw wrongValue("view", "members that a view does not have");
  const { limit = 20, offset = 0, children = false } = view;
  if (!isWhole(limit) || !isWhole(offset) || typeof children !== "boolean")
    throw wrongValue("view", "a limit, an offset or children that is none");
  if (!Array.isArray(filters) || !Array.isArray(orders)) throw wrongValue("query", "no lists");
  for (const each of filters as unknown[])
    if (
      !isObject(each) ||
      !operators.includes(String(each.operator)) ||
      typeof each.key !== "string" ||
      !time.test(String(each.value))
    )
      throw wrongValue("filters", "a filter that is none");
  const [order] = orders as { key: string; type: string }[];
  if (order && order.type !== "ASC" && order.type !== "DESC")
    throw wrongValue("orders", "an order that is none");
  // A member that cannot be sorted by is what nobody documents, and no client's fault.
  if (order && !autodns.wire.sortedBy.includes(order.key)) throw wrongValue(order.key);
  const kept = autodns.wire.sorts ? order : undefined;
  return { filters: filters as Query["filters"], limit, offset, order: kept };
}

/** One page of a list, as it is asked for. */
export function listed<Row>(
  rows: readonly Row[],
  { account, query }: Pick<Context, "account" | "query">,
  written: (row: Row) => object,
  { number, type }: { number: string; type: string },
): Answer {
  const { largestPage, sendsEmpty } = account.autodns.wire;
  const most = Math.min(query.limit, largestPage);
  const data = rows.slice(query.offset, query.offset + most).map(written);
  return {
    number,
    text: "Die Daten wurden erfolgreich ermittelt.",
    object: { type, summary: rows.length },
    ...(data.length > 0 || sendsEmpty ? { data } : {}),
  };
}

/** Rows with a time each, as filters and order want them; what has none comes last. */
export function inOrder<Row extends { at: number | undefined }>(
  rows: readonly Row[],
  { filters, order }: Query,
): Row[] {
  const fits = ({ at }: Row): boolean =>
    filters.every(({ operator, value }) => {
      const wanted = momentOf(value);
      if (at === undefined) return false;
      return operator.startsWith("GREATER") ? at >= wanted : at <= wanted;
    });
  const sign = order?.type === "DESC" ? -1 : 1;
  const timeOf = ({ at }: Row): number => at ?? sign * Number.MAX_VALUE;
  const kept = filters.length === 0 ? [...rows] : rows.filter(fits);
  return order === undefined ? kept : kept.sort((a, b) => sign * (timeOf(a) - timeOf(b)));
}
