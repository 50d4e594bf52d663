import type { Account, Decimal } from "../../domain/account.ts";
import type { AccountStatus } from "../../domain/account-status.ts";
import { type AlertSettings, initialAlertSettings } from "../../domain/alert-settings.ts";
import { type Failure, failure, ok } from "../../domain/failure.ts";
import type { AccountForesight } from "../../domain/foresight/account-foresight.ts";
import type { Booking } from "../../domain/foresight/account-lists.ts";
import { dayOf, startOfDay } from "../../domain/foresight/bank-days.ts";
import { type DaySums, noDaySums, withPage } from "../../domain/foresight/day-sums.ts";
import { explainedChange } from "../../domain/foresight/explain-change.ts";
import type { LostDomain } from "../../domain/foresight/lost-domains.ts";
import { makeForesight } from "../../domain/foresight/make-foresight.ts";
import type { Try } from "../../domain/foresight/part-due.ts";
import { foresightParts } from "../../domain/foresight/parts.ts";
import { horizon } from "../../domain/foresight/pot.ts";
import type { UpcomingCharge } from "../../domain/foresight/upcoming-charge.ts";
import { add } from "../../domain/money.ts";
import { sampleId } from "../../domain/sample-id.ts";
import { emptySnapshot, type Snapshot } from "../../domain/snapshot.ts";
import { factsOf } from "../../registrars/facts.ts";
import { publicFieldsOf } from "../../registrars/sign-in-fields.ts";
import { emptyLedger, type Ledger } from "../../storage/ledger-store.ts";
import { type KeptMoney, moneyIn } from "../../storage/money-records.ts";
import { translate } from "../../text/translate.ts";
import { sampleDomain } from "./sample-domain.ts";
import { samplePast } from "./sample-past.ts";
import type { SamplePlan } from "./sample-plans.ts";

const hour = 3_600_000;
const day = 24 * hour;
/** Minutes: how often a sample would be checked. */
const checkEvery = 15;

/** One sample account with all that would be kept of it. */
export interface Sample {
  account: Account;
  snapshot: Snapshot;
  alerts: AlertSettings;
  money: KeptMoney;
  bookings: Booking[];
  foresight: AccountForesight;
}

/** The beginning of the quarter of an hour: as of then all is told, so that nothing changes with each look. */
const checkedAt = (now: number): number => now - (now % (checkEvery * 60_000));

function accountOf(
  { key, name, profile, system, warnBelow = "100" }: SamplePlan,
  place: number,
): Account {
  const fields = publicFieldsOf(profile).filter(({ required }) => required);
  return {
    id: sampleId(key),
    name: translate(name),
    registrar: profile.id,
    system,
    publicFields: Object.fromEntries(fields.map(({ id }) => [id, `sample-${place + 1}`])),
    endpoint: null,
    warnBelow,
    checkEvery,
    enabled: true,
    signIn: "password",
  };
}

const sumOf = (amounts: readonly Decimal[]): Decimal =>
  amounts.reduce((sum, amount) => add(sum, amount), "0");

function statusOf({
  currency,
  balance,
  reserved = [],
  creditLine,
  profile,
}: SamplePlan): AccountStatus {
  return {
    currency,
    balance,
    deposits: profile.tellsReserved ? sumOf(reserved) : null,
    creditLine: creditLine ?? null,
    creditThreshold: null,
    vatPercent: null,
  };
}

/** The registrar's list: what will be charged, and what has failed. */
function chargesOf(plan: SamplePlan, today: number): UpcomingCharge[] {
  const { charges, failed = [], currency, profile, key } = plan;
  const row = (place: number, at: number, gross: Decimal): UpcomingCharge => ({
    object: sampleDomain(key, place),
    objectClass: "DOMAIN",
    renewalMode: "AUTORENEW",
    nextAction: "pay",
    at: startOfDay(today + at) + 6 * hour,
    lostAt: null,
    net: gross,
    gross,
    computed: profile.assumptions.includes("price-list"),
    currency,
  });
  const price = (place: number): Decimal => charges.prices[place % charges.prices.length] ?? "0";
  return [
    ...failed.map(
      (days, place): UpcomingCharge => ({
        ...row(50 + place, -3, price(place + 2)),
        nextAction: "expireunpaid",
        lostAt: startOfDay(today + days) + 6 * hour,
      }),
    ),
    ...Array.from({ length: charges.count }, (_, place) =>
      row(place, charges.first + place * charges.every, price(place)),
    ),
  ];
}

function listOf(plan: SamplePlan, status: AccountStatus, at: number): DaySums | null {
  if (plan.refused) return null;
  const today = dayOf(at);
  const rows = chargesOf(plan, today);
  const sums = withPage(noDaySums(at, today + horizon, plan.currency, true), rows, rows.length);
  return {
    ...sums,
    funds: { at, status, moved: false },
    ...(plan.profile.assumptions.includes("price-list") ? { derived: true } : {}),
  };
}

const lostOf = ({ lost = [], key }: SamplePlan, at: number): LostDomain[] =>
  lost.map((days, place) => ({
    name: sampleDomain(key, 70 + place),
    deletedAt: at - 2 * day,
    restorableUntil: startOfDay(dayOf(at) + days) + 6 * hour,
    status: "redemption",
  }));

const triesOf = (at: number, refused: Failure | null): Ledger["tries"] =>
  Object.fromEntries(
    foresightParts.map((part): [string, Try] => [
      part,
      { at, basis: null, failure: part === "charges" ? refused : null },
    ]),
  );

/** What dashboard and forecast are made of, as it would be kept. */
function moneyOf(plan: SamplePlan, status: AccountStatus, at: number) {
  const { currency, reserved = [], key } = plan;
  const { bookings, points } = samplePast(plan, status.deposits, dayOf(at));
  const moves = points.slice(1).flatMap((to, place) => {
    const from = points[place];
    if (!from || from.balance === to.balance) return [];
    return [{ from: from.at, to: to.at, before: from.balance, after: to.balance, currency }];
  });
  const ledger: Ledger = {
    ...emptyLedger,
    deposits: {
      at,
      rows: reserved.map((amount, place) => ({
        id: `${place + 1}`,
        amount,
        currency,
        type: "RESERVATION",
        name: sampleDomain(key, 90 + place),
        createdAt: at - 20 * day,
        expiresAt: at + 40 * day,
      })),
    },
    subusers: { at, rows: [] },
    rates: { at, rows: [] },
    changes: moves
      .slice(-10)
      .reverse()
      .map((move) => explainedChange(move, bookings)),
    tries: triesOf(at, plan.refused ?? null),
    currency,
  };
  const now = { at, balance: plan.balance, deposits: status.deposits, past: false };
  const money: KeptMoney = {
    charges: ok(listOf(plan, status, at)),
    loading: ok(null),
    history: ok({ currency, points: [...points, now], others: {} }),
    ledger: ok(ledger),
  };
  return { money, bookings };
}

const troubleOf = (at: number): Snapshot["trouble"] => ({ at, failure: failure("unreachable") });

/**
 * A sample account at `now` (milliseconds since the epoch), worked out by the product itself from what its registrar
 * would have said: no forecast is written by hand.
 * @param place its place in the list, from 0
 */
export function makeSample(plan: SamplePlan, place: number, now: number): Sample {
  const account = accountOf(plan, place);
  const checked = checkedAt(now);
  const at = checked - (plan.silentFor ?? 0) * hour;
  const status = statusOf(plan);
  const { money, bookings } = moneyOf(plan, status, at);
  const alerts = {
    ...initialAlertSettings,
    reserved: plan.word ?? null,
    paymentNote: plan.paymentNote ?? "",
  };
  const isLive = plan.system === "live";
  return {
    account,
    alerts,
    money,
    bookings,
    snapshot: {
      ...emptySnapshot,
      status: { at, value: status },
      statistics: isLive
        ? { at, rows: [{ product: "domains", count: plan.domains, failure: null }] }
        : null,
      trouble: plan.silentFor ? troubleOf(checked) : null,
      attemptedAt: checked,
      nextCheckAt: checked + checkEvery * 60_000,
      failures: plan.silentFor ? 3 : 0,
      failingSince: plan.silentFor ? at : null,
    },
    foresight: makeForesight({
      ...moneyIn(plan.currency, money),
      facts: factsOf(account),
      status,
      statusAt: at,
      lost: { at, domains: lostOf(plan, at) },
      wishes: alerts,
      now: checked,
    }),
  };
}
