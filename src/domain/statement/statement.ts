import type { Decimal } from "../account.ts";
import type { Failure } from "../failure.ts";
import type { Booking } from "../foresight/account-lists.ts";
import type { Span } from "./period.ts";

/** A balance that was seen: by a check, or told for the midnight that a day begins with. */
export interface SeenBalance {
  /** Milliseconds since the epoch. */
  at: number;
  balance: Decimal;
  /** Told for that midnight, hence before the bookings of that very moment. */
  past: boolean;
}

/** Why a figure of a statement is unknown. Of several all are said. */
export type Missing =
  /** No balance was ever seen. */
  | { kind: "no-balance" }
  /** The first balance was seen only after the period had begun, milliseconds since the epoch. */
  | { kind: "begins-later"; at: number }
  /** The same, but all bookings since the beginning are known: the opening balance is computed from that one. */
  | { kind: "opening-computed"; at: number }
  /** After the period's beginning no other balance was seen to check the bookings against; the last one. */
  | { kind: "nothing-later"; at: number }
  /** The same, but all bookings until the end are known: the closing balance is computed from that one. */
  | { kind: "closing-computed"; at: number }
  /** The balances that were seen cannot be read from the browser's storage. */
  | { kind: "history"; failure: Failure }
  /** The registrar tells no bookings. */
  | { kind: "no-bookings" }
  /** The bookings were asked for, and did not come. */
  | { kind: "refused"; failure: Failure }
  /** There are more bookings than come. */
  | { kind: "more"; count: number }
  /** Bookings without an amount, a currency or a time that can be read. */
  | { kind: "unreadable"; count: number }
  /** Bookings in another currency than the statement's. */
  | { kind: "other-bookings"; count: number }
  /** The account was in another currency in between. */
  | { kind: "other-currency" };

/** Bookings of one type, summed. */
export interface TypeSum {
  /** As the registrar calls it. */
  type: string;
  count: number;
  /** null: not told for each of them. */
  net: Decimal | null;
  gross: Decimal;
}

/** One booking, and the balance behind it. */
export interface StatementLine {
  booking: Booking;
  /** null: the opening balance is unknown, or the bookings are not all known. */
  balance: Decimal | null;
}

/**
 * What happened to one account's money in a period. opening + paidIn − charged + unexplained = closing, in exact
 * decimals, wherever all five are known; what is not known is null, and {@link missing} says why.
 */
export interface Statement {
  span: Span;
  /** ISO 4217. All amounts are in it. */
  currency: string;
  opening: Decimal | null;
  /** The bookings that raised the balance, refunds among them; above zero. */
  paidIn: Decimal | null;
  /** The bookings that lowered it; above zero. */
  charged: Decimal | null;
  closing: Decimal | null;
  /** What the balances that were seen moved beside the bookings. */
  unexplained: Decimal | null;
  /** The balances that opening and closing rest on, as they were seen. */
  seen: { opening: SeenBalance | null; closing: SeenBalance | null };
  /** Largest first; only of bookings that can be counted. {@link TypeSum.gross} is above zero in both. */
  chargedBy: TypeSum[];
  paidInBy: TypeSum[];
  /** The bookings of the period, in order of time; those without a time last. */
  lines: StatementLine[];
  missing: Missing[];
}
