import type { FailureKind } from "./failure.ts";
import type { ForesightPart } from "./foresight/parts.ts";

/**
 * What a charge means that the funds do not pay in full: it is tried once more before the object is lost, or the object
 * leaves the account on the very day, and only a paid restore brings it back. `waits`: the order stands until somebody
 * repeats it, and the object is not lost by that alone. `unknown`: nobody documents what follows, so that nothing is said
 * of it.
 */
export const failedCharges = ["second-try", "lost-at-once", "waits", "unknown"] as const;
export type FailedCharge = (typeof failedCharges)[number];

/** What balances of the past are made of: those of single days, or the bookings back from the balance now. */
export const pastSources = ["days", "bookings"] as const;
export type PastSource = (typeof pastSources)[number];

/** What figures rest on that nobody documents, or that is computed: each has its text as `dash_assumes_…`. */
export const assumptions = [
  /** The registrar answers as another one of its family does; nobody has tried it. */
  "untried",
  /** The list's own price with VAT is one. */
  "gross-listed",
  /** The price with VAT is the net price and the VAT beside it. */
  "gross-added",
  /** Charges are made from renewal dates and a price list. */
  "price-list",
  /** Prices come without VAT, and the account's VAT on top. */
  "net-prices",
  /** Memberships are charged as well, and are in no list. */
  "memberships",
  /** Dates are those of Amsterdam, and a charge comes at any hour of its day. */
  "amsterdam-days",
  /** Prices are taken for those of a year, and as what leaves the account. */
  "yearly-prices",
  /** Which of a customer's accounts pays for which name is not told: all names are taken to be this one's. */
  "currency-of-names",
  /** Where an extension does not tell its day of renewal, the day of expiry stands in: the charge comes by then. */
  "expiry-days",
  /** What the balance does not cover is taken from cards on file, of which nothing is told. */
  "cards-too",
  /** The fees that the price list names beside a price are added to it. */
  "fees-added",
  /** Names are charged by their day of expiry; how long before is not documented. */
  "expiry-at-latest",
  /** What a charge does that the funds do not cover is documented nowhere. */
  "short-funds",
  /** That a credit line pays for renewals is taken from its name. */
  "credit-limit",
  /** Where no list tells a price, it is what such a renewal took within the last year. */
  "past-prices",
  /** The price of a single premium name comes without VAT, and the usual VAT on top. */
  "single-net-prices",
  /** Where the day on which a name is due is not told, its day of expiry stands in. */
  "due-days",
  /** For how many years a name is renewed is not told: one is taken. */
  "single-years",
  /** Names that cost more than their extension are not marked: each is taken at its extension's price. */
  "unmarked-premium",
  /** Whether another organisation pays for a name is not told. */
  "other-payers",
  /** A renewal is tried several times: the first day counts, and the name is lost after the last. */
  "three-tries",
  /** No answer names a currency: it is the one that was entered, else US dollars. */
  "entered-currency",
  /** What the funds do not cover waits as a draft, for as long as nobody repeats it. */
  "drafts",
  /** Dates are UTC. */
  "dates",
] as const;
export type Assumption = (typeof assumptions)[number];

/** What is said of a registrar's failure. Texts are names of messages. */
export interface FailureFacts {
  /** The registrar's proper name, short. */
  name: string;
  /**
   * What allows a refused command: a text with the command in it, or with the area that most likely opens it, by
   * command. And the line that allows a command, `{command}` in its place; null: the registrar has no such lines.
   */
  allow: {
    command: string;
    area: string | null;
    areas: Record<string, string>;
    line: string | null;
  };
  /** What its documents know more about a failure in the account's system. */
  advice: Partial<Record<FailureKind, string>>;
}

/**
 * What decisions and pages need to know of an account's registrar: plain data, which the worker takes from its profile
 * and from what its client can do.
 */
export interface RegistrarFacts extends FailureFacts {
  /** The control panel of the account's system, and where funds are added. */
  panel: string;
  topUp: string;
  /** The lists that it does not tell. */
  lacks: ForesightPart[];
  pastSource: PastSource;
  failedCharge: FailedCharge;
  /** False: it never tells what is reserved, and the user is asked. */
  tellsReserved: boolean;
  /** How many counts of products it has at most. */
  counts: number;
  assumptions: Assumption[];
}
