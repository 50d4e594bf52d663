import type { Decimal } from "../../../domain/account.ts";
import type { Figures } from "../../../domain/figures.ts";
import type { AccountForesight } from "../../../domain/foresight/account-foresight.ts";
import { dayOf, startOfDay } from "../../../domain/foresight/bank-days.ts";
import { outlook } from "../../../domain/foresight/outlook.ts";
import { type TopUp, topUps } from "../../../domain/foresight/top-ups.ts";
import { isLess, subtract } from "../../../domain/money.ts";
import type { moneyIn } from "../../../storage/money-records.ts";

interface Point {
  /** Milliseconds since the epoch; each later than the one before. */
  at: number;
  balance: Decimal;
}

export interface CameIn {
  amount: Decimal;
  /** It was at least that much: no booking tells the sum, or there was more than one. */
  isLeast: boolean;
}

/** A balance that is known: seen by a check, or asked for later as that of a past day. */
export interface KnownPoint extends Point {
  kind: "checked" | "past";
  /** What came in since the point before; null: nothing, as far as is known. */
  cameIn: CameIn | null;
}

/** A day ahead: what the balance is after the listed charges. */
export interface AheadPoint extends Point {
  kind: "ahead";
  /** UTC day number. */
  day: number;
  charges: Decimal;
  count: number;
  /** Estimates; null: the usual spending is not known. */
  likely: number | null;
  low: number | null;
  /** Whether all charges up to that day are known. */
  isSure: boolean;
}

export type ChartPoint = KnownPoint | AheadPoint;

/** All that the chart, its readout and its table show. */
export interface ChartModel {
  /** What its points are of: one account's balance, or what all of a currency may spend. */
  of: "account" | "all";
  currency: string;
  points: ChartPoint[];
  /** The balance below which nothing can be spent: reserved deposits − credit line. */
  floor: Decimal;
  /** Milliseconds since the epoch: of the last known point. */
  now: number;
  /** UTC day number of the first day ahead on which the listed charges cannot be made; null: none. */
  shortOn: number | null;
}

interface ChartInput {
  figures: Figures;
  /** null: nothing is foreseen, and nothing is drawn ahead. */
  foresight: AccountForesight | null;
  /** In the currency of the figures. */
  money: ReturnType<typeof moneyIn>;
}

/** Of several rises between two points the largest stands for them: the chart has one mark for a point. */
const withRise = (before: CameIn | null, { amount, booked }: TopUp): CameIn =>
  before === null
    ? { amount, isLeast: !booked }
    : { amount: isLess(before.amount, amount) ? amount : before.amount, isLeast: true };

function knownPoints({ figures, money: { points: kept, changes } }: ChartInput): KnownPoint[] {
  const points: KnownPoint[] = [];
  // A point from the future is of a clock that was set back.
  const last = { at: figures.at, balance: figures.balance, past: false };
  const all = [...kept.filter(({ at }) => at < figures.at), last];
  const rises = topUps(all, changes);
  let next = 0;
  for (const { at, balance, past } of all) {
    const before = points.at(-1);
    if (before && at <= before.at) continue;
    let cameIn: CameIn | null = null;
    for (let rise = rises[next]; rise && rise.at <= at; rise = rises[++next])
      if (before) cameIn = withRise(cameIn, rise);
    points.push({ at, balance, kind: past ? "past" : "checked", cameIn });
  }
  return points;
}

function aheadPoints({ figures, foresight, money }: ChartInput): AheadPoint[] {
  if (foresight?.currency !== figures.currency) return [];
  // What was foreseen for yesterday is in the balance of today.
  return outlook(foresight, money)
    .filter(({ day }) => day >= dayOf(figures.at))
    .map((each) => ({
      ...each,
      kind: "ahead",
      // In the middle of what is left of the day: when in it a charge is made is not told.
      at: (Math.max(startOfDay(each.day), figures.at) + startOfDay(each.day + 1)) / 2,
    }));
}

/**
 * The chart of an account as of its figures, and ahead as it was foreseen: on which day the charges cannot be made is
 * the forecast's word. Amounts exact, the curve of its canvas apart.
 */
export function chartModel(input: ChartInput): ChartModel {
  const { figures, foresight } = input;
  const ahead = aheadPoints(input);
  const shortOn = foresight?.forecast.shortfall?.day ?? null;
  return {
    of: "account",
    currency: figures.currency,
    points: [...knownPoints(input), ...ahead],
    floor: subtract(figures.balance, figures.spendable ?? figures.available),
    now: figures.at,
    shortOn: ahead.some(({ day }) => day === shortOn) ? shortOn : null,
  };
}
