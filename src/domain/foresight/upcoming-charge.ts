import type { Decimal } from "../account.ts";

/**
 * What happens next to an object. `pay` will be charged on its date; `expireunpaid`
 * failed twice and is lost on its failure date; `finalize` is paid already; `expire` and `delete` are not
 * renewed, on the owner's wish. null: absent, or a word we do not know.
 */
export const nextActions = ["pay", "expireunpaid", "finalize", "expire", "delete"] as const;
export type NextAction = (typeof nextActions)[number];

/** One object's next charge, as the registrar's list said it. */
export interface UpcomingCharge {
  /** Its name, a domain mostly. */
  object: string;
  /** What it is, in the registrar's own word. */
  objectClass: string;
  /** How it is renewed, in the registrar's own word; empty where that is not sent. */
  renewalMode: string;
  nextAction: NextAction | null;
  /** When it is charged, milliseconds since the epoch, UTC; null: absent or not a date. */
  at: number | null;
  /** When it is lost if unpaid, milliseconds since the epoch, UTC; null: not told. */
  lostAt: number | null;
  /** null: absent or not a number. */
  net: Decimal | null;
  /** What the charge takes from the funds, VAT included; null: not known. */
  gross: Decimal | null;
  /** Whether {@link gross} was computed here from {@link net} and a VAT percent: the registrar lists it without. */
  computed: boolean;
  /** Whether {@link gross} is what such a charge took before, for want of a price; absent: it is not. */
  estimated?: boolean;
  /** ISO 4217, upper case; null: not told, taken for the account's (unverified). */
  currency: string | null;
}
