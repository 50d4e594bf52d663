import { failed, ok, type Result } from "../../domain/failure.ts";
import type { Booking } from "../../domain/foresight/account-lists.ts";
import { negate } from "../../domain/money.ts";
import { areAsAsked } from "../bookings-in-span.ts";
import type { BookingsQuery, Page } from "../contract.ts";
import { isNegative } from "../gross.ts";
import { asDecimal, asText, type Json, member } from "../json/json.ts";
import { readCurrency, readText } from "../read-value.ts";
import type { Ask } from "./ask.ts";
import { pageSize, rowsFrom } from "./list.ts";
import { searchCommand } from "./requests.ts";
import { asMoment, timeText } from "./time.ts";
import { unreadable } from "./unreadable.ts";
import { givenTypes, provided, takenTypes } from "./words.ts";

const path = "subjectProduct/_search";

const textIn = (row: Json | undefined, name: string): string =>
  readText(asText(member(row, name)) ?? asText(member(member(row, name), "label")));

/**
 * What a row moved: above zero what was taken, below what was given back. Only of what was done is it certain; of a row that
 * is under way, failed or was cancelled, of a kind that is not documented, and of an amount below zero, whose meaning nobody
 * tells, it is not known.
 */
function movedBy(row: Json, name: "amount" | "netAmount"): string | null {
  const amount = asDecimal(member(row, name));
  if (amount === null || isNegative(amount)) return null;
  if (asText(member(row, "provisioning")) !== provided) return null;
  const type = asText(member(row, "type")) ?? "";
  if (takenTypes.has(type)) return amount;
  return givenTypes.has(type) ? negate(amount) : null;
}

/** By its kind and what was bought; where it is not done, how far it is. */
function bookingOf(row: Json): Booking {
  const product = member(row, "product");
  const provisioning = readText(asText(member(row, "provisioning")));
  const words = [
    textIn(row, "type"),
    textIn(member(product, "article"), "label"),
    textIn(product, "businessCase"),
    provisioning === provided ? "" : provisioning,
  ];
  return {
    at: asMoment(asText(member(row, "payable"))),
    type: readText(words.filter((word) => word !== "").join(" ")),
    description: textIn(member(row, "subject"), "name"),
    net: movedBy(row, "netAmount"),
    gross: movedBy(row, "amount"),
    currency: readCurrency(asText(member(row, "currency"))),
  };
}

/**
 * One page of what was booked, in order of the days on which it was due. What is due later is no booking yet: the end of the
 * span, which is not in the future, leaves it out.
 */
export async function autodnsBookings(
  ask: Ask,
  query: BookingsQuery,
): Promise<Result<Page<Booking>>> {
  const filters = [
    { key: "payable", operator: "GREATER_EQUAL", value: timeText(query.from) },
    { key: "payable", operator: "LESS_EQUAL", value: timeText(query.to) },
  ] as const;
  const orders = [{ key: "payable", type: "ASC" }] as const;
  const place = { first: query.first, limit: pageSize };
  const page = await rowsFrom(ask, path, { filters, orders }, place);
  if (!page.ok) return page;
  const rows = page.value.rows.map(bookingOf);
  return areAsAsked(rows, query)
    ? ok({ rows, total: page.value.total })
    : failed(unreadable(searchCommand(path), "payable"));
}
