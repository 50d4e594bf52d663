import type { Decimal } from "../account.ts";
import { subtract } from "../money.ts";
import { lastTransferDay } from "./bank-days.ts";
import type { Calendar } from "./bank-holidays.ts";
import { type Covered, certaintyOf, coveredOf } from "./covered.ts";
import type { DaySums, Exclusion } from "./day-sums.ts";
import { type FirstFailure, firstFailure } from "./first-failure.ts";
import { type Payments, paymentsOf } from "./payments.ts";
import { horizon, type Pot, potOf, spentBy } from "./pot.ts";
import type { UsualSpending } from "./usual-spending.ts";

export const dueSpans = [7, 30, 90] as const;

export interface FundsForecastInput {
  /** Today's UTC day number. */
  today: number;
  /** Available funds + credit lines, in the account's currency; null: not known. */
  spendable: Decimal | null;
  /** What is reserved of them is not known: they are at most so much. */
  isMost: boolean;
  /** null: the list is not known at all (never loaded, right missing). */
  sums: DaySums | null;
  /** Bank days a transfer takes. */
  lead: number;
  /** Closing days of the payment system; null: weekends alone. */
  calendar: Calendar | null;
  /** Payments are rounded up to a multiple of this, in the account's currency. */
  unit: Decimal;
  /** null: not known yet. */
  usual: UsualSpending | null;
}

export interface FundsForecast {
  covered: Covered;
  /**
   * The first thing that the funds do not pay, by what is known alone. Where {@link covered} ends earlier, or is
   * unknown, this is the latest possible day and the least possible sum. null: all that is known is paid.
   */
  shortfall: FirstFailure | null;
  /**
   * When the funds end at usual spending, as UTC day numbers: `day` by its mean (null: beyond the horizon),
   * `early` by its upper bound; a transfer for the latter is to be ordered by `by`. null: not inside the horizon.
   */
  likely: { day: number | null; early: number; by: number } | null;
  /** The known charges from today (overdue ones included) up to 7, 30 and 90 days ahead, all gross. */
  due: Record<(typeof dueSpans)[number], Decimal>;
  /** What is left of the funds behind all of them, and behind what is at risk, which is paid first; absent where the funds or the list are not known, or 0.1.0 foresaw it. */
  left?: Decimal;
  /** What to pay; null: the funds or the list are not known. */
  pay: Payments | null;
  excluded: Partial<Record<Exclusion, number>>;
  /** Charges without date: they are taken as due at once, and are not in {@link due}. */
  undated: Decimal;
  /** Charges whose currency was not told. */
  currencyAssumed: number;
  /** Charges whose gross amount was computed here from a VAT percent; absent: none. */
  computed?: number;
  /** The list is still loading, or is older than a day; if it is from the future (the clock was set back), nothing is promised. */
  partial: boolean;
}

const nothing = ({ sums }: FundsForecastInput): FundsForecast => ({
  covered: { kind: "unknown", why: sums === null ? "not-loaded" : "deposits" },
  shortfall: null,
  likely: null,
  due: { 7: "0", 30: "0", 90: "0" },
  pay: null,
  excluded: sums?.excluded ?? {},
  undated: "0",
  currencyAssumed: 0,
  partial: true,
});

/** When the funds end if the account goes on spending as usual beside its listed charges. */
function likelyEnd(
  { spendable, lead, calendar }: FundsForecastInput,
  { days }: Pot,
): FundsForecast["likely"] {
  const passes = (which: "expected" | "upper"): number | null =>
    days.find(
      ({ spent, usually }) =>
        usually !== null && Number(spendable) - Number(spent) < usually[which],
    )?.day ?? null;
  const early = passes("upper");
  return early === null
    ? null
    : { day: passes("expected"), early, by: lastTransferDay(early - 1, lead, calendar) };
}

const dueBy = ({ days, dateless }: Pot, through: number): Decimal => {
  const spent = days.findLast(({ day }) => day <= through)?.spent;
  return spent === undefined ? "0" : subtract(spent, dateless);
};

/**
 * What follows from the funds and the list, in exact decimals: the pot is spent on what is at risk first, then on
 * charges without date, then day by day. Charges of past days that are still listed are due today. Nothing is
 * promised beyond what is known: no unknown part ever moves {@link FundsForecast.covered} to a later day.
 */
export function forecastFunds(input: FundsForecastInput): FundsForecast {
  const { today, spendable, isMost, sums, lead, calendar, unit, usual } = input;
  if (spendable === null || sums === null) return nothing(input);
  const pot = potOf(sums, today, usual);
  const shortfall = firstFailure(pot, spendable);
  const known = certaintyOf(pot, isMost);
  return {
    covered: coveredOf(pot, shortfall, known),
    shortfall,
    likely: likelyEnd(input, pot),
    due: { 7: dueBy(pot, today + 7), 30: dueBy(pot, today + 30), 90: dueBy(pot, today + horizon) },
    left: subtract(spendable, spentBy(pot, today + horizon)),
    pay: paymentsOf({ pot, spendable, lead, calendar, unit, known }),
    excluded: sums.excluded,
    undated: sums.undated,
    currencyAssumed: sums.currencyAssumed,
    ...(sums.computed ? { computed: sums.computed } : {}),
    partial: known.isPartial,
  };
}
