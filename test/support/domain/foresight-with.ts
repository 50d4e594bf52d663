import type { AccountForesight } from "../../../src/domain/foresight/account-foresight.ts";
import type { AtRisk } from "../../../src/domain/foresight/at-risk.ts";
import { dayOf, startOfDay } from "../../../src/domain/foresight/bank-days.ts";
import type { FundsForecast } from "../../../src/domain/foresight/funds-forecast.ts";
import type { Payment, Payments } from "../../../src/domain/foresight/payments.ts";
import type { UpcomingCharge } from "../../../src/domain/foresight/upcoming-charge.ts";

/** What is to be paid in `days` days, for which a transfer is to be ordered by `by`: only the sums for 90 days. */
export const paysWith = (
  [missing, amount]: [missing: string, amount: string],
  by: number,
  due: number,
  part: Partial<Payments> = {},
): Payments => {
  const quarter = paymentWith({ missing, amount, by, due, through: due + 80 });
  return { risk: null, month: { ...quarter, through: due + 20 }, quarter, ...part };
};

/** Nothing is to be paid. */
export const paymentWith = (part: Partial<Payment> = {}): Payment => ({
  amount: "0",
  missing: "0",
  through: 0,
  by: null,
  due: null,
  isLeast: false,
  ...part,
});

export const nothingToPay = (today: number): Payments => ({
  risk: null,
  month: paymentWith({ through: today + 30 }),
  quarter: paymentWith({ through: today + 90 }),
});

/** What is missing in `days` days, for which a transfer is ordered on the day before at the latest. */
export const shortPayment = (
  missing: string,
  amount: string,
  today: number,
  days: number,
  part: Partial<Payment> = {},
): Payment => paymentWith({ missing, amount, by: today + days - 1, due: today + days, ...part });

/** All charges of the 90 days from `today` are covered. */
export const forecastWith = (today: number, part: Partial<FundsForecast> = {}): FundsForecast => ({
  covered: { kind: "all", day: today + 90 },
  shortfall: null,
  likely: null,
  due: { 7: "310.5", 30: "2310.4", 90: "5120.75" },
  left: "4781.28",
  pay: nothingToPay(today),
  excluded: {},
  undated: "0",
  currencyAssumed: 0,
  partial: false,
  ...part,
});

/** What is foreseen of an account at `now` (milliseconds since the epoch), where all is well. */
export const foresightWith = (
  now: number,
  part: Partial<AccountForesight> = {},
): AccountForesight => ({
  at: now,
  today: dayOf(now),
  currency: "EUR",
  funds: { at: now, balance: "9902.03", spendable: "9902.03" },
  isBehind: false,
  forecast: forecastWith(dayOf(now)),
  atRisk: { charges: [], count: 0, sum: "0", unpriced: 0 },
  lost: { at: now, domains: [], count: 0 },
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
  part: Partial<FundsForecast> = {},
): FundsForecast => ({
  ...forecastWith(today),
  covered: { kind: "until", day: today + days - 1 },
  shortfall: { day: today + days, short: "1048.15", object: "example.de" },
  pay: {
    risk: null,
    month: shortPayment("1048.15", "1050", today, days, { through: today + 30 }),
    quarter: shortPayment("2412.2", "2420", today, days, { through: today + 90 }),
  },
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
  computed: false,
  currency: null,
  ...part,
});

export const atRiskWith = (charges: UpcomingCharge[], part: Partial<AtRisk> = {}): AtRisk => ({
  charges,
  count: charges.length,
  sum: "49.60",
  unpriced: 0,
  ...part,
});
