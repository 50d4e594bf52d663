import type { Decimal } from "../account.ts";
import type { Failure } from "../failure.ts";
import type { Booking } from "./account-lists.ts";

/** Bookings of one type within a change, summed. */
export interface ChangePart {
  /** ACCOUNTINGTYPE as sent. */
  type: string;
  /** What they did to the balance, gross: below zero was spent, above zero paid in. */
  effect: Decimal;
  count: number;
}

/** What moved the balance between two checks. All amounts in the account's currency. */
export interface BalanceChange {
  /** The two checks, milliseconds since the epoch. */
  from: number;
  to: number;
  before: Decimal;
  after: Decimal;
  currency: string;
  /** Largest effect first. */
  parts: ChangePart[];
  /** The first bookings themselves. */
  rows: Booking[];
  /** What the bookings leave unexplained; "0" where they explain all; null: they are not known, see `failure`. */
  unexplained: Decimal | null;
  failure: Failure | null;
}
