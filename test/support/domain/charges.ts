import { startOfDay } from "../../../src/domain/foresight/bank-days.ts";
import { type DaySums, noDaySums, withPage } from "../../../src/domain/foresight/day-sums.ts";
import type { FundsForecastInput } from "../../../src/domain/foresight/funds-forecast.ts";
import type { UpcomingCharge } from "../../../src/domain/foresight/upcoming-charge.ts";

/** Day number of a date, for readable tests. */
export const day = (date: string): number => Date.parse(`${date}T00:00:00Z`) / 86_400_000;

/** The date of a day number. */
export const date = (number: number): string =>
  new Date(number * 86_400_000).toISOString().slice(0, 10);

/** A Monday. */
export const today = day("2025-12-01");

let serial = 0;

/** A `pay` charge of 10 on a day, changed as wanted. */
export function charge(on: number | null, changes: Partial<UpcomingCharge> = {}): UpcomingCharge {
  serial++;
  return {
    object: `name${serial}.example`,
    objectClass: "DOMAIN",
    renewalMode: "AUTORENEW",
    nextAction: "pay",
    at: on === null ? null : startOfDay(on) + 3_600_000,
    lostAt: null,
    net: "10",
    gross: "10",
    computed: false,
    currency: null,
    ...changes,
  };
}

/** All charges on one page, loaded today. */
export const sumsOf = (charges: readonly UpcomingCharge[], loadedOn = today): DaySums =>
  withPage(
    noDaySums(startOfDay(loadedOn) + 1000, loadedOn + 90, "EUR", true),
    [...charges].sort((a, b) => (a.at ?? 0) - (b.at ?? 0)),
    charges.length,
  );

export const input = (
  charges: readonly UpcomingCharge[],
  spendable: string | null,
  changes: Partial<FundsForecastInput> = {},
): FundsForecastInput => ({
  today,
  spendable,
  isMost: false,
  sums: sumsOf(charges),
  lead: 3,
  calendar: null,
  unit: "10",
  usual: null,
  ...changes,
});
