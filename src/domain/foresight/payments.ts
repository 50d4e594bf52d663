import type { Decimal } from "../account.ts";
import { add, isLess, isZero, roundUpTo, subtract } from "../money.ts";
import { lastTransferDay } from "./bank-days.ts";
import type { Calendar } from "./bank-holidays.ts";
import type { Certainty } from "./covered.ts";
import { firstFailure } from "./first-failure.ts";
import { type PayFor, payFors } from "./pay-for.ts";
import { type Pot, spentBy } from "./pot.ts";

/** What is to be paid in, so that nothing fails. */
export interface Payment {
  /** {@link missing}, rounded up to the user's unit; "0": nothing is to be paid. */
  amount: Decimal;
  /** Exact. */
  missing: Decimal;
  /** UTC day number: everything up to and including it is paid then. */
  through: number;
  /** The last UTC day on which a transfer is ordered in time; null: nothing is to be paid. It is late from the day after on. */
  by: number | null;
  /** The UTC day at whose beginning the money must be there; null: nothing is to be paid. */
  due: number | null;
  /** Not all is known: at least so much. */
  isLeast: boolean;
}

/** What is to be paid for each of the things that it may be meant to save. */
export interface Payments {
  /** What is at risk alone; null: nothing is. */
  risk: Payment | null;
  /** That, and the charges of the next 30 days. */
  month: Payment;
  /** And of the next 90. */
  quarter: Payment;
}

/** Days ahead that a payment looks. */
const spans = { month: 30, quarter: 90 } as const;

interface PaymentInput {
  pot: Pot;
  /** Exact, in the list's currency. */
  spendable: Decimal;
  /** Bank days that a transfer takes. */
  lead: number;
  /** Closing days of the payment system; null: weekends alone. */
  calendar: Calendar | null;
  /** Sums are rounded up to a multiple of this. */
  unit: Decimal;
  known: Certainty;
}

/**
 * What to pay. The money must be there before the UTC day begins on which the first thing would fail, as a charge may
 * come at midnight: a transfer must have come by the end of the day before. What is at risk is paid for first, whatever
 * the payment is meant to save: else the next charge would take the money that was meant for it.
 */
export function paymentsOf(input: PaymentInput): Payments {
  const { pot, spendable, lead, calendar, unit, known } = input;
  const { days, claims, risk, doubt, today } = pot;
  const end = days.at(-1)?.day ?? today - 1;
  const first = firstFailure(pot, spendable);
  const isSure = known.ofRisk && !known.isPartial;
  const payment = (needed: Decimal, isExact: boolean): Omit<Payment, "through"> => {
    const isShort = first !== null && isLess(spendable, needed);
    const missing = isShort ? subtract(needed, spendable) : "0";
    return {
      amount: roundUpTo(missing, unit),
      missing,
      by: isShort ? lastTransferDay(first.day - 1, lead, calendar) : null,
      due: isShort ? first.day : null,
      isLeast: !isExact,
    };
  };
  const upTo = (span: number): Payment => {
    const through = Math.min(today + span, end);
    return { ...payment(spentBy(pot, through), isSure && through <= known.until), through };
  };
  const saving = payment(risk, isSure);
  const then = firstFailure(pot, add(spendable, saving.amount));
  return {
    risk: claims.length > 0 || doubt ? { ...saving, through: then ? then.day - 1 : end } : null,
    month: upTo(spans.month),
    quarter: upTo(spans.quarter),
  };
}

/**
 * The payment that is to be told: what the user wants to save, or where that needs nothing the next larger one that
 * does; null: nothing is to be paid, as far as it is known.
 */
export function chosenPayment(payments: Payments | null, payFor: PayFor): Payment | null {
  if (payments === null) return null;
  const inOrder = [payments.risk, payments.month, payments.quarter];
  return (
    inOrder.slice(payFors.indexOf(payFor)).find((each) => each !== null && !isZero(each.missing)) ??
    null
  );
}
