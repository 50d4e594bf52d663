import type { Decimal } from "../../domain/account.ts";
import { ok, type Result } from "../../domain/failure.ts";
import type { Booking } from "../../domain/foresight/account-lists.ts";
import { subtract } from "../../domain/money.ts";
import type { BookingsQuery, Page } from "../contract.ts";
import { readText } from "../read-value.ts";
import type { Ask } from "./ask.ts";
import { inwxCurrency } from "./balance.ts";
import { asDecimal, asText, type Json, member } from "./json.ts";
import { asTime, timeText } from "./time.ts";
import { rowsIn, windowFrom, windowUntil } from "./window.ts";

const method = "accounting.log";

/** Below any entry. The method's own default is 0, which may hide what is below it. */
const leastPrice = -1_000_000_000;

const turned = (amount: Decimal): Decimal => subtract("0", amount);

/**
 * One entry. Whether what was charged is below or above zero is unverified: it is taken to be below, as an entry below
 * zero has to be asked for. An amount is taken for gross, as it moves the funds.
 */
function bookingOf(row: Json, currency: string): Booking {
  const amount = asDecimal(member(row, "amount"));
  return {
    at: asTime(member(row, "date")),
    type: readText(asText(member(row, "type"))),
    description: readText(asText(member(row, "details"))),
    net: null,
    gross: amount === null ? null : turned(amount),
    currency,
  };
}

const timeOf = ({ at }: Booking): number => at ?? Number.MAX_SAFE_INTEGER;
const inOrder = (rows: readonly Booking[]): Booking[] =>
  rows.toSorted((a, b) => timeOf(a) - timeOf(b));

/** Whether entries come the latest first; in which order they come is not documented. */
const isBackward = (rows: readonly Booking[]): boolean => {
  const [first, last] = [rows.at(0)?.at, rows.at(-1)?.at];
  return typeof first === "number" && typeof last === "number" && first > last;
};

/** `accounting.log`: one page, in order of time, whichever order the API has. */
export async function inwxBookings(
  ask: Ask,
  { from, to, first }: BookingsQuery,
): Promise<Result<Page<Booking>>> {
  const currency = await inwxCurrency(ask);
  if (!currency.ok) return currency;
  const params = { dateFrom: timeText(from), dateTo: timeText(to), priceMin: leastPrice };
  const asked = { method, params, list: "log" } as const;
  const page = await rowsIn(ask, asked, (largest) => windowFrom(first, largest));
  if (!page.ok) return page;
  const { count: total, largest } = page.value;
  const bookings = (rows: readonly Json[]) => rows.map((row) => bookingOf(row, currency.value));
  const rows = bookings(page.value.rows);
  const isAll = first === 0 && rows.length >= total;
  if (isAll || first >= total || !isBackward(rows)) return ok({ rows: inOrder(rows), total });
  // Counted from the other end: the row wanted first is the last of this page.
  const last = await rowsIn(ask, asked, (most) => windowUntil(total - first, most), largest);
  return last.ok ? ok({ rows: bookings(last.value.rows).toReversed(), total }) : last;
}
