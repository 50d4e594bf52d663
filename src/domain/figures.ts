import type { Decimal } from "./account.ts";
import type { AccountStatus, MoneyBeside } from "./account-status.ts";
import { add, isZero, subtract } from "./money.ts";
import {
  foreignAmounts,
  noAmounts,
  type Shortage,
  shortageOf,
  type UserAmounts,
} from "./shortage.ts";

/** The figures of one account as the registrar said them, with what follows from them. All in one currency. */
export interface Figures {
  /** When the registrar answered, milliseconds since the epoch. */
  at: number;
  currency: string;
  /** balance − deposits; where the deposits are unknown, the balance: at most so much. */
  available: Decimal;
  balance: Decimal;
  /** null: unknown. */
  deposits: Decimal | null;
  /**
   * Who told the deposits: the registrar, or the user for one that never tells them. null: nobody, and
   * {@link available} is at most so much.
   */
  depositsBy: "registrar" | "user" | null;
  creditLine: Decimal | null;
  /** available + credit line; null where there is no credit line. */
  spendable: Decimal | null;
  shortage: Shortage | null;
  /**
   * The currency that the user's amounts are meant in, where it is not {@link currency}: they do not count, whether
   * the funds are low is unknown, and the amounts are asked for anew. null: they count.
   */
  amountsIn: string | null;
  /** Money of the same customer that is in none of the figures above; absent: nothing is told. */
  beside?: MoneyBeside[];
}

/**
 * Available = AMOUNT − DEPOSIT, spendable = available + CREDIT (the original widget; a temporary credit
 * is not asked for). Unknown deposits are left out, and shown as unknown.
 * @param at when the registrar answered, milliseconds since the epoch
 * @param reserved deposits by the user's word, see `reservedByWord`
 */
export function figuresOf(
  status: AccountStatus,
  at: number,
  warnBelow: string,
  wishes: UserAmounts = noAmounts,
  reserved: Decimal | null = null,
): Figures {
  const deposits = status.deposits ?? reserved;
  const available =
    deposits === null || isZero(deposits) ? status.balance : subtract(status.balance, deposits);
  const credit = status.creditLine;
  const amountsIn = foreignAmounts(wishes, status.currency);
  return {
    at,
    currency: status.currency,
    available,
    balance: status.balance,
    deposits,
    depositsBy: status.deposits !== null ? "registrar" : reserved !== null ? "user" : null,
    creditLine: credit,
    spendable: credit === null || isZero(credit) ? null : add(available, credit),
    shortage: shortageOf(available, amountsIn === null ? warnBelow : null, wishes.amounts),
    amountsIn,
    ...(status.beside && { beside: status.beside }),
  };
}
