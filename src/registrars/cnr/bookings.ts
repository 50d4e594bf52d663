import type { Result } from "../../domain/failure.ts";
import type { Booking } from "../../domain/foresight/account-lists.ts";
import type { BookingsQuery, Page } from "../contract.ts";
import { readBookings } from "../line-protocol/bookings.ts";
import type { Ask } from "../line-protocol/dialect.ts";

/** "price charged" and "V.A.T. charged" by its manual, hence above zero (unverified). */
export const cnrBookings = (
  ask: Ask<"QueryAccountingList">,
  query: BookingsQuery,
): Promise<Result<Page<Booking>>> => readBookings(ask, query, { ORDER: "ASC" }, (amount) => amount);
