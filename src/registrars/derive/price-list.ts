import type { Decimal } from "../../domain/account.ts";

/** What a renewal takes from the account, VAT included. */
export interface RenewalPrice {
  /** ISO 4217, upper case. */
  currency: string;
  /** For a year; null: not known. */
  yearly: Decimal | null;
  /** For a month; null: not known, or there are no such renewals. */
  monthly: Decimal | null;
  /** Years that are renewed at least. */
  leastYears: number;
}

/** By ending without its dot, lower case: `com`, `co.uk`. */
export type PriceList = ReadonlyMap<string, RenewalPrice>;

/** The ending of a name that its price goes by: all behind its first label. */
export const endingOf = (name: string): string => name.toLowerCase().split(".").slice(1).join(".");

/**
 * The price of a name: that of its own ending. null: it has none. Not that of a shorter ending:
 * `shop.de.com` is no `.com`, and a price that is too low would make the funds look as if they lasted longer.
 */
export const priceFor = (name: string, list: PriceList): RenewalPrice | null =>
  list.get(endingOf(name)) ?? null;
