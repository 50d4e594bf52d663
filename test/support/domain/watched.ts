import { type AlertSettings, initialAlertSettings } from "../../../src/domain/alert-settings.ts";
import type { AccountForesight } from "../../../src/domain/foresight/account-foresight.ts";
import { atRisk } from "../../../src/domain/foresight/at-risk.ts";
import { startOfDay } from "../../../src/domain/foresight/bank-days.ts";
import { forecastFunds } from "../../../src/domain/foresight/funds-forecast.ts";
import type { UpcomingCharge } from "../../../src/domain/foresight/upcoming-charge.ts";
import type { AccountOverview } from "../../../src/domain/overview.ts";
import {
  type AccountWarning,
  noFacts,
  type WarningFacts,
} from "../../../src/domain/warnings/kinds.ts";
import type { LoggedWarning } from "../../../src/domain/warnings/summarise.ts";
import type { Watched } from "../../../src/domain/warnings/watched.ts";
import { input, sumsOf, today } from "./charges.ts";
import { accountOverviewWith, figuresWith } from "./records.ts";

/** A Monday, 12:00 UTC. */
export const now = startOfDay(today) + 12 * 3_600_000;

/** What is foreseen on the day of {@link now} from these charges and funds. */
export function foresightWith(
  charges: readonly UpcomingCharge[],
  spendable = "1000",
  part: Partial<AccountForesight> = {},
): AccountForesight {
  const sums = sumsOf(charges);
  return {
    at: now,
    today,
    currency: "EUR",
    funds: { at: now, balance: spendable, spendable },
    isBehind: false,
    forecast: forecastFunds(input([], spendable, { sums })),
    atRisk: atRisk(sums, today),
    lost: null,
    loadedAt: now,
    loading: null,
    spark: [],
    spending: null,
    failures: {},
    ...part,
  };
}

/** An account that is well, with figures of this moment and all warnings as they are at first. */
export const watchedWith = (
  account: Partial<AccountOverview> = {},
  alerts: Partial<AlertSettings> = {},
  rest: Partial<Watched> = {},
): Watched => ({
  account: accountOverviewWith({ figures: figuresWith({ at: now }), ...account }),
  foresight: null,
  alerts: { ...initialAlertSettings, ...alerts },
  ...rest,
});

/** A warning that came on the day of {@link now}. */
export const loggedWith = (
  key: AccountWarning,
  facts: Partial<WarningFacts> = {},
  part: Partial<LoggedWarning> = {},
): LoggedWarning => ({
  at: now,
  accountId: "one",
  accountName: "Shop",
  system: "live",
  key,
  facts: { ...noFacts, ...facts },
  ...part,
});
