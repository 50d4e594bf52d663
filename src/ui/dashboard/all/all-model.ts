import { dayOf, startOfDay } from "../../../domain/foresight/bank-days.ts";
import { type FundsLine, sumLines } from "../../../domain/foresight/sum-lines.ts";
import { bestForeseen } from "../../../domain/live-sums.ts";
import { subtract } from "../../../domain/money.ts";
import type { AccountOverview } from "../../../domain/overview.ts";
import { byMoney, eachMoneyOnce } from "../../../domain/same-money.ts";
import { type KeptMoney, moneyIn } from "../../../storage/money-records.ts";
import { type ChartModel, chartModel } from "../chart/chart-model.ts";

/** What one account may spend, as its own chart has it: the balance without what cannot be spent. */
function lineOf({ points, floor }: ChartModel): FundsLine {
  const known: FundsLine["known"][number][] = [];
  const ahead: FundsLine["ahead"][number][] = [];
  for (const point of points) {
    const amount = subtract(point.balance, floor);
    if (point.kind === "ahead") {
      const { day, charges, count, isSure } = point;
      ahead.push({ day, amount, charges, count, isSure });
    } else known.push({ at: point.at, amount });
  }
  return { known, ahead };
}

/** The chart of several accounts, and how many of them are not in it. */
export interface AllModel {
  /** null: nothing is known. */
  model: ChartModel | null;
  counted: number;
  left: number;
}

/**
 * The chart of all LIVE accounts of a currency: what may be spent, summed, each money once, by the entry whose figures
 * are the newest, and the list that was loaded last.
 * @param accounts those of the currency, and those whose currency is not known
 * @param kept by account id
 * @param now milliseconds since the epoch
 */
export function allModel(
  accounts: readonly AccountOverview[],
  currency: string,
  kept: ReadonlyMap<string, KeptMoney>,
  now: number,
): AllModel {
  const models = byMoney(accounts).map((group) => {
    const [account] = eachMoneyOnce(group);
    if (account?.figures?.currency !== currency) return null;
    // A user that may not read the charges has the newest figures at times, and no list.
    const { id, foresight } = bestForeseen(group, currency) ?? account;
    const records = kept.get(id);
    return records
      ? chartModel({ figures: account.figures, foresight, money: moneyIn(currency, records) })
      : null;
  });
  const sum = sumLines(
    models.map((model) => model && lineOf(model)),
    now,
  );
  // The pots are apart: where the first of them is short, a charge fails, however much is left in the others.
  const shortDays = models.flatMap((model) => model?.shortOn ?? []);
  const shortOn = shortDays.length > 0 ? Math.min(...shortDays) : null;
  const { counted, left } = sum;
  const model: ChartModel = {
    of: "all",
    currency,
    points: [
      ...sum.known.map(({ at, amount }) => ({
        kind: "checked" as const,
        at,
        balance: amount,
        cameIn: null,
      })),
      ...sum.ahead
        .filter(({ day }) => day >= dayOf(now))
        .map(({ amount, ...day }) => ({
          ...day,
          kind: "ahead" as const,
          balance: amount,
          at: (Math.max(startOfDay(day.day), now) + startOfDay(day.day + 1)) / 2,
          likely: null,
          low: null,
        })),
    ],
    floor: "0",
    now,
    shortOn: sum.ahead.some(({ day }) => day === shortOn) ? shortOn : null,
  };
  return { model: sum.known.length > 0 ? model : null, counted, left };
}
