import type { Decimal, Registrar } from "../account.ts";
import type { AccountStatus } from "../account-status.ts";
import { figuresOf } from "../project-overview.ts";
import type { Watch } from "../watch.ts";
import { atRisk } from "./at-risk.ts";
import { awaitsList } from "./awaits-list.ts";
import { chosenCalendar, dayOf } from "./bank-days.ts";
import { chargesLimits } from "./charges-limits.ts";
import type { DaySums } from "./day-sums.ts";
import { forecast } from "./forecast.ts";
import { type Foresight, foresightParts, lacking, namedRisks } from "./foresight.ts";
import { type LostDomain, stillLost } from "./lost-domains.ts";
import type { Try } from "./part-due.ts";
import { sparkOf } from "./spark.ts";
import { spendingOf } from "./spending.ts";
import { type FundsPoint, spendingDays } from "./spending-days.ts";
import { usualSpending } from "./usual-spending.ts";

/** All that is known of one account when its foresight is made. */
export interface Known {
  registrar: Registrar;
  status: AccountStatus;
  /** When the registrar told it, milliseconds since the epoch. */
  statusAt: number;
  /** The last list of charges that came through; null: none. */
  sums: DaySums | null;
  /** One that is not through yet; null: none. */
  loading: DaySums | null;
  /** In order of time. */
  points: readonly FundsPoint[];
  /** See `Ledger.listed`. */
  listed: Readonly<Record<number, Decimal>>;
  tries: Partial<Record<string, Try>>;
  /** Domains lost for want of money, and when their lists were asked for; null: not known. */
  lost: { at: number; domains: readonly LostDomain[] } | null;
  watch: Pick<Watch, "lead" | "unit" | "holidays">;
  /** What was foreseen last; null: nothing. */
  previous: Foresight | null;
  /** Milliseconds since the epoch. */
  now: number;
}

const failuresOf = ({ registrar, tries }: Known): Foresight["failures"] =>
  Object.fromEntries(
    foresightParts.flatMap((part) => {
      const why = lacking[registrar].includes(part) ? null : tries[part]?.failure;
      return why ? [[part, why]] : [];
    }),
  );

// A load that its time is over for is none any longer: nobody is to be woken for it every minute.
const progressOf = ({ loading, tries, now }: Known): Foresight["loading"] =>
  loading && !tries.charges?.failure && now - loading.loadedAt < chargesLimits.time
    ? { seen: loading.seen, total: loading.total }
    : null;

const lostOf = ({ lost, now }: Known): Foresight["lost"] => lost && stillLost(lost, now);

/**
 * What is foreseen at `now`. The funds it begins with are the available ones and the credit line; deposits that
 * are not told (CNR) are not in it. A list in another currency than the account's says nothing about it. A point
 * later than now was taken under a clock that has been set back since, and is left out; the present day is not over,
 * so that it is none yet to learn from.
 */
export function foresightOf(known: Known): Foresight {
  const { status, statusAt, now, loading, listed, watch, previous } = known;
  if (previous && awaitsList(known))
    // What stands for the time being, with how far the new list is.
    return {
      ...previous,
      isBehind: true,
      lost: lostOf(known),
      loading: progressOf(known),
      failures: failuresOf(known),
    };
  const { currency } = status;
  const today = dayOf(now);
  const figures = figuresOf(status, statusAt, "0");
  const spendable = figures.spendable ?? figures.available;
  // Of a list that has just begun nothing is known: no charge yet is not no charge.
  const begun = loading?.seen ? loading : null;
  const sums = [known.sums, begun].find((list) => list?.currency === currency) ?? null;
  const points = known.points.filter(({ at }) => at <= now);
  const daysOf = (made: Readonly<Record<number, Decimal>>) =>
    spendingDays(points, made).filter(({ day }) => day < today);
  const found = sums && atRisk(sums, today);
  const risks = found?.count === 0 && sums?.next !== null ? null : found;
  return {
    at: now,
    today,
    currency,
    funds: { at: statusAt, balance: status.balance, spendable },
    isBehind: false,
    forecast: forecast({
      today,
      // CNR has no word for deposits; where ISPAPI leaves them out, what may be spent is not known.
      spendable:
        status.deposits === null && !lacking[known.registrar].includes("deposits")
          ? null
          : spendable,
      isMost: false,
      sums,
      lead: watch.lead,
      calendar: chosenCalendar(watch.holidays, currency),
      unit: watch.unit,
      usual: usualSpending(daysOf(listed)),
    }),
    atRisk: risks && { ...risks, charges: risks.charges.slice(0, namedRisks) },
    lost: lostOf(known),
    loadedAt: sums?.next === null ? sums.loadedAt : null,
    loading: progressOf(known),
    spark: sparkOf(points, today),
    spending: spendingOf(daysOf({}), today),
    failures: failuresOf(known),
  };
}
