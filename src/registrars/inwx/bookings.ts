import { failed, ok, type Result } from "../../domain/failure.ts";
import type { Booking } from "../../domain/foresight/account-lists.ts";
import { negate } from "../../domain/money.ts";
import type { BookingsQuery, Page } from "../contract.ts";
import { windowFrom } from "../derive/page-window.ts";
import { asDecimal, asText, type Json, member } from "../json/json.ts";
import { readText } from "../read-value.ts";
import type { Ask } from "./ask.ts";
import { inwxCurrency } from "./balance.ts";
import { asTime, timeText } from "./time.ts";
import { unreadable } from "./unreadable.ts";
import { rowsIn, windowUntil } from "./window.ts";

const method = "accounting.log";

/** Below any entry. The method's own default is 0, which may hide what is below it. */
const leastPrice = -1_000_000_000;

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
    gross: amount === null ? null : negate(amount),
    currency,
  };
}

const timeOf = ({ at }: Booking): number => at ?? Number.MAX_SAFE_INTEGER;
const inOrder = (rows: readonly Booking[]): Booking[] =>
  rows.toSorted((a, b) => timeOf(a) - timeOf(b));

/** In which order entries come, which is not documented. "same": all at one moment; null: in none that can be told. */
function orderOf(rows: readonly Booking[]): "forward" | "backward" | "same" | null {
  const times = rows.flatMap(({ at }) => (at === null ? [] : [at]));
  if (times.length === 0) return null;
  const steps = times.slice(1).map((at, index) => at - (times[index] ?? at));
  const [isUp, isDown] = [steps.some((step) => step > 0), steps.some((step) => step < 0)];
  if (isUp && isDown) return null;
  return isUp ? "forward" : isDown ? "backward" : "same";
}

/**
 * `accounting.log`: one page, in order of time, whichever order the API has. Where a page does not tell its order, the
 * first and the last entry of all do; where they do not either, the list cannot be had: guessed at, entries would come
 * twice, and others not at all.
 */
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
  if (isAll || first >= total) return ok({ rows: inOrder(rows), total });
  let order = orderOf(rows);
  if (order === "same") {
    const ends: Json[] = [];
    for (const place of [0, total - 1]) {
      const end = await rowsIn(ask, asked, () => ({ page: place + 1, size: 1, from: 0, to: null }));
      if (!end.ok) return end;
      ends.push(...end.value.rows);
    }
    order = orderOf(bookings(ends));
  }
  if (order === null) return failed(unreadable(method, "date"));
  // All at one moment: any order is theirs, as long as each page has the same.
  if (order !== "backward") return ok({ rows: inOrder(rows), total });
  // Counted from the other end: the row wanted first is the last of this page.
  const last = await rowsIn(ask, asked, (max) => windowUntil(total - first, max), largest);
  return last.ok ? ok({ rows: bookings(last.value.rows).toReversed(), total }) : last;
}
