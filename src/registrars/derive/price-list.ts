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

/** The price of a name: that of the longest ending that has one; null: none has. */
export function priceFor(name: string, list: PriceList): RenewalPrice | null {
  const labels = name.toLowerCase().split(".");
  for (let from = 1; from < labels.length; from++) {
    const price = list.get(labels.slice(from).join("."));
    if (price) return price;
  }
  return null;
}
