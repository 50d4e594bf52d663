import type { Decimal } from "../account.ts";
import type { AccountStatus } from "../account-status.ts";
import { figuresOf } from "../figures.ts";
import type { RegistrarFacts } from "../registrar-facts.ts";
import { reservedByWord, type Word } from "../reserved.ts";
import { type AccountForesight, namedRisks } from "./account-foresight.ts";
import { atRisk } from "./at-risk.ts";
import { chosenCalendar } from "./bank-days.ts";
import { stillAhead, whileBehind } from "./behind.ts";
import { chargesLimits } from "./charges-limits.ts";
import type { DaySums } from "./day-sums.ts";
import { forecastFunds } from "./funds-forecast.ts";
import type { Holidays } from "./holiday-choices.ts";
import { type LostDomain, stillLost } from "./lost-domains.ts";
import { type MoneyRecords, readMoney } from "./money-reading.ts";
import { type PairFunds, sameFunds } from "./pair-funds.ts";
import type { Try } from "./part-due.ts";
import { foresightParts } from "./parts.ts";
import { sparkOf } from "./spark.ts";
import { spendingDays } from "./spending-days.ts";
import { spendingTrend } from "./spending-trend.ts";

/** How a user wants the money of an account counted. */
export interface ForesightWishes extends Word {
  /** Bank days that a top-up takes. */
  lead: number;
  /** A top-up is rounded up to a multiple of this, in the account's currency. */
  unit: Decimal;
  /** The days beside weekends on which banks are closed. */
  holidays: Holidays;
}

/** All that is known of one account when its foresight is made. */
export interface Known extends MoneyRecords {
  facts: Pick<RegistrarFacts, "lacks" | "failedCharge" | "tellsReserved">;
  status: AccountStatus;
  /** When the registrar told it, milliseconds since the epoch. */
  statusAt: number;
  tries: Partial<Record<string, Try>>;
  /** Domains lost for want of money, and when their lists were asked for; null: not known. */
  lost: { at: number; domains: readonly LostDomain[] } | null;
  wishes: ForesightWishes;
  /** Milliseconds since the epoch. */
  now: number;
}

const failuresOf = ({ facts, tries }: Known): AccountForesight["failures"] =>
  Object.fromEntries(
    foresightParts.flatMap((part) => {
      const why = facts.lacks.includes(part) ? null : tries[part]?.failure;
      return why ? [[part, why]] : [];
    }),
  );

// A load that its time is over for is none any longer: nobody is to be woken for it every minute. One that is through has
// as many as were wanted, though the list may go on beyond the days that were asked for.
const progressOf = ({ loading, tries, now }: Known): AccountForesight["loading"] =>
  loading && !tries.charges?.failure && now - loading.loadedAt < chargesLimits.time
    ? { seen: loading.seen, total: loading.next === null ? loading.seen : loading.total }
    : null;

const lostOf = ({ lost, now }: Known): AccountForesight["lost"] => lost && stillLost(lost, now);

/** What the forecast is made of beside list and funds. */
type Terms = Omit<Parameters<typeof forecastFunds>[0], "spendable" | "isMost" | "sums">;

/** What follows from a list and some funds; null instead of a list: there is none. */
function madeOf(
  known: Known,
  sums: DaySums | null,
  told: Pick<PairFunds, "at" | "status"> | null,
  terms: Terms,
) {
  const { status, statusAt, facts, wishes } = known;
  const funds = told ?? { at: statusAt, status };
  const { currency } = funds.status;
  const deposits = funds.status.deposits ?? reservedByWord(facts, currency, wishes);
  const { available, spendable } = figuresOf({ ...funds.status, deposits }, funds.at, "0");
  // Some registrars have no word for deposits, others may leave them out: what may be spent is at most so much.
  const isMost = deposits === null;
  const sum = spendable ?? available;
  return {
    funds: { at: funds.at, balance: funds.status.balance, spendable: sum },
    forecast: forecastFunds({ ...terms, sums, isMost, spendable: sum }),
  };
}

/**
 * What is foreseen at `now`: made from a list and the funds that belong to it. Where the registrar has told other
 * funds since, it stands as it was foreseen from that pair, unless they prove that more is missing.
 */
export function makeForesight(known: Known): AccountForesight {
  const { status, now, wishes } = known;
  const { currency } = status;
  const { today, sums, points, usual } = readMoney(known, currency, now);
  const terms: Terms = {
    today,
    lead: wishes.lead,
    calendar: chosenCalendar(wishes.holidays, currency),
    unit: wishes.unit,
    usual,
  };
  const pair = sums?.funds ?? null;
  const hasMoved = pair !== null && !sameFunds(pair.status, status);
  let made = madeOf(known, sums, hasMoved ? pair : null, terms);
  let isProven = false;
  if (hasMoved && sums) {
    const newer = madeOf(known, stillAhead(sums, today), null, terms);
    const { forecast, isNew } = whileBehind(made.forecast, newer.forecast, today);
    made = { forecast, funds: isNew ? newer.funds : made.funds };
    isProven = isNew;
  }
  const found = sums && atRisk(sums, today, known.facts.failedCharge);
  const risks = found?.count === 0 && sums?.next !== null ? null : found;
  return {
    at: now,
    today,
    currency,
    funds: made.funds,
    isBehind: sums !== null && (pair === null || pair.moved || hasMoved),
    ...(isProven ? { isProven } : {}),
    forecast: made.forecast,
    atRisk: risks && { ...risks, charges: risks.charges.slice(0, namedRisks) },
    lost: lostOf(known),
    loadedAt: sums?.next === null ? sums.loadedAt : null,
    loading: progressOf(known),
    spark: sparkOf(points, today),
    spending: spendingTrend(
      spendingDays(points, {}).filter(({ day }) => day < today),
      today,
    ),
    failures: failuresOf(known),
  };
}
