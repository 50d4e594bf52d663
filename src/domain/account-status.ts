import type { Decimal } from "./account.ts";
import type { Failure } from "./failure.ts";

/** What is told beside an account's figures, and is in none of them. */
export interface MoneyBeside {
  /**
   * A top-up that somebody still has to approve, what lies in the customer's account in another currency, what the
   * registrar itself says that its automatic renewals of the next 90 days take, or what was ordered on payment terms and
   * is not invoiced yet.
   */
  kind: "awaiting-approval" | "other-account" | "auto-renewals" | "outstanding";
  /** ISO 4217, upper case. */
  currency: string;
  /** null: not known. */
  amount: Decimal | null;
}

/** What a registrar says of an account's money, each amount exactly as sent, all in {@link currency}. */
export interface AccountStatus {
  /** ISO 4217, upper case. */
  currency: string;
  /** What lies in the account, reserved sums included. */
  balance: Decimal;
  /** Reserved for pre-registrations and backorders. null: unknown (some registrars do not tell). */
  deposits: Decimal | null;
  /** CREDIT: how far below zero the account may go. null where it is not sent. */
  creditLine: Decimal | null;
  /** A limit that the user set in the control panel; null where it is not sent. */
  creditThreshold: Decimal | null;
  /** VAT percent; null where it is not sent. */
  vatPercent: Decimal | null;
  /**
   * Whose money it is, by the registrar's own number: the same for each of the customer's users. null: not told; absent:
   * its registrar has no such number, or an earlier version asked.
   */
  customer?: string | null;
  /** Absent: nothing is told. */
  beside?: MoneyBeside[];
}

/** The products that have a translated title. A registrar may send further types: they keep the registrar's own word. */
export const productNames = [
  "domains",
  "managed-domains",
  "ssl-certificates",
  "dns-zones",
  "transfers",
  "applications",
  "contacts",
  "websites",
  "trademarks",
  "subusers",
  "nameservers",
  "preorders",
  "customers",
  "licences",
  "suspended-processes",
] as const;
export type ProductName = (typeof productNames)[number];

/** One line of the product statistics. */
export interface Statistic {
  /** A {@link ProductName}, or the registrar's own word for a type without one. */
  product: string;
  /** How many; null: unknown, and {@link failure} says why. */
  count: number | null;
  failure: Failure | null;
}
