import type { Account } from "../../src/domain/account.ts";
import { productNames, type Statistic } from "../../src/domain/account-status.ts";
import { projectOverview } from "../../src/domain/project-overview.ts";
import { initialPreferences, type Snapshot } from "../../src/domain/snapshot.ts";
import { overviewVersion } from "../../src/storage/overview-version.ts";

const currencies = ["EUR", "USD", "GBP", "JPY"];

// In the middle of a minute: "3 minutes ago" does not change while a page is measured.
const age = 3.5 * 60_000;
const hour = 3_600_000;

const account = (place: number): Account => ({
  id: `account-${place}`,
  name: `Brand ${place + 1}`,
  registrar: place % 3 === 1 ? "cnr" : "ispapi",
  system: place % 7 === 5 ? "ote" : "live",
  user: `brand.${place + 1}`,
  role: "reader",
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
});

/**
 * What `storage.local` holds of so many accounts, every one read three minutes ago and none of them due:
 * the records of the worker, and the overview that the worker would make of them.
 * @param now milliseconds since the epoch
 */
export function sampleRecords(count: number, now: number): Record<string, unknown> {
  const accounts = Array.from({ length: count }, (_, place) => account(place));
  const snapshots = Object.fromEntries(
    accounts.map((each, place) => [each.id, snapshot(each, place, now)]),
  );
  const values = {
    accounts,
    snapshots,
    overview: projectOverview(
      accounts,
      snapshots,
      {},
      initialPreferences,
      { mode: "device", locked: false },
      null,
      {},
    ),
  };
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [
      key,
      { version: key === "overview" ? overviewVersion : 1, value },
    ]),
  );
}
