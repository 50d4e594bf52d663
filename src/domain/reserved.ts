import type { Decimal } from "./account.ts";
import type { RegistrarFacts } from "./registrar-facts.ts";

/** The user's word about reserved deposits. Currencies are ISO 4217. */
export interface Word {
  /** In the account's currency; null: nothing was said. */
  reserved: Decimal | null;
  /** The currency that {@link reserved} was said in; null: the one of all amounts. */
  reservedIn: string | null;
  /** The currency of all amounts about the account; null: nothing was noted of it. */
  currency: string | null;
}

/** What of a registrar says whether the word is needed. */
export type Telling = Pick<RegistrarFacts, "tellsReserved">;

/**
 * The deposits that are reserved by the user's word, in the account's `currency`; null: nothing was said, or the
 * registrar tells them itself, or they were meant in another currency.
 */
export const reservedByWord = (
  { tellsReserved }: Telling,
  currency: string,
  { reserved, reservedIn, currency: meant }: Word,
): Decimal | null =>
  !tellsReserved && (reservedIn ?? meant ?? currency) === currency ? reserved : null;
