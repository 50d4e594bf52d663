import type { Account } from "../../src/domain/account.ts";
import { productNames, type Statistic } from "../../src/domain/account-status.ts";
import type { AccountForesight } from "../../src/domain/foresight/account-foresight.ts";
import { dayOf } from "../../src/domain/foresight/bank-days.ts";
import { initialPreferences } from "../../src/domain/preferences.ts";
import { projectOverview } from "../../src/domain/project-overview.ts";
import type { Snapshot } from "../../src/domain/snapshot.ts";
import { overviewVersion } from "../../src/storage/overview-version.ts";
import { foresightWith, shortForecast } from "../support/domain/foresight-with.ts";
import { knownRegistrars } from "../support/registrars/known-registrars.ts";

const currencies = ["EUR", "USD", "GBP", "JPY"];

// In the middle of a minute: "3 minutes ago" does not change while a page is measured.
const age = 3.5 * 60_000;
const hour = 3_600_000;

const account = (place: number): Account => ({
  id: `account-${place}`,
  name: `Brand ${place + 1}`,
  registrar: place % 3 === 1 ? "cnr" : "ispapi",
  system: place % 7 === 5 ? "ote" : "live",
  publicFields: { user: `brand.${place + 1}`, role: "reader" },
  endpoint: null,
  warnBelow: "100",
  checkEvery: 1440,
  enabled: true,
  signIn: "password",
});

const statistics = (place: number): Statistic[] =>
  productNames
    .slice(0, 10)
    .map((product, row) => ({ product, count: 1204 + place * 31 + row * 977, failure: null }));

const snapshot = ({ registrar, system }: Account, place: number, now: number): Snapshot => ({
  status: {
    at: now - age,
    value: {
      currency: currencies[place % currencies.length] ?? "EUR",
      balance: `${9984 + place * 73}.21`,
      deposits: registrar === "cnr" ? null : "1516.99",
      creditLine: "5000.00",
      creditThreshold: null,
      vatPercent: "20.00",
    },
  },
  statistics: system === "ote" ? null : { at: now - age, rows: statistics(place) },
  trouble: null,
  attemptedAt: now - age,
  nextCheckAt: now + 24 * hour,
  failures: 0,
  failingSince: null,
});

/** Covered, but for every fourth account: there something is short in three weeks, and a sum is to be paid. */
function foresight(place: number, now: number): AccountForesight {
  const at = now - age;
  const usual = foresightWith(at, {
    currency: currencies[place % currencies.length] ?? "EUR",
    spark: Array.from({ length: 30 }, (_, day) => 10_000 - (day % 12) * 170 - day * 20),
    spending: { perDay: 77.013, before: 68.76 },
  });
  return place % 4 === 3 ? { ...usual, forecast: shortForecast(dayOf(at), 21) } : usual;
}

/** The versions of the records that have had more than one; a wrong one shows in {@link hasForecasts}. */
const versions: Record<string, number> = { snapshots: 2, overview: overviewVersion, foresight: 2 };

/** An expression that tells whether the worker left the forecasts in the overview, as it does with records it can read. */
export const hasForecasts = `chrome.storage.local.get("overview").then(({ overview }) =>
  overview.value.accounts.every(({ foresight, system }) => foresight !== null || system === "ote"))`;

/**
 * What `storage.local` holds of so many accounts, every one read three minutes ago, with a forecast, and none of them due:
 * the records of the worker, and the overview that the worker would make of them.
 * @param now milliseconds since the epoch
 */
export function sampleRecords(count: number, now: number): Record<string, unknown> {
  const accounts = Array.from({ length: count }, (_, place) => account(place));
  const snapshots = Object.fromEntries(
    accounts.map((each, place) => [each.id, snapshot(each, place, now)]),
  );
  const foresights = Object.fromEntries(
    accounts.flatMap((each, place) =>
      each.system === "live" ? [[each.id, foresight(place, now)]] : [],
    ),
  );
  const values = {
    accounts,
    snapshots,
    foresight: foresights,
    overview: projectOverview(
      {
        accounts,
        snapshots,
        foresights,
        allAlerts: {},
        warned: {},
        preferences: initialPreferences,
      },
      knownRegistrars,
      { mode: "device", locked: false },
      null,
    ),
  };
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [key, { version: versions[key] ?? 1, value }]),
  );
}
