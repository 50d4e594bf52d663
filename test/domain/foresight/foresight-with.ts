import type { AtRisk } from "../../../src/domain/foresight/at-risk.ts";
import { dayOf, startOfDay } from "../../../src/domain/foresight/bank-days.ts";
import type { Forecast } from "../../../src/domain/foresight/forecast.ts";
import type { Foresight } from "../../../src/domain/foresight/foresight.ts";
import type { UpcomingCharge } from "../../../src/domain/foresight/upcoming-charge.ts";

/** All charges of the 90 days from `today` are covered. */
export const forecastWith = (today: number, part: Partial<Forecast> = {}): Forecast => ({
  covered: { kind: "at-least-until", day: today + 90 },
  shortfall: null,
  shortAtEnd: null,
  likely: null,
  due: { 7: "310.5", 30: "2310.4", 90: "5120.75" },
  topUp: null,
  excluded: {},
  undated: "0",
  currencyAssumed: 0,
  partial: false,
  ...part,
});

/** What is foreseen of an account at `now` (milliseconds since the epoch), where all is well. */
export const foresightWith = (now: number, part: Partial<Foresight> = {}): Foresight => ({
  at: now,
  today: dayOf(now),
  currency: "EUR",
  spendable: "9902.03",
  forecast: forecastWith(dayOf(now)),
  atRisk: { charges: [], count: 0, sum: "0", unpriced: 0, short: "0" },
  lost: null,
  loadedAt: now,
  loading: null,
  spark: [],
  spending: null,
  failures: {},
  ...part,
});

/** Listed charges are short by 1,048.15 in `days` days. */
export const shortForecast = (
  today: number,
  days: number,
  part: Partial<Forecast> = {},
): Forecast => ({
  ...forecastWith(today),
  covered: { kind: "until", day: today + days - 1 },
  shortfall: { day: today + days, short: "1048.15", object: "example.de" },
  shortAtEnd: "2412.2",
  topUp: { amount: "1050", by: today + days - 1, late: days < 1 },
  ...part,
});

/** The charge of a domain that failed twice and is lost in `days` days. */
export const riskOf = (
  now: number,
  days: number,
  part: Partial<UpcomingCharge> = {},
): UpcomingCharge => ({
  object: "example.de",
  objectClass: "DOMAIN",
  renewalMode: "AUTORENEW",
  nextAction: "expireunpaid",
  at: startOfDay(dayOf(now) - 2),
  lostAt: now + days * 86_400_000,
  net: "20.84",
  gross: "24.80",
  currency: null,
  ...part,
});

export const atRiskWith = (charges: UpcomingCharge[], part: Partial<AtRisk> = {}): AtRisk => ({
  charges,
  count: charges.length,
  sum: "49.60",
  unpriced: 0,
  short: "20.00",
  ...part,
});
