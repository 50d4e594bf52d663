import type { Decimal } from "../account.ts";
import { add, subtract } from "../money.ts";
import type { Deposit } from "./account-lists.ts";

/** How far a list of deposits explains the one figure of reserved deposits. */
export interface DepositsExplained {
  /** The listed amounts in the account's currency; credits (below zero) lessen it. */
  sum: Decimal;
  /** Rows that are not in the sum: of unknown amount, or in another currency. */
  left: number;
  /** The figure − the sum; "0" where the list explains all of it; null: the figure is not known. */
  unexplained: Decimal | null;
}

/**
 * @param rows `QueryDepositList`; a row without currency is taken for the account's (unverified)
 * @param reserved DEPOSIT of `StatusAccount`; null: not known
 */
export function explainDeposits(
  rows: readonly Deposit[],
  reserved: Decimal | null,
  currency: string,
): DepositsExplained {
  let [sum, left] = ["0", 0];
  for (const { amount, currency: own } of rows) {
    if (amount === null || (own ?? currency) !== currency) left++;
    else sum = add(sum, amount);
  }
  return { sum, left, unexplained: reserved === null ? null : subtract(reserved, sum) };
}
