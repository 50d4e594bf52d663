import { initialAlertSettings } from "../../../src/domain/alert-settings.ts";
import { failure } from "../../../src/domain/failure.ts";
import type { AccountForesight } from "../../../src/domain/foresight/account-foresight.ts";
import type { BalanceChange } from "../../../src/domain/foresight/balance-change.ts";
import { dayOf, startOfDay } from "../../../src/domain/foresight/bank-days.ts";
import { type DaySums, noDaySums, withPage } from "../../../src/domain/foresight/day-sums.ts";
import { makeForesight } from "../../../src/domain/foresight/make-foresight.ts";
import type { UpcomingCharge } from "../../../src/domain/foresight/upcoming-charge.ts";
import { add, subtract } from "../../../src/domain/money.ts";
import type { AccountOverview, Overview } from "../../../src/domain/overview.ts";
import { noFacts, type WarningFacts } from "../../../src/domain/warnings/kinds.ts";
import { noWarnings } from "../../../src/domain/warnings/round.ts";
import type { LoggedWarning } from "../../../src/domain/warnings/summarise.ts";
import type { History, KeptPoint } from "../../../src/storage/history-store.ts";
import { emptyLedger, type Ledger } from "../../../src/storage/ledger-store.ts";
import {
  accountWith,
  cnrAccountWith,
  figuresWith,
  fixtureNow,
  overviewOf,
  testAccountWith,
} from "./fixtures.ts";

const dayMs = 86_400_000;
const minute = 60_000;
export const today = dayOf(fixtureNow);

/** What lies in IndexedDB for one account. */
export interface Kept {
  charges?: DaySums;
  loading?: DaySums;
  history?: History;
  ledger?: Ledger;
}

/** The same numbers every time, without a look of order. */
function scattered(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

export const chargeOn = (
  day: number | null,
  object: string,
  part: Partial<UpcomingCharge> = {},
): UpcomingCharge => ({
  object,
  objectClass: "DOMAIN",
  renewalMode: "AUTORENEW",
  nextAction: "pay",
  at: day === null ? null : startOfDay(today + day) + 9 * 3_600_000,
  lostAt: day === null ? null : startOfDay(today + day + 35),
  net: "10.00",
  gross: "11.90",
  computed: false,
  currency: null,
  ...part,
});

const endings = ["de", "com", "shop", "eu", "at", "online", "net"];
const words = ["alpenblick", "buchladen", "fahrrad-mayer", "kaffee", "musik", "garten", "werft"];

/** So many charges over 90 days, a few of them odd. */
export function someCharges(count: number): UpcomingCharge[] {
  const next = scattered(7);
  return Array.from({ length: count }, (_, place) => {
    const day = Math.floor(next() * 90);
    const cents = 790 + Math.floor(next() * 3000);
    const gross = `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, "0")}`;
    const word = words[Math.floor(next() * words.length)];
    const object = `${word}-${place + 1}.${endings[place % endings.length]}`;
    const odd: Partial<UpcomingCharge> =
      place % 29 === 3
        ? { nextAction: "finalize" }
        : place % 31 === 5
          ? { nextAction: "delete", renewalMode: "AUTODELETE" }
          : place % 37 === 11
            ? { net: null, gross: null }
            : place % 11 === 7
              ? { objectClass: "SSLCERT" }
              : {};
    return chargeOn(day, object, { net: gross, gross, ...odd });
  }).sort((a, b) => (a.at ?? 0) - (b.at ?? 0));
}

export const sumsOf = (charges: readonly UpcomingCharge[], total = charges.length): DaySums =>
  withPage(noDaySums(fixtureNow - 40 * minute, today + 90, "EUR", true), charges, total);

/**
 * A history that ends with the balance now: past days that were asked for later, then a point an hour. It
 * falls by day and rises where there was a top-up.
 */
export function historyOf(
  balance: string,
  { past = 60, hours = 24 * 20, topUp = "2500", deposits = "1516.99" } = {},
): History {
  const next = scattered(3);
  const points: KeptPoint[] = [];
  let value = balance;
  for (let hour = 0; hour < hours; hour++) {
    points.push({
      at: fixtureNow - hour * 60 * minute,
      balance: value,
      deposits,
      past: false,
    });
    if (next() < 0.2)
      value = add(value, `${Math.floor(next() * 60)}.${10 + Math.floor(next() * 89)}`);
    if (hour === 30 || hour === 320) value = subtract(value, topUp);
  }
  for (let day = 1; day <= past; day++) {
    value =
      day % 17 === 0
        ? subtract(value, add(topUp, topUp))
        : add(value, `${Math.floor(next() * 300)}.50`);
    points.push({
      at: startOfDay(dayOf(fixtureNow - hours * 60 * minute) - day) + dayMs - 1000,
      balance: value,
      deposits: null,
      past: true,
    });
  }
  return { currency: "EUR", points: points.reverse(), others: {} };
}

/** What the worker would foresee. */
function foreseen(
  account: AccountOverview,
  kept: Kept,
  part: Partial<AccountForesight>,
): AccountForesight {
  const figures = account.figures ?? figuresWith();
  return {
    ...makeForesight({
      facts: account.facts,
      status: { ...figures, creditThreshold: null, vatPercent: null },
      statusAt: figures.at,
      sums: kept.charges ?? null,
      loading: kept.loading ?? null,
      points: kept.history?.points ?? [],
      listed: kept.ledger?.listed ?? {},
      tries: {},
      lost: null,
      wishes: initialAlertSettings,
      now: figures.at,
    }),
    ...part,
  };
}

const change = (hoursAgo: number, part: Partial<BalanceChange> = {}): BalanceChange => ({
  from: fixtureNow - (hoursAgo + 1) * 60 * minute,
  to: fixtureNow - hoursAgo * 60 * minute,
  before: "10041.71",
  after: "9984.21",
  currency: "EUR",
  parts: [
    { type: "DOMAIN_RENEW", effect: "-47.60", count: 4 },
    { type: "DOMAIN_TRANSFER", effect: "-9.90", count: 1 },
  ],
  rows: ["kaffee-7.de", "musik-9.com", "garten-2.at", "werft.eu", "neu.shop"].map(
    (description, place) => ({
      at: fixtureNow - (hoursAgo + 0.5) * 60 * minute,
      type: place === 4 ? "DOMAIN_TRANSFER" : "DOMAIN_RENEW",
      description,
      net: "10.00",
      gross: place === 4 ? "9.90" : "11.90",
      currency: "EUR",
    }),
  ),
  unexplained: "0",
  failure: null,
  ...part,
});

export const fullLedger: Ledger = {
  ...emptyLedger,
  deposits: {
    at: fixtureNow - 40 * minute,
    rows: [
      ["1", "1200.00", "EUR", "PREREG", "premium-name.shop", 40],
      ["2", "249.99", "EUR", "BACKORDER", "alte-werft.com", 12],
      ["3", "60.00", "EUR", "PREREG", "garten.garden", null],
      ["4", "-5.00", "EUR", "CREDIT", "kaffee.cafe", 3],
    ].map(([id, amount, currency, type, name, days]) => ({
      id: `${id}`,
      amount: `${amount}`,
      currency: `${currency}`,
      type: `${type}`,
      name: `${name}`,
      createdAt: fixtureNow - 20 * dayMs,
      expiresAt: typeof days === "number" ? fixtureNow + days * dayMs : null,
    })),
  },
  subusers: {
    at: fixtureNow - 40 * minute,
    rows: [
      {
        user: "agentur-nord",
        balance: "412.20",
        creditLine: "0.00",
        currency: "EUR",
        dayBalance: null,
      },
      {
        user: "webdesign.graz",
        balance: "-512.00",
        creditLine: "500.00",
        currency: "EUR",
        dayBalance: null,
      },
      {
        user: "tokyo-office",
        balance: "18250",
        creditLine: "0",
        currency: "JPY",
        dayBalance: null,
      },
      {
        user: "us-brand",
        balance: "-842.10",
        creditLine: "1000.00",
        currency: "USD",
        dayBalance: null,
      },
      { user: "old-shop", balance: null, creditLine: "100.00", currency: "EUR", dayBalance: null },
      { user: "bahrain", balance: "12.500", creditLine: "0", currency: "BHD", dayBalance: null },
    ],
  },
  rates: {
    at: fixtureNow - 40 * minute,
    rows: [
      { from: "EUR", to: "USD", rate: "1.0872", date: "2026-11-23" },
      { from: "EUR", to: "JPY", rate: "163.20", date: "2026-11-23" },
    ],
  },
  changes: [
    change(2),
    change(26, {
      before: "7541.71",
      after: "10041.71",
      parts: [{ type: "PAYMENT", effect: "2500", count: 1 }],
      rows: [],
    }),
    change(50, { before: "7600.11", after: "7541.71", unexplained: "-0.90" }),
    change(80, {
      before: "7612.01",
      after: "7600.11",
      parts: [],
      rows: [],
      unexplained: null,
      failure: failure("not-allowed", {
        code: 531,
        text: "Authorization failed; Operation forbidden by ACL",
        command: "QueryAccountingList",
      }),
    }),
  ],
};

/** An account with all that is kept of it; `changes` take the place of what would be. */
export function accountInFull(
  charges: readonly UpcomingCharge[],
  part: Partial<AccountOverview> = {},
  foresight: Partial<AccountForesight> = {},
  changes: Partial<Kept> = {},
): { account: AccountOverview; kept: Kept } {
  const account = accountWith(part);
  const { balance } = account.figures ?? figuresWith();
  const kept: Kept = {
    charges: sumsOf(charges),
    history: historyOf(balance),
    ledger: fullLedger,
    ...changes,
  };
  return { account: { ...account, foresight: foreseen(account, kept, foresight) }, kept };
}

const poor = figuresWith({
  available: "412.10",
  balance: "412.10",
  deposits: "0",
  creditLine: null,
  spendable: null,
  shortage: "low-balance",
});

const well = accountInFull(someCharges(260));
const short = accountInFull(
  [
    chargeOn(-9, "verloren.de", {
      nextAction: "expireunpaid",
      lostAt: fixtureNow + 3.2 * dayMs,
      gross: "24.80",
    }),
    chargeOn(-8, "fahrradladen-mayer.shop", {
      nextAction: "expireunpaid",
      lostAt: fixtureNow + 5 * dayMs,
    }),
    chargeOn(-1, "kulanz.at"),
    ...someCharges(420),
  ],
  { id: "short", name: "Buchladen Graz", figures: poor },
  {},
  { history: historyOf(poor.balance, { topUp: "600", deposits: "0" }) },
);
const cnr = cnrAccountWith({ foresight: null });
const test = testAccountWith();

const warning = (
  hoursAgo: number,
  key: LoggedWarning["key"],
  facts: Partial<WarningFacts>,
): LoggedWarning => ({
  at: fixtureNow - hoursAgo * 60 * minute,
  accountId: "short",
  accountName: "Buchladen Graz",
  system: "live",
  key,
  facts: { ...noFacts, currency: "EUR", ...facts },
});

const someWarnings = [
  warning(1, "risk:DOMAIN verloren.de", {
    object: "verloren.de",
    count: 3,
    day: today + 3,
    amount: "48.60",
    short: "0",
  }),
  warning(3, "short", {
    amount: "70",
    short: "69.69",
    day: today + 3,
    by: today,
    object: "werft-232.de",
  }),
  warning(40, "below:500", { amount: "488.20" }),
  warning(400, "signin", { reason: "sign-in-failed" }),
];

/** A page's world: the overview, and what is kept by account. */
export interface World {
  overview: Overview;
  kept: Record<string, Kept>;
  /** Further records of `storage.local`: warnings, watch. */
  stored?: Record<string, unknown>;
}

export const dashboardWorlds = {
  several: {
    overview: overviewOf(well.account, short.account, cnr, test),
    kept: { main: well.kept, short: short.kept },
    stored: {
      warnings: { version: 1, value: { ...noWarnings, log: someWarnings } },
      watch: {
        version: 1,
        value: { short: { ...initialAlertSettings, snoozedUntil: fixtureNow + dayMs } },
      },
    },
  },
} satisfies Record<string, World>;
