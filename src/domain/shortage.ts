import type { Decimal } from "./account.ts";
import { isLess } from "./money.ts";
import type { Shortage } from "./overview.ts";
import type { Watch } from "./watch.ts";

/**
 * The currency that the user's amounts about an account are meant in, where it is another than the account's: they
 * say nothing about its funds then, and are asked for anew. null: they count.
 */
export const foreignAmounts = (
  { currency: meant }: Pick<Watch, "currency">,
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
