import { failed, failure, ok, type Result } from "../../domain/failure.ts";
import type { Booking } from "../../domain/foresight/account-lists.ts";
import { negate } from "../../domain/money.ts";
import type { BookingsQuery, Page } from "../contract.ts";
import { asDecimal, asFlag, asText, type Json, member } from "../json/json.ts";
import { readCurrency, readText } from "../read-value.ts";
import type { Ask } from "./ask.ts";
import { rowsFrom } from "./list.ts";
import { commandOf } from "./requests.ts";
import { asMoment, timeText } from "./time.ts";
import { unreadable } from "./unreadable.ts";

/** Rows of a page, and pages of payments that are read at most. */
const pageSize = 500;
export const paymentPages = 5;

/** How long a payment may take from its order to its arrival, milliseconds: its list is by the day of the order. */
const onTheWay = 45 * 86_400_000;

const inOrder = { order: "asc", order_by: "creation_date" } as const;

const textIn = (row: Json, name: string): string => readText(asText(member(row, name)));

/** In the reseller's own currency; that a charge stands above zero, and whether it has VAT in it, is unverified. */
function amountIn(prices: Json | undefined): Pick<Booking, "gross" | "currency"> {
  const own = member(prices, "reseller");
  return {
    gross: asDecimal(member(own, "price")),
    currency: readCurrency(asText(member(own, "currency"))),
  };
}

const transactionOf = (row: Json): Booking => ({
  at: asMoment(asText(member(row, "creation_date"))),
  type: readText(
    [textIn(row, "object_type") || textIn(row, "type"), textIn(row, "action")]
      .filter((word) => word !== "")
      .join(" "),
  ),
  description: textIn(row, "subject"),
  net: null,
  ...amountIn(member(row, "total")),
});

/** What was paid in; null: it has not come yet. */
function paymentOf(row: Json): Booking | null {
  if (asFlag(member(row, "is_processed")) !== true) return null;
  const { gross, currency } = amountIn(member(row, "amount"));
  const times = ["confirmation_date", "payment_date", "creation_date"].map((name) =>
    asMoment(asText(member(row, name))),
  );
  return {
    at: times.find((at) => at !== null) ?? null,
    type: "payment",
    description: textIn(row, "method"),
    net: null,
    gross: gross === null ? null : negate(gross),
    currency,
  };
}

/** Rows as they came, to see whether a page is the one before again: the place that was asked for was taken no notice of. */
const saidBy = (rows: readonly Json[]): string => JSON.stringify(rows);

const sameAgain = (path: "payments" | "transactions") =>
  failed(
    failure("malformed", { command: commandOf(path), text: "The list gives the same page again" }),
  );

const spanOf = (from: number, to: number) => ({
  ...inOrder,
  start_creation_date: timeText(from),
  end_creation_date: timeText(to),
});

/** All payments that came in the span; of one without a day nobody knows whether it did. */
async function paymentsIn(ask: Ask, { from, to }: BookingsQuery): Promise<Result<Booking[]>> {
  const found: Json[] = [];
  const query = spanOf(Math.max(0, from - onTheWay), to);
  let before = "";
  for (let page = 0; page < paymentPages; page++) {
    const next = await rowsFrom(ask, "payments", query, { first: found.length, limit: pageSize });
    if (!next.ok) return next;
    const said = saidBy(next.value.rows);
    if (next.value.rows.length > 0 && said === before) return sameAgain("payments");
    before = said;
    found.push(...next.value.rows);
    if (found.length >= next.value.total) {
      const paid = found.flatMap((row) => paymentOf(row) ?? []);
      return ok(paid.filter(({ at }) => at === null || (at >= from && at <= to)));
    }
  }
  const text = "The list has too many pages";
  return failed(failure("malformed", { command: commandOf("payments"), text }));
}

const timeOf = ({ at }: Booking): number => at ?? Number.MAX_SAFE_INTEGER;
const byTime = (rows: readonly Booking[]): Booking[] =>
  rows.toSorted((a, b) => timeOf(a) - timeOf(b));

/** Whether rows come as they were asked for: guessed at, entries of other pages would come twice, and others not at all. */
const areInOrder = (rows: readonly Booking[]): boolean =>
  rows.every((row, index) => index === 0 || timeOf(rows[index - 1] ?? row) <= timeOf(row));

/** What the pages of a list that is being read rest on. */
export interface BookingsRead {
  /** Payments that came with its first page; null: it was not read here. */
  paid: number | null;
  /** The page of transactions that came last. */
  page: string;
}

/**
 * What was booked: transactions, which are charges, and what was paid in, which the API lists apart. All payments of the
 * span come with its first page, and decide at which place the transactions of the next ones begin: `malformed` where
 * their number is another one by then. That transactions have no payments among them is unverified.
 * @param read noted by the first page, and looked at by the others
 */
export async function openproviderBookings(
  ask: Ask,
  query: BookingsQuery,
  read: BookingsRead,
): Promise<Result<Page<Booking>>> {
  const payments = await paymentsIn(ask, query);
  if (!payments.ok) return payments;
  const paid = payments.value.length;
  if (query.first === 0) Object.assign(read, { paid, page: "" });
  if (read.paid !== null && read.paid !== paid) {
    const text = "The list changed while it was read";
    return failed(failure("malformed", { command: commandOf("payments"), text }));
  }
  const isFirst = query.first < paid || query.first === 0;
  const place = { first: isFirst ? 0 : query.first - paid, limit: pageSize };
  const page = await rowsFrom(ask, "transactions", spanOf(query.from, query.to), place);
  if (!page.ok) return page;
  const said = saidBy(page.value.rows);
  if (place.first > 0 && page.value.rows.length > 0 && said === read.page)
    return sameAgain("transactions");
  read.page = said;
  const booked = page.value.rows.map(transactionOf);
  const isAll = place.first === 0 && booked.length >= page.value.total;
  if (!isAll && !areInOrder(booked)) return failed(unreadable("transactions", "creation_date"));
  const rows = isFirst ? byTime([...payments.value, ...booked]) : booked;
  return ok({ rows, total: paid + page.value.total });
}
