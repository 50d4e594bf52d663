import type { Decimal } from "../account.ts";
import { dayOf } from "./bank-days.ts";
import type { DaySums } from "./day-sums.ts";
import { type KnownPoint, learntSpending } from "./learnt-spending.ts";
import type { FundsPoint } from "./spending-days.ts";
import type { UsualSpending } from "./usual-spending.ts";

/** What is kept about an account's money beside what the registrar said last. All but the lists in one currency. */
export interface MoneyRecords {
  /** The last list of charges that came through; null: none. */
  sums: DaySums | null;
  /** One that is not through yet; null: none. */
  loading: DaySums | null;
  /** In order of time. */
  points: readonly (FundsPoint & KnownPoint)[];
  /** See `Ledger.listed`. */
  listed: Readonly<Record<number, Decimal>>;
}

/** What of it counts at a moment. */
export interface MoneyReading {
  /** UTC day number. */
  today: number;
  /** The list of charges that counts; null: none does. */
  sums: DaySums | null;
  points: MoneyRecords["points"];
  /** null: not known yet. */
  usual: UsualSpending | null;
}

/**
 * How the records are read, for whatever is decided or drawn of an account. A list in another currency than the
 * account's says nothing about it, and of one that has just begun nothing is known: no charge yet is not no charge. A
 * point later than `now` was taken under a clock that has been set back since, and is left out; the present day is not
 * over, so that it is none yet to learn from.
 * @param currency ISO 4217, the account's
 * @param now milliseconds since the epoch
 */
export function readMoney(records: MoneyRecords, currency: string, now: number): MoneyReading {
  const { sums: through, loading, listed } = records;
  const today = dayOf(now);
  const begun = loading?.seen ? loading : null;
  const sums = [through, begun].find((list) => list?.currency === currency) ?? null;
  const points = records.points.filter(({ at }) => at <= now);
  return { today, sums, points, usual: learntSpending(points, sums, listed, today) };
}
