import { isLosslessNumber } from "lossless-json";
import type { Decimal } from "../../domain/account.ts";
import type { Json } from "../json/json.ts";

// Amounts are whole numbers of cents. The vendor's own client takes nothing else for one: neither a fraction nor a text.

/** null: absent, or no whole number of a length that can be real. */
export function readCents(value: Json | undefined): bigint | null {
  if (!isLosslessNumber(value)) return null;
  return /^-?\d{1,20}$/.test(value.value) ? BigInt(value.value) : null;
}

/** `154025` as `1540.25`. */
export function decimalOf(cents: bigint): Decimal {
  const digits = String(cents < 0n ? -cents : cents).padStart(3, "0");
  return `${cents < 0n ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** What so many months of a price for a year are; what does not come out even is rounded up. */
export const partOfYear = (yearly: bigint, months: number): bigint =>
  (yearly * BigInt(months) + 11n) / 12n;
