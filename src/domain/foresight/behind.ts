import { isLess } from "../money.ts";
import { dayOf } from "./bank-days.ts";
import { notPromised } from "./covered.ts";
import type { DaySums } from "./day-sums.ts";
import type { FundsForecast } from "./funds-forecast.ts";
import type { Payment } from "./payments.ts";

/** What of a list cannot have been charged since it came: all that is charged on a later day than today. */
export function stillAhead(sums: DaySums, today: number): DaySums {
  const days = Object.entries(sums.days).filter(([day]) => Number(day) > today);
  return {
    ...sums,
    days: Object.fromEntries(days),
    rows: sums.rows.filter(({ at }) => at !== null && dayOf(at) > today),
    risks: [],
    riskCount: 0,
    undated: "0",
    excluded: {},
  };
}

const atLeast = (payment: Payment): Payment => ({ ...payment, isLeast: true });

/**
 * What stands while the list lags behind the funds: what was foreseen from the last pair, unless the newer funds prove
 * by themselves that more is missing. Charges of days to come cannot have been made, so no charge is taken off twice.
 * @param proven by the newer funds and {@link stillAhead}
 * @param today UTC day number
 */
export function whileBehind(
  stands: FundsForecast,
  proven: FundsForecast,
  today: number,
): { forecast: FundsForecast; isNew: boolean } {
  const { shortfall, pay } = proven;
  const before = stands.pay?.quarter.missing ?? "0";
  if (shortfall === null || pay === null || !isLess(before, pay.quarter.missing))
    return { forecast: stands, isNew: false };
  return {
    forecast: {
      ...stands,
      covered: notPromised(shortfall, today, "old"),
      shortfall,
      pay: {
        risk: stands.pay?.risk ? atLeast(stands.pay.risk) : null,
        month: atLeast(pay.month),
        quarter: atLeast(pay.quarter),
      },
      partial: true,
    },
    isNew: true,
  };
}
