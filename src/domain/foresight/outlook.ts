import type { Decimal } from "../account.ts";
import { isZero, subtract } from "../money.ts";
import type { AccountForesight } from "./account-foresight.ts";
import { stillAhead } from "./behind.ts";
import { certaintyOf } from "./covered.ts";
import type { DaySums } from "./day-sums.ts";
import { type MoneyRecords, readMoney } from "./money-reading.ts";
import { type Pot, potOf } from "./pot.ts";

/** One UTC day ahead, as a chart shows it: the account's balance after what is known to be paid. */
export interface OutlookDay {
  day: number;
  /** Gross sum of what is known to be paid on the day, and how many that are. All that is due already falls on today. */
  charges: Decimal;
  count: number;
  /** The balance when they are made and nothing is paid in: below the floor they would fail. */
  balance: Decimal;
  /** The same at usual spending: by its mean, and by its upper bound. Estimates; null: not known. */
  likely: number | null;
  low: number | null;
  /** Whether all that is to be paid up to that day is known: where a forecast promises nothing, nothing is sure. */
  isSure: boolean;
}

/** The days of a walk, with what they leave of a balance in the currency of the list. */
export function outlookDays(pot: Pot, balance: Decimal): OutlookDay[] {
  // What has no date may come on any day: it is in the balance of all of them, and none of them is sure.
  const until = isZero(pot.sums.undated) ? certaintyOf(pot, false).until : pot.today - 1;
  return pot.days.map(({ day, charges, count, spent, usually }) => {
    const left = subtract(balance, spent);
    return {
      day,
      charges,
      count,
      balance: left,
      likely: usually && Number(left) - usually.expected,
      low: usually && Number(left) - usually.upper,
      isSure: day <= until,
    };
  });
}

/** Whether a foresight was made from this list, and not from one before it. */
export const isMadeFrom = ({ loadedAt }: AccountForesight, sums: DaySums): boolean =>
  loadedAt === (sums.next === null ? sums.loadedAt : null);

/**
 * The days ahead by a foresight: the very walk that its forecast was made by, so that both say the same. Empty where no
 * list of charges counts, or another one has come since: what is foreseen with that is not made yet.
 * @param records in the currency of the foresight
 */
export function outlook(foresight: AccountForesight, records: MoneyRecords): OutlookDay[] {
  const { at, currency, funds, isProven } = foresight;
  const { today, sums, usual } = readMoney(records, currency, at);
  if (sums === null || !isMadeFrom(foresight, sums)) return [];
  return outlookDays(potOf(isProven ? stillAhead(sums, today) : sums, today, usual), funds.balance);
}
