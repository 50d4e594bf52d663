import { type Account, textLimits } from "../../../src/domain/account.ts";
import { productNames, type Statistic } from "../../../src/domain/account-status.ts";
import { type Failure, type FailureKind, failure } from "../../../src/domain/failure.ts";
import type { Figures } from "../../../src/domain/figures.ts";
import type { AccountForesight } from "../../../src/domain/foresight/account-foresight.ts";
import { dayOf } from "../../../src/domain/foresight/bank-days.ts";
import {
  type AccountOverview,
  emptyOverview,
  type Overview,
} from "../../../src/domain/overview.ts";
import { initialPreferences } from "../../../src/domain/preferences.ts";
import { totalsOf } from "../../../src/domain/project-overview.ts";
import type { TestReport } from "../../../src/messages/message-map.ts";
import { factsOf } from "../../../src/registrars/facts.ts";
import {
  atRiskWith,
  foresightWith as bareForesight,
  forecastWith,
  nothingToPay,
  paymentWith,
  paysWith,
  riskOf,
  shortForecast,
} from "../domain/foresight-with.ts";

/** The moment of all fixtures: 23 November 2026, 19:00 UTC. */
export const fixtureNow = Date.UTC(2026, 10, 23, 19, 0, 0);

const minute = 60_000;

/** Plain figures, read three minutes ago. */
export const figuresWith = (part: Partial<Figures> = {}): Figures => ({
  at: fixtureNow - 3 * minute,
  currency: "EUR",
  available: "8467.22",
  balance: "9984.2100",
  deposits: "1516.99",
  depositsBy: part.deposits === null ? null : "registrar",
  creditLine: "5000.00",
  spendable: "13467.22",
  shortage: null,
  amountsIn: null,
  ...part,
});

const counts: Record<string, number> = {
  domains: 1204,
  "managed-domains": 12,
  "ssl-certificates": 87,
  "dns-zones": 980,
  transfers: 3,
  applications: 0,
  contacts: 15412,
  websites: 2,
  trademarks: 1,
  subusers: 4,
};

export const statisticsRows = (part: Record<string, Failure> = {}): Statistic[] =>
  productNames
    .filter((product) => product in counts)
    .map((product) => ({
      product,
      count: part[product] ? null : (counts[product] ?? null),
      failure: part[product] ?? null,
    }));

const today = dayOf(fixtureNow);

/** A month of funds: spent day by day, topped up twice. */
const spark = Array.from(
  { length: 30 },
  (_, day) => 10_000 - (day % 12) * 170 - day * 20 + (day > 12 ? 400 : 0),
);

/** What is foreseen of an account, where all is well, with a month of history. */
export const foresightWith = (part: Partial<AccountForesight> = {}): AccountForesight =>
  bareForesight(fixtureNow - 3 * minute, {
    funds: { at: fixtureNow - 3 * minute, balance: "9902.03", spendable: "13467.22" },
    forecast: forecastWith(today, { left: "8346.47" }),
    spark,
    spending: { perDay: 77.013, before: 68.76 },
    ...part,
  });

/** A HEXONET LIVE account where all is well. */
export const accountWith = (part: Partial<AccountOverview> = {}): AccountOverview => ({
  id: "main",
  name: "Main account",
  registrar: "ispapi",
  facts: factsOf({ registrar: "ispapi", system: "live", ...part }),
  system: "live",
  enabled: true,
  checkEvery: 15,
  warnBelow: "500",
  payFor: "quarter",
  paymentNote: "",
  group: "",
  sameAs: null,
  origin: "https://api.ispapi.net/*",
  figures: figuresWith(),
  statistics: { at: fixtureNow - 3 * minute, rows: statisticsRows() },
  trouble: null,
  failingSince: null,
  nextCheckAt: fixtureNow + 12 * minute,
  foresight: foresightWith(),
  warned: [],
  ...part,
});

/** A CentralNic Reseller account, whose deposits are unknown. */
export const cnrAccountWith = (part: Partial<AccountOverview> = {}): AccountOverview =>
  accountWith({
    id: "webshop",
    name: "Webshop EU",
    registrar: "cnr",
    origin: "https://api.rrpproxy.net/*",
    figures: figuresWith({
      available: "4210.5",
      balance: "4210.5",
      deposits: null,
      creditLine: "0.00",
      spendable: null,
    }),
    statistics: {
      at: fixtureNow - 4 * 60 * minute,
      rows: [
        { product: "contacts", count: 412, failure: null },
        { product: "domains", count: 389, failure: null },
        { product: "nameservers", count: 16, failure: null },
        { product: "transfers", count: 2, failure: null },
        { product: "applications", count: 0, failure: null },
        { product: "dnssec-signer", count: 7, failure: null },
      ],
    },
    ...part,
  });

export const testAccountWith = (part: Partial<AccountOverview> = {}): AccountOverview =>
  accountWith({
    id: "sandbox",
    name: "Sandbox",
    system: "ote",
    origin: "https://api-ote.ispapi.net/*",
    figures: figuresWith({
      currency: "USD",
      available: "100000.00",
      balance: "100000.0000",
      deposits: "0.00",
      creditLine: null,
      spendable: null,
    }),
    statistics: null,
    foresight: null,
    ...part,
  });

export const overviewOf = (...accounts: AccountOverview[]): Overview => ({
  ...emptyOverview,
  accounts,
  totals: totalsOf(accounts),
});

/** Under a passphrase that was not entered yet; the figures stay in sight. */
export const lockedOverview = (...accounts: AccountOverview[]): Overview => ({
  ...overviewOf(...accounts),
  vault: { mode: "passphrase", locked: true, hidden: false },
});

/** An account in trouble, its figures 52 minutes old unless `part` says otherwise. */
export function troubledAccount(
  kind: FailureKind,
  details: Parameters<typeof failure>[1] = {},
  part: Partial<AccountOverview> = {},
): AccountOverview {
  return accountWith({
    figures: figuresWith({ at: fixtureNow - 52 * minute }),
    trouble: { at: fixtureNow - minute, failure: failure(kind, details) },
    nextCheckAt: fixtureNow + 4 * minute,
    ...part,
  });
}

const overdrawn = cnrAccountWith({
  figures: figuresWith({
    at: fixtureNow - 52 * minute,
    available: "-312.40",
    balance: "-312.40",
    deposits: null,
    creditLine: null,
    spendable: null,
    shortage: "overdraft",
  }),
  trouble: { at: fixtureNow - minute, failure: failure("timeout") },
  nextCheckAt: fixtureNow + 4 * minute,
});

const low = accountWith({
  figures: figuresWith({
    available: "412.10",
    balance: "412.10",
    deposits: "0",
    creditLine: "0.00",
    spendable: null,
    shortage: "low-balance",
  }),
});

const currencies = ["EUR", "USD", "GBP", "JPY", "KWD", "CHF"];

function manyAccounts(): AccountOverview[] {
  return Array.from({ length: 50 }, (_, place) => {
    const currency = currencies[place % currencies.length] ?? "EUR";
    const amount = currency === "JPY" ? String(place * 73_211) : `${place * 977}.${10 + place}`;
    const figures = figuresWith({
      currency,
      available: amount,
      balance: amount,
      deposits: "0",
      creditLine: null,
      spendable: null,
      shortage: place === 17 ? "overdraft" : place === 31 ? "low-balance" : null,
    });
    const make = place % 7 === 5 ? testAccountWith : place % 3 === 1 ? cnrAccountWith : accountWith;
    return make({
      id: `account-${place}`,
      name: `Brand ${place + 1}`,
      figures: place === 9 ? null : place === 17 ? { ...figures, available: "-19.05" } : figures,
      ...(place === 9
        ? { trouble: { at: fixtureNow, failure: failure("sign-in-failed", { code: 530 }) } }
        : {}),
      ...(place === 40 ? { enabled: false, nextCheckAt: null } : {}),
    });
  });
}

const lowFigures = figuresWith({
  available: "4.80",
  balance: "4.80",
  deposits: "0",
  creditLine: null,
  spendable: null,
  shortage: "low-balance",
});

/** Two domains whose charge failed twice, the first of them lost in three days. */
const atRiskAccount = accountWith({
  figures: lowFigures,
  foresight: foresightWith({
    funds: { at: fixtureNow - 3 * minute, balance: "4.80", spendable: "4.80" },
    atRisk: atRiskWith(
      [
        riskOf(fixtureNow, 3.2),
        riskOf(fixtureNow, 5.4, { object: "shop.example", gross: "24.80" }),
      ],
      { sum: "49.6" },
    ),
    forecast: shortForecast(today, 0, {
      shortfall: { day: today, short: "211.4", object: "example.org" },
      pay: paysWith(["5115.95", "5120"], today - 3, today, {
        risk: paymentWith({ missing: "44.8", amount: "50", by: today - 3, due: today }),
      }),
    }),
  }),
});

const overdue = { nextAction: "pay" as const, lostAt: null, at: fixtureNow - 30 * 60 * minute };

/** The foresight of an account that is not allowed to read its charges. */
const nothingForeseen = foresightWith({
  forecast: forecastWith(today, {
    covered: { kind: "unknown", why: "not-loaded" },
    pay: null,
    due: { 7: "0", 30: "0", 90: "0" },
    partial: true,
  }),
  atRisk: null,
  loadedAt: null,
  spending: null,
});

const foreseen = (part: Partial<AccountForesight>): Overview =>
  overviewOf(accountWith({ foresight: foresightWith(part) }));

const likely = { day: today + 19, early: today + 12, by: today + 9 };

const hostileText = `<img src=x onerror="alert(1)"> \u202Egnp.exe\u202C ${"A".repeat(160)}`;

/** Every situation the pages can be in, by name. */
export const fixtures = {
  well: overviewOf(accountWith()),
  "well-cnr": overviewOf(cnrAccountWith()),
  "by-your-word": overviewOf(
    cnrAccountWith({
      figures: figuresWith({
        available: "4198",
        balance: "4210.5",
        deposits: "12.5",
        depositsBy: "user",
        creditLine: null,
        spendable: null,
      }),
    }),
  ),
  low: overviewOf(low),
  overdraft: overviewOf(overdrawn),
  "test-system": overviewOf(testAccountWith()),
  "test-low": overviewOf(
    testAccountWith({
      figures: figuresWith({
        available: "-5.00",
        balance: "-5.00",
        deposits: "0",
        creditLine: null,
        spendable: null,
        shortage: "overdraft",
      }),
    }),
  ),
  stale: overviewOf(
    accountWith({
      figures: figuresWith({ at: fixtureNow - 52 * minute }),
      nextCheckAt: fixtureNow - 1,
    }),
  ),
  offline: overviewOf(troubledAccount("offline", {}, { figures: figuresWith() })),
  "server-fault": overviewOf(
    troubledAccount("server", {
      code: 421,
      text: "Command failed due to server error. Client should try again",
    }),
  ),
  malformed: overviewOf(
    troubledAccount("malformed", { text: "No CODE in the answer", command: "StatusAccount" }),
  ),
  "sign-in-failed": overviewOf(
    troubledAccount(
      "sign-in-failed",
      { code: 530, text: "Authentication failed" },
      { nextCheckAt: null },
    ),
  ),
  "otp-needed": overviewOf(
    troubledAccount(
      "otp-needed",
      { code: 530, text: "Authentication failed; OTP required" },
      { nextCheckAt: null },
    ),
  ),
  "not-configured": overviewOf(
    troubledAccount("not-configured", {}, { figures: null, statistics: null, nextCheckAt: null }),
  ),
  "no-permission": overviewOf(
    troubledAccount("no-permission", {}, { figures: null, statistics: null, nextCheckAt: null }),
  ),
  "not-allowed": overviewOf(
    troubledAccount("not-allowed", {
      code: 531,
      text: "Authorization failed; Operation forbidden by ACL",
      command: "StatusAccount",
    }),
  ),
  "statistics-refused": overviewOf(
    accountWith({
      statistics: {
        at: fixtureNow - 3 * 60 * minute,
        rows: statisticsRows({
          transfers: failure("not-allowed", {
            code: 531,
            text: "Authorization failed",
            command: "QueryTransferList",
          }),
          trademarks: failure("not-allowed", {
            code: 531,
            text: "Authorization failed",
            command: "QueryTMCHMarkList",
          }),
          websites: failure("timeout", { command: "QueryWebsiteList" }),
        }),
      },
    }),
  ),
  "locked-out": overviewOf(
    troubledAccount(
      "locked-out",
      { code: 425, text: "Temporarily locked; usage exceeded" },
      { nextCheckAt: fixtureNow + 17 * minute },
    ),
  ),
  unknown: overviewOf(
    troubledAccount("unreachable", {}, { figures: null, statistics: null, foresight: null }),
  ),
  "first-load": overviewOf(
    accountWith({ figures: null, statistics: null, foresight: null, nextCheckAt: 0 }),
  ),
  "first-load-cnr": overviewOf(
    cnrAccountWith({ figures: null, statistics: null, foresight: null, nextCheckAt: 0 }),
  ),
  "first-foresight": overviewOf(accountWith({ foresight: null })),
  "at-risk": overviewOf(atRiskAccount),
  "short-at-most": overviewOf(
    cnrAccountWith({
      foresight: foresightWith({
        forecast: shortForecast(today, 4, {
          covered: { kind: "at-most-until", day: today + 3, why: "deposits" },
        }),
      }),
    }),
  ),
  lost: foreseen({
    lost: {
      at: fixtureNow,
      count: 2,
      gone: 1,
      domains: [
        {
          name: "fjord.example",
          deletedAt: fixtureNow - 86_400_000,
          restorableUntil: Date.UTC(2026, 11, 24),
          status: "redemption",
        },
        { name: "lumen.example", deletedAt: null, restorableUntil: null, status: "redemption" },
        {
          name: "opal.example",
          deletedAt: fixtureNow - 40 * 86_400_000,
          restorableUntil: null,
          status: "pending-delete",
        },
      ],
    },
  }),
  "at-risk-grace": overviewOf(
    accountWith({
      foresight: foresightWith({
        forecast: forecastWith(today, { pay: { ...nothingToPay(today), risk: paymentWith() } }),
        atRisk: atRiskWith([riskOf(fixtureNow, 0, overdue)], { sum: "24.8" }),
      }),
    }),
  ),
  "at-risk-cnr": overviewOf({
    ...overdrawn,
    foresight: foresightWith({
      funds: { at: fixtureNow - 3 * minute, balance: "-312.40", spendable: "-312.40" },
      atRisk: atRiskWith(
        [
          riskOf(fixtureNow, 0, { ...overdue, currency: "EUR" }),
          riskOf(fixtureNow, 0, { ...overdue, currency: "EUR", object: "webshop.example" }),
        ],
        { sum: "49.6" },
      ),
      forecast: shortForecast(today, 0, {
        pay: paysWith(["1048.15", "1050"], today - 4, today, {
          risk: paymentWith({ missing: "362", amount: "370", by: today - 4, due: today }),
        }),
      }),
    }),
  }),
  "at-risk-many": overviewOf(
    accountWith({
      foresight: foresightWith({
        forecast: forecastWith(today, {
          pay: paysWith(["18012.98", "18020"], today - 3, today, {
            risk: paymentWith({
              missing: "18012.98",
              amount: "18020",
              by: today - 3,
              due: today,
              isLeast: true,
            }),
          }),
        }),
        atRisk: atRiskWith(
          [
            riskOf(fixtureNow, -0.2, { object: `${"x".repeat(60)}.example` }),
            riskOf(fixtureNow, 0.3, { gross: null }),
            riskOf(fixtureNow, 0, { lostAt: null, object: "c.example" }),
          ],
          { count: 1234, unpriced: 7, sum: "31480.2" },
        ),
      }),
    }),
  ),
  short: foreseen({
    forecast: shortForecast(today, 4, {
      pay: paysWith(["2412.2", "2420"], today + 1, today + 4),
    }),
  }),
  "short-late": foreseen({
    forecast: shortForecast(today, 2, { pay: paysWith(["2412.2", "2420"], today - 1, today + 2) }),
  }),
  "short-at-least": foreseen({
    forecast: shortForecast(today, 24, {
      covered: { kind: "at-least-until", day: today + 9, why: "unpriced" },
      shortfall: { day: today + 24, short: "1048.15", object: null },
      excluded: { "no-price": 2, "other-currency": 1 },
      pay: paysWith(["2412.2", "2420"], today + 21, today + 24),
    }),
  }),
  "short-far": {
    ...foreseen({ forecast: shortForecast(today, 61) }),
    preferences: { ...initialPreferences, soonDays: 30 },
  },
  "short-and-likely": foreseen({ forecast: shortForecast(today, 40, { likely }) }),
  likely: foreseen({ forecast: forecastWith(today, { likely }) }),
  possible: foreseen({
    forecast: forecastWith(today, { likely: { day: null, early: today + 8, by: today + 5 } }),
  }),
  "covered-at-least": foreseen({
    forecast: forecastWith(today, {
      covered: { kind: "at-least-until", day: today + 33, why: "unpriced" },
      excluded: { "no-price": 2, "unknown-action": 1 },
      undated: "48.2",
    }),
  }),
  "covered-unknown": foreseen({
    forecast: forecastWith(today, {
      covered: { kind: "unknown", why: "missing-rows" },
      excluded: { missing: 12 },
    }),
  }),
  loading: foreseen({ ...nothingForeseen, loading: { seen: 12_000, total: 100_000 } }),
  "loading-again": foreseen({ loading: { seen: 500, total: null } }),
  "charges-not-read": foreseen(nothingForeseen),
  "charges-not-allowed": foreseen({
    ...nothingForeseen,
    failures: {
      charges: failure("not-allowed", {
        code: 531,
        text: "Authorization failed; Operation forbidden by ACL",
        command: "QueryObjectRenewalList",
      }),
    },
  }),
  "foresight-old": foreseen({
    at: fixtureNow - 30 * 60 * minute,
    loadedAt: fixtureNow - 33 * 60 * minute,
    failures: { charges: failure("timeout", { command: "QueryObjectRenewalList" }) },
  }),
  "no-accounts": emptyOverview,
  off: overviewOf(accountWith({ enabled: false, nextCheckAt: null })),
  several: overviewOf(
    accountWith(),
    overdrawn,
    testAccountWith(),
    cnrAccountWith({
      id: "us",
      name: "US brand",
      figures: null,
      trouble: { at: fixtureNow, failure: failure("server") },
    }),
  ),
  many: overviewOf(...manyAccounts()),
  hostile: overviewOf(
    troubledAccount(
      "rejected",
      { code: 549, text: hostileText, command: "StatusAccount" },
      { name: hostileText },
    ),
    accountWith({ id: "other", name: "Other" }),
  ),
  long: overviewOf(
    accountWith({
      name: "The extraordinarily long-named international domain trading company of Upper Austria",
      figures: figuresWith({
        available: "-123456789012345678.901234",
        balance: "123456789012345678.901234",
        deposits: "246913578024691357.802468",
        creditLine: "99999999999999999.99",
        spendable: "-23456789012345678.911234",
        shortage: "overdraft",
      }),
    }),
  ),
  longish: overviewOf(
    accountWith({
      figures: figuresWith({
        available: "-1234567890.12",
        balance: "1234567890.12",
        shortage: "overdraft",
      }),
    }),
  ),
  yen: overviewOf(
    accountWith({
      figures: figuresWith({
        currency: "JPY",
        available: "1234567",
        balance: "1234567",
        deposits: "0",
        creditLine: null,
        spendable: null,
      }),
    }),
  ),
  dinar: overviewOf(
    accountWith({
      figures: figuresWith({
        currency: "KWD",
        available: "1234.5",
        balance: "1300.5",
        deposits: "66",
        creditLine: null,
        spendable: null,
      }),
    }),
  ),
  problem: {
    ...overviewOf(accountWith()),
    problem: failure("storage", { text: "accounts: written by a newer version" }),
  },
  locked: lockedOverview(accountWith(), cnrAccountWith()),
  "locked-single": lockedOverview(
    accountWith({ figures: figuresWith({ at: fixtureNow - 300 * minute }) }),
  ),
  // What a first check would bring is not on its way.
  "locked-without-figures": lockedOverview(
    accountWith({ figures: null, statistics: null, foresight: null, nextCheckAt: 0 }),
  ),
  "locked-in-trouble": lockedOverview(troubledAccount("sign-in-failed", { code: 530 })),
  hidden: {
    ...lockedOverview(
      ...[accountWith(), cnrAccountWith(), testAccountWith()].map((account) => ({
        ...account,
        figures: null,
        statistics: null,
        foresight: null,
      })),
    ),
    totals: [],
    preferences: { ...initialPreferences, hideWhenLocked: true },
    vault: { mode: "passphrase", locked: true, hidden: true },
  },
  "unlocked-passphrase": {
    ...overviewOf(accountWith(), cnrAccountWith()),
    vault: { mode: "passphrase", locked: false, hidden: false },
  },
} satisfies Record<string, Overview>;

export type FixtureName = keyof typeof fixtures;

/** The stored accounts behind an overview. */
export const accountsOf = (overview: Overview): Account[] =>
  overview.accounts.map(({ id, name, registrar, system, enabled, checkEvery, warnBelow }) => ({
    id,
    name: name.slice(0, textLimits.name),
    registrar,
    system,
    enabled,
    checkEvery,
    warnBelow,
    publicFields: { user: "shop", role: "reader" },
    endpoint: null,
    signIn: "password",
  }));

/** What a successful test sign-in of a LIVE account answers. */
export const reportWith = (part: Partial<TestReport> = {}): TestReport => ({
  ticket: "ticket-1",
  host: "api.ispapi.net",
  login: "shop!reader",
  already: null,
  noteThatGoes: null,
  rights: null,
  suggestedWarnBelow: "100",
  status: {
    currency: "EUR",
    balance: "9984.21",
    deposits: "1516.99",
    creditLine: "5000.00",
    creditThreshold: null,
    vatPercent: "20.00",
  },
  ...part,
});
