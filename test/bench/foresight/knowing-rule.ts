import { isBankDay, lastTransferDay } from "../../../src/domain/foresight/bank-days.ts";
import { type AccountPlan, zones } from "./account-plan.ts";
import { calendar, lead } from "./bank-calendar.ts";
import { orderTransfer, sooner, type Transfer } from "./owner-transfer.ts";
import type { Random } from "./random.ts";
import type { Hidden, Morning } from "./replay-account.ts";

/** Futures drawn per morning: the chance it tells is a multiple of 1 / 400. */
const futures = 400;
/** Funds for more days of average spending than this are not drawn: hardly a spike takes as much. */
const ample = 30;

const totalWeight = zones.reduce((sum, { weight }) => sum + weight, 0);

/** The last day that only a transfer ordered by today, or earlier, can save. */
function lastAtStake(today: number): number {
  let day = today;
  // The money must have come before the day of a charge begins.
  while (lastTransferDay(day, lead, calendar) <= today) day++;
  return day;
}

/**
 * How much of it can be foreseen at all? A rule that knows all by which the account was drawn, and every
 * habit of its owner: rates, seasons, spikes that have begun and how long they last, prices, when the owner
 * looks, what is ordered and how often that is late. It does not know the dice: neither what will be
 * ordered, nor whether the owner has already transferred money that is not there yet. Each morning it draws
 * many futures, and tells in how many a charge fails before a transfer of tomorrow could be there.
 *
 * Close to the best that any rule could do, but not a proof: it leaves out deposits and given up renewals,
 * and one chance for all mornings is not the best use of what it knows.
 */
export function createKnowingRule(plan: AccountPlan, random: Random) {
  const { creditLine, lateOrder, registrations, spikes, spikeFactor, vatPercent } = plan;
  /** What may be under way, in each of the pasts that are possible by what was seen. */
  let underWay: (Transfer | null)[] = Array(futures).fill(null);

  function learn({ day, available, spendable, pay }: Morning, hidden: Hidden): void {
    const yesterday = day - 1;
    if (hidden.arrived) underWay.fill(null);
    const possible = underWay.filter((transfer) => !transfer || transfer.day > yesterday);
    underWay = underWay.map((_, index) =>
      possible.length === 0 ? null : (possible[index] ?? random.pick(possible)),
    );
    if (!isBankDay(yesterday, calendar)) return;
    let due = 0;
    for (let at = yesterday - 2; at <= yesterday + 14; at++) due += pay.get(at)?.cents ?? 0;
    const { daily, failed: failedToday } = hidden;
    underWay = underWay.map((transfer) => {
      const isUnderWay = transfer !== null;
      const evening = { day: yesterday, daily, available, spendable, due, failedToday, isUnderWay };
      return sooner(transfer, orderTransfer(plan, random, evening));
    });
  }

  return (morning: Morning, hidden: Hidden): number => {
    learn(morning, hidden);
    const { day, pay, other, spendable } = morning;
    const end = lastAtStake(day);
    const prices = hidden.prices.map((net) => (net * (100 + vatPercent)) / 100);
    const mean =
      zones.reduce((sum, { weight }, zone) => sum + (prices[zone] ?? 0) * weight, 0) / totalWeight;
    const drawPrice = (): number => {
      let left = random.next() * totalWeight;
      const zone = zones.findIndex(({ weight }) => {
        left -= weight;
        return left < 0;
      });
      return prices[zone] ?? mean;
    };
    /** Listed charges by day; the first has what is overdue. */
    const listed: number[] = [];
    /** Renewals a day by hand, of objects that would expire within 14 days. */
    const late: number[] = [];
    /** What the lister sees of an evening. */
    const dues: number[] = [];
    for (let at = day; at <= end; at++) {
      listed.push(pay.get(at)?.cents ?? 0);
      let [expiring, due] = [0, 0];
      for (let ahead = at; ahead <= at + 14; ahead++) expiring += other.get(ahead) ?? 0;
      for (let ahead = at + 1; ahead <= at + 14; ahead++) due += pay.get(ahead)?.cents ?? 0;
      late.push(((expiring / mean) * lateOrder) / 15);
      dues.push(due);
    }
    listed[0] = (listed[0] ?? 0) + (pay.get(day - 1)?.cents ?? 0);
    const sure = listed.reduce((sum, cents) => sum + cents, 0);
    if (spendable > sure + ample * hidden.daily) return 0;

    const failsIn = (ordered: Transfer | null): boolean => {
      let transfer = ordered;
      let funds = spendable;
      let spikeUntil = 0;
      for (let at = day; at <= end; at++) {
        funds -= listed[at - day] ?? 0;
        if (funds < 0) return true;
        if (transfer && transfer.day <= at) {
          funds += transfer.cents;
          transfer = null;
        }
        if (random.chance(spikes / 365)) spikeUntil = at + random.whole(1, 7);
        const rate = registrations * hidden.rate(at) * (at < spikeUntil ? spikeFactor : 1);
        for (let left = random.poisson((late[at - day] ?? 0) + rate); left > 0; left--)
          funds -= drawPrice();
        if (funds < 0) return true;
        if (!isBankDay(at, calendar)) continue;
        const evening = {
          day: at,
          daily: hidden.daily,
          available: funds - creditLine,
          spendable: funds,
          due: dues[at - day] ?? 0,
          failedToday: false,
          isUnderWay: transfer !== null,
        };
        transfer ??= orderTransfer(plan, random, evening);
      }
      return false;
    };
    return underWay.filter(failsIn).length / futures;
  };
}
