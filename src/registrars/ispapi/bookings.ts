import type { Decimal } from "../../domain/account.ts";
import type { Result } from "../../domain/failure.ts";
import type { Booking } from "../../domain/foresight/account-lists.ts";
import type { BookingsQuery, Page } from "../contract.ts";
import { readBookings } from "../line-protocol/bookings.ts";
import type { Ask } from "../line-protocol/dialect.ts";

/** The amount with the other sign, all digits kept. */
const turned = (amount: Decimal): Decimal => {
  if (amount.startsWith("-")) return amount.slice(1);
  return /[1-9]/.test(amount) ? `-${amount}` : amount;
};

/** What is charged is sent below zero, VATPRICE is the VAT alone (both: the manual's example and its sums). */
export const ispapiBookings = (
  ask: Ask<"QueryAccountingList">,
  query: BookingsQuery,
): Promise<Result<Page<Booking>>> =>
  readBookings(ask, query, { NOSUM: 1, USERDEPTH: "SELF" }, turned);
