import type { Decimal } from "./account.ts";
import { isLess } from "./money.ts";

/** What is lost or in danger by the money alone, decided with exact decimals when the figures arrive. */
export type Shortage = "overdraft" | "low-balance";

/** What the user wants to be warned below beside Warn below, and the currency (ISO 4217) that it is meant in; null: none was noted. */
export interface UserAmounts {
  amounts: readonly Decimal[];
  currency: string | null;
}

export const noAmounts: UserAmounts = { amounts: [], currency: null };

/**
 * The currency that the user's amounts about an account are meant in, where it is another than the account's: they
 * say nothing about its funds then, and are asked for anew. null: they count.
 */
export const foreignAmounts = (
  { currency: meant }: Pick<UserAmounts, "currency">,
  currency: string,
): string | null => (meant !== null && meant !== currency ? meant : null);

/**
 * What funds fall short of. An account with a negative Warn below is on credit by the user's word: below zero is
 * its normal state and no overdraft, and only the amounts tell when it is low. On any other account less than
 * nothing is an overdraft. Low is what is below any of the user's amounts, not only Warn below.
 * @param available the available funds, in the currency of the amounts
 * @param warnBelow null: not known, for it is meant in another currency
 */
export function shortageOf(
  available: Decimal,
  warnBelow: Decimal | null,
  amounts: readonly Decimal[] = [],
): Shortage | null {
  const isOnCredit = warnBelow !== null && isLess(warnBelow, "0");
  if (isLess(available, "0") && !isOnCredit) return "overdraft";
  const limits = warnBelow === null ? [] : [warnBelow, ...amounts];
  return limits.some((limit) => isLess(available, limit)) ? "low-balance" : null;
}
