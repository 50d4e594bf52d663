import type { Decimal } from "../account.ts";
import type { AccountStatus } from "../account-status.ts";
import { isZero, subtract } from "../money.ts";

/** The funds that were told in the same round as a list of charges, so that no charge is missing in both or stands in both. */
export interface PairFunds {
  /** Milliseconds since the epoch. */
  at: number;
  status: AccountStatus;
  /** Whether they moved while the list was read, each time it was tried: then a charge may be taken off twice. */
  moved: boolean;
}

const isSame = (a: Decimal | null, b: Decimal | null): boolean =>
  a === null || b === null ? a === b : isZero(subtract(a, b));

/** Whether two answers tell the same funds. */
export const sameFunds = (a: AccountStatus, b: AccountStatus): boolean =>
  a.currency === b.currency &&
  isSame(a.balance, b.balance) &&
  isSame(a.deposits, b.deposits) &&
  isSame(a.creditLine, b.creditLine);
