import { failed, ok, type Result } from "../../domain/failure.ts";
import type { Booking } from "../../domain/foresight/account-lists.ts";
import { areAsAsked } from "../bookings-in-span.ts";
import type { BookingsQuery, Page } from "../contract.ts";
import { asMoment } from "../iso-time.ts";
import { asText, type Json, member } from "../json/json.ts";
import { readCurrency, readText } from "../read-value.ts";
import type { Ask } from "./ask.ts";
import { decimalOf, readCents } from "./cents.ts";
import { pageSize, rowsFrom } from "./list.ts";
import { timeText } from "./time.ts";
import { unreadable } from "./unreadable.ts";

const path = "billing/financialtransactions";

const textIn = (row: Json, name: string): string => readText(asText(member(row, name)));

/**
 * What one transaction took from the accounts: its own sum is in the price's currency, and these are what was booked. Below
 * zero is what was charged, above zero what came in (the vendor's knowledge base, on its panel's same list). Of one that
 * moved another account alone, that one is told: it is no part of these funds.
 */
function bookedIn(row: Json, currency: string): Pick<Booking, "gross" | "currency"> {
  const accounts = member(row, "chargesPerAccount");
  const names = typeof accounts === "object" && accounts !== null ? Object.keys(accounts) : [];
  const name =
    names.find((each) => readCurrency(each) === currency) ??
    names.find((each) => readCurrency(each) !== null);
  if (name === undefined) return { gross: null, currency: null };
  const cents = readCents(member(accounts, name));
  return {
    gross: cents === null ? null : decimalOf(-cents),
    currency: readCurrency(name),
  };
}

const bookingOf = (row: Json, currency: string): Booking => ({
  at: asMoment(asText(member(row, "date"))),
  type: readText(
    [textIn(row, "processType"), textIn(row, "processAction")]
      .filter((word) => word !== "")
      .join(" "),
  ),
  description: textIn(row, "processIdentifier"),
  net: null,
  ...bookedIn(row, currency),
});

/**
 * One page of what was booked, in order of time: charges, refunds and top-ups alike.
 * @param currency the account's own, ISO 4217
 */
export async function rtrBookings(
  ask: Ask,
  query: BookingsQuery,
  currency: string,
): Promise<Result<Page<Booking>>> {
  const span = { "date:gte": timeText(query.from), "date:lte": timeText(query.to) };
  const place = { first: query.first, limit: pageSize };
  const page = await rowsFrom(ask, path, { ...span, order: "date" }, place);
  if (!page.ok) return page;
  const rows = page.value.rows.map((row) => bookingOf(row, currency));
  return areAsAsked(rows, query)
    ? ok({ rows, total: page.value.total })
    : failed(unreadable(path, "date"));
}
