import type { Decimal } from "../account.ts";
import { add, isLess, subtract } from "../money.ts";
import { dayOf, lastTransferDay } from "./bank-days.ts";
import type { Calendar } from "./bank-holidays.ts";
import type { DaySums, Exclusion } from "./day-sums.ts";
import { roundUpTo } from "./scaled.ts";
import { expectedSpending, type UsualSpending } from "./usual-spending.ts";

/** Days ahead that a forecast looks. */
export const horizon = 90;
export const dueSpans = [7, 30, 90] as const;
/** Days ahead whose listed charges tell the size of an account. */
const month = 30;

export interface ForecastInput {
  /** Today's UTC day number. */
  today: number;
  /** Available funds + credit lines, in the account's currency; null: not known. */
  spendable: Decimal | null;
  /** null: the list is not known at all (never loaded, right missing). */
  sums: DaySums | null;
  /** Bank days a transfer takes. */
  lead: number;
  /** Closing days of the payment system; null: weekends alone. */
  calendar: Calendar | null;
  /** The top-up is rounded up to a multiple of this, in the account's currency. */
  unit: Decimal;
  /** null: not known yet. */
  usual: UsualSpending | null;
}

/**
 * The last day (UTC day number) on which all charges can be made. `until`: and on the next one they cannot.
 * `at-least-until`: nothing is known against a later day, because the horizon ends there or because
 * something behind it is unknown. `unknown`: nothing can be promised, not even for today.
 */
export type Covered = { kind: "until" | "at-least-until"; day: number } | { kind: "unknown" };

export interface Shortfall {
  /** UTC day number. */
  day: number;
  /** What is missing at the end of that day. */
  short: Decimal;
  /** The first object, in the list's order, that cannot be charged; null: it lies beyond the rows kept. */
  object: string | null;
}

export interface Forecast {
  covered: Covered;
  /**
   * By the known charges alone. Where {@link covered} ends earlier, or is unknown, this is the latest
   * possible day and the least possible sum.
   */
  shortfall: Shortfall | null;
  /** What is missing at the horizon's end if nothing is paid in; null: nothing. */
  shortAtEnd: Decimal | null;
  /**
   * When the funds end at usual spending, as UTC day numbers: `day` by its mean (null: beyond the horizon),
   * `early` by its upper bound; a transfer for the latter is to be ordered by `by`. null: not inside the horizon.
   */
  likely: { day: number | null; early: number; by: number } | null;
  /** The known charges from today (overdue ones included) up to 7, 30 and 90 days ahead, all gross. */
  due: Record<(typeof dueSpans)[number], Decimal>;
  /** For {@link shortfall}: order a transfer by the UTC day `by`; `late`: that day has passed. */
  topUp: { amount: Decimal; by: number; late: boolean } | null;
  excluded: Partial<Record<Exclusion, number>>;
  /** Charges without date: they are taken as due at once for {@link covered}, and left out of the rest. */
  undated: Decimal;
  /** Charges whose currency was not told. */
  currencyAssumed: number;
  /** The list is still loading, or is older than a day; if it is from the future (the clock was set back), nothing is promised. */
  partial: boolean;
}

const nothing = (input: ForecastInput): Forecast => ({
  covered: { kind: "unknown" },
  shortfall: null,
  shortAtEnd: null,
  likely: null,
  due: { 7: "0", 30: "0", 90: "0" },
  topUp: null,
  excluded: input.sums?.excluded ?? {},
  undated: "0",
  currencyAssumed: 0,
  partial: true,
});

/** The first object that cannot be paid, if all charges up to `day` are among the rows kept. */
function firstUnpaid(sums: DaySums, spendable: Decimal, day: number): string | null {
  if (sums.seen > sums.rows.length && !sums.ordered) return null;
  let spent = "0";
  const byDay = sums.rows
    .filter(({ at }) => at !== null && dayOf(at) <= day)
    .sort((a, b) => dayOf(a.at ?? 0) - dayOf(b.at ?? 0));
  for (const { object, nextAction, currency, gross } of byDay) {
    if (nextAction !== "pay" || gross === null || isLess(gross, "0")) continue;
    if (currency !== null && currency !== sums.currency) continue;
    spent = add(spent, gross);
    if (isLess(spendable, spent)) return object;
  }
  return null;
}

/** Up to which day nothing is unknown: a UTC day number, or -1. */
function sureUntil({ sums, today }: ForecastInput, end: number): number {
  if (sums === null || dayOf(sums.loadedAt) > today) return -1;
  const unknown = sums.unknownFrom === null ? end : sums.unknownFrom - 1;
  const loading = sums.next === null ? end : sums.ordered ? sums.lastDay - 1 : -1;
  const sure = Math.min(unknown, loading, end);
  return sure < today - 1 ? -1 : sure;
}

/** Average sum of the listed charges of a day, of the next 30 and those overdue: an estimate, in the list's currency. */
export function listedPerDay({ days }: DaySums, today: number): number {
  let listed = 0;
  for (const day in days) if (Number(day) <= today + month) listed += Number(days[day]?.sum);
  return listed / month;
}

/**
 * Day by day, spendable minus charges, in exact decimals. Charges of past days that are still listed are
 * due today. Nothing is promised beyond what is known: no unknown part ever moves {@link Forecast.covered}
 * to a later day.
 */
export function forecast(input: ForecastInput): Forecast {
  const { today, spendable, sums, lead, calendar, unit, usual } = input;
  if (spendable === null || sums === null) return nothing(input);
  const end = Math.min(sums.through, today + horizon);
  const due: Forecast["due"] = { 7: "0", 30: "0", 90: "0" };
  // The first days on which the money is short: of the known charges, with the undated ones, and at usual spending.
  let [known, sure, mean, early] = [end + 1, end + 1, end + 1, end + 1];
  let [spent, short] = ["0", "0"];
  const funds = subtract(spendable, sums.undated);
  const days = Object.keys(sums.days).map(Number);
  const listed = listedPerDay(sums, today);
  let next = 0;
  for (let day = today; day <= end; day++) {
    const before = spent;
    for (let at = days[next]; at !== undefined && at <= day; at = days[++next])
      spent = add(spent, sums.days[at]?.sum ?? "0");
    for (const span of dueSpans) if (day <= today + span) due[span] = spent;
    if (spent !== before || day === today) {
      if (sure > end && isLess(funds, spent)) sure = day;
      if (known > end && isLess(spendable, spent))
        [known, short] = [day, subtract(spent, spendable)];
    }
    if (usual && mean > end) {
      const left = Number(spendable) - Number(spent);
      const { expected, upper } = expectedSpending(usual, today, day, listed);
      if (left < expected) mean = day;
      if (early > end && left < upper) early = day;
    }
  }
  const isShort = known <= end;
  const shortfall = isShort
    ? { day: known, short, object: firstUnpaid(sums, spendable, known) }
    : null;
  const by = lastTransferDay(known, lead, calendar);
  const partial = sums.next !== null || Math.abs(dayOf(sums.loadedAt) - today + 0.5) > 1;
  const promised = Math.min(sure - 1, sureUntil(input, end));
  const exact = isShort && promised === known - 1 && !partial;
  return {
    covered:
      exact || promised >= today
        ? { kind: exact ? "until" : "at-least-until", day: promised }
        : { kind: "unknown" },
    shortfall,
    shortAtEnd: isShort ? subtract(spent, spendable) : null,
    likely:
      early > end
        ? null
        : { day: mean > end ? null : mean, early, by: lastTransferDay(early, lead, calendar) },
    due,
    topUp: isShort ? { amount: roundUpTo(short, unit), by, late: by < today } : null,
    excluded: sums.excluded,
    undated: sums.undated,
    currencyAssumed: sums.currencyAssumed,
    partial,
  };
}
