import type { Decimal } from "../account.ts";

// What the registrars' lists say about an account's money, row by row, as sent. An amount, date or currency
// that is absent or cannot be read is null: never zero, never today.

/** A sum that is reserved for one name. */
export interface Deposit {
  /** DEPOSITID. */
  id: string;
  /** DEPOSIT: above zero is reserved, below zero a credit. */
  amount: Decimal | null;
  currency: string | null;
  /** ACCOUNTINGTYPE. */
  type: string;
  /** DESCRIPTION: the name. */
  name: string;
  /** Milliseconds since the epoch, UTC. */
  createdAt: number | null;
  /** Until when it is reserved, milliseconds since the epoch, UTC. */
  expiresAt: number | null;
}

/**
 * One row of the account's book (`QueryAccountingList`). Amounts above zero were charged, below zero paid in:
 * a client turns them where its registrar sends them the other way round.
 */
export interface Booking {
  /** Milliseconds since the epoch, UTC. */
  at: number | null;
  type: string;
  description: string;
  net: Decimal | null;
  /** VAT included, in {@link currency}. */
  gross: Decimal | null;
  currency: string | null;
}

/** One row of an {@link AccountBook}: amounts as sent, whose sign is not documented. */
export interface BookRow {
  /** ACCOUNTING_DATE, milliseconds since the epoch, UTC. */
  at: number | null;
  /** ACCOUNTING_PRICE. */
  net: Decimal | null;
  /** ACCOUNTING_VAT_PRICE: the VAT alone, or the price with it (unverified). */
  vat: Decimal | null;
  currency: string | null;
}

/** The account's whole book from a time on. */
export interface AccountBook {
  /** OPENING_BALANCE: the balance it begins with, VAT included; its sign is unverified. */
  opening: Decimal | null;
  /** OPENING_BALANCE_PRICE: the same without VAT. */
  openingNet: Decimal | null;
  rows: BookRow[];
}

/** An account's own or a subuser's balance. */
export interface UserBalance {
  user: string;
  /** CURRENTBALANCE. */
  balance: Decimal | null;
  /** CREDIT. */
  creditLine: Decimal | null;
  currency: string | null;
  /** DATEBALANCE, where a day was asked for. */
  dayBalance: Decimal | null;
}

/** The registrar's own rate: 1 {@link from} is {@link rate} {@link to}. */
export interface ExchangeRate {
  from: string;
  to: string;
  rate: Decimal;
  /** As sent, a date. */
  date: string;
}
