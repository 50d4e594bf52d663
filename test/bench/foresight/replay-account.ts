import { isBankDay, lastTransferDay, weekdayOf } from "../../../src/domain/foresight/bank-days.ts";
import { type AccountPlan, zones } from "./account-plan.ts";
import { calendar, lead } from "./bank-calendar.ts";
import { orderTransfer, rounded, sooner, type Transfer } from "./owner-transfer.ts";
import type { Random } from "./random.ts";
import { days } from "./spans.ts";

/** One renewable object. */
export interface Listed {
  id: number;
  action: "pay" | "expireunpaid" | "expire";
  /** UTC day on which it is charged, or would be. */
  due: number;
  zone: number;
  /** Net price in cents by itself, or 0: the zone's price. */
  premium: number;
}

/** A charge that was refused for lack of money, at its first try. */
export interface FailedCharge {
  day: number;
  /** A renewal of the list, or something the shop ordered (registration, renewal by hand). */
  kind: "listed" | "ordered";
  /**
   * On the last bank day on which a transfer was in time, this charge was listed as `pay`, and the charges
   * then listed up to the end of its day exceeded the spendable funds.
   */
  foreseeable: boolean;
}

/** What the API shows in the morning of a day, 06:00 UTC. Money in cents, gross. */
export interface Morning {
  day: number;
  /** The balances of the mornings up to this one, the first day of the replay first: the API tells past ones too. */
  balances: readonly number[];
  balance: number;
  /** balance − reserved deposits. */
  available: number;
  /** available + credit line. */
  spendable: number;
  /** The rows of the list from the oldest on up to `until`, in order of day. */
  rows(until: number): Listed[];
  /** Sum and number of the `pay` rows by day, from the oldest overdue one on. */
  pay: ReadonlyMap<number, { cents: number; count: number }>;
  /** The rows that are not `pay`, by day. */
  other: ReadonlyMap<number, number>;
  grossOf(object: Listed): number;
}

/** What no rule sees but the knowing one, which is there to tell how much can be foreseen at all. */
export interface Hidden {
  /** Average spending a day that the owner reckons with, cents. */
  daily: number;
  /** Net prices of the zones, cents. */
  prices: readonly number[];
  /** How many times the usual rate of registrations there are on a UTC day, but for spikes to come. */
  rate(day: number): number;
  /** Whether yesterday a transfer arrived, and whether a charge failed. */
  arrived: boolean;
  failed: boolean;
}

/** What the rules must not see: the outcome of one account. */
export interface Outcome {
  failures: FailedCharge[];
  /** By day of the replay: everything that was to be charged that day for the first time, cents. */
  wanted: number[];
  /** By day of the replay: spendable in the morning, cents. */
  spendable: number[];
}

/**
 * Lives through one account: in the morning `onMorning` judges; then the listed charges are made, and afterwards
 * transfers arrive, so that one of the same day comes too late for them. An unpaid charge is tried once more the next
 * day and lost five days later, or lost at once, as the registrar has it. Then the shop's orders come in; in the
 * evening the owner looks. A refused order is not repeated.
 */
export function replayAccount(
  plan: AccountPlan,
  random: Random,
  start: number,
  onMorning: (morning: Morning, hidden: Hidden) => void,
): Outcome {
  const prices: number[] = zones.map(({ cents }) => cents);
  const weights = zones.map(({ weight }) => weight);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const drawZone = (): number => {
    let left = random.next() * total;
    return Math.max(
      0,
      weights.findIndex((weight) => {
        left -= weight;
        return left < 0;
      }),
    );
  };
  const season = (day: number): number =>
    1 + plan.swing * Math.cos((2 * Math.PI * (day - start - plan.peak)) / 365);
  const gross = (net: number): number => Math.round((net * (100 + plan.vatPercent)) / 100);
  const grossOf = ({ premium, zone }: Listed): number => gross(premium || (prices[zone] ?? 0));

  const objects = new Set<Listed>();
  const pay = new Map<number, { cents: number; count: number }>();
  const other = new Map<number, number>();
  const byDay = new Map<number, Set<Listed>>();
  const list = (object: Listed, sign: 1 | -1): void => {
    const cents = grossOf(object) * sign;
    if (object.action === "pay") {
      const sum = pay.get(object.due) ?? { cents: 0, count: 0 };
      if (sum.count + sign === 0) pay.delete(object.due);
      else pay.set(object.due, { cents: sum.cents + cents, count: sum.count + sign });
    } else other.set(object.due, (other.get(object.due) ?? 0) + cents);
    const there = byDay.get(object.due) ?? new Set();
    if (sign === 1) there.add(object);
    else there.delete(object);
    byDay.set(object.due, there);
    if (sign === 1) objects.add(object);
    else objects.delete(object);
  };
  const relist = (object: Listed, change: () => void): void => {
    list(object, -1);
    change();
    list(object, 1);
  };

  // What the owner will do with an object in its last days is fixed when it is listed.
  const plans = new Map<number, { object: Listed; renew: boolean }[]>();
  const intend = (object: Listed): void => {
    const isPay = object.action === "pay";
    if (!random.chance(isPay ? plan.giveUp : plan.lateOrder)) return;
    const day = object.due - random.whole(1, isPay ? 30 : 14);
    plans.set(day, [...(plans.get(day) ?? []), { object, renew: !isPay }]);
  };
  let serial = 0;
  const create = (due: number, premiumShare = 0): Listed => {
    const action = random.chance(plan.autoRenew) ? "pay" : "expire";
    const premium = random.chance(premiumShare) ? random.whole(80, 800) * 100 : 0;
    return { id: serial++, action, due, zone: drawZone(), premium };
  };
  const add = (object: Listed): void => {
    list(object, 1);
    intend(object);
  };
  for (let left = plan.objects; left > 0; ) {
    const due = start + random.whole(0, 364);
    if (random.next() * (1 + plan.swing) > season(due)) continue;
    add(create(due, plan.premium));
    left--;
  }

  const meanPrice =
    gross(zones.reduce((sum, { cents, weight }) => sum + cents * weight, 0) / total) *
    (1 + plan.premium * 30);
  const renewals = plan.autoRenew * (1 - plan.giveUp) + (1 - plan.autoRenew) * plan.lateOrder;
  const daily = meanPrice * ((plan.objects / 365) * renewals + plan.registrations);

  let balance = rounded(daily * plan.owner.amount);
  let deposit = { cents: 0, until: 0 };
  let transfer: Transfer | null = null;
  let spikeUntil = 0;
  const rate = (day: number): number =>
    season(day) *
    (weekdayOf(day) % 6 === 0 ? plan.weekend : 1) *
    (day < spikeUntil ? plan.spikeFactor : 1);
  let arrived = false;
  let failedToday = false;
  const balances: number[] = [];
  const outcome: Outcome = { failures: [], wanted: [], spendable: [] };
  /** What was listed each morning for the next 15 days, to tell what was foreseeable. */
  const listedAhead: number[][] = [];
  const listedAt = new Map<Listed, number>();
  const spendable = (): number => balance - deposit.cents + plan.creditLine;

  const isForeseeable = (object: Listed, day: number): boolean => {
    const morning = lastTransferDay(day - 1, lead, calendar) - start;
    const funds = outcome.spendable[morning];
    const ahead = listedAhead[morning]?.[day - start - morning];
    if (funds === undefined || ahead === undefined) return false;
    return (listedAt.get(object) ?? start) <= start + morning && ahead > funds;
  };
  const charge = (cents: number): boolean => {
    if (cents > spendable()) return false;
    balance -= cents;
    return true;
  };
  const renewed = (object: Listed, due: number): void => {
    list(object, -1);
    add({ ...object, id: serial++, due, action: random.chance(plan.autoRenew) ? "pay" : "expire" });
  };

  /** The `pay` rows up to a day, with those that are overdue. */
  const listedUntil = (day: number, until: number): number => {
    let sum = 0;
    for (let at = day - 2; at <= until; at++) sum += pay.get(at)?.cents ?? 0;
    return sum;
  };

  for (let index = 0; index < days; index++) {
    const day = start + index;
    balances.push(balance);
    outcome.spendable.push(spendable());
    listedAhead.push(Array.from({ length: 16 }, (_, ahead) => listedUntil(day, day + ahead)));
    const morning: Morning = {
      day,
      balances,
      balance,
      available: balance - deposit.cents,
      spendable: spendable(),
      rows: (until) =>
        Array.from({ length: until - day + 7 }, (_, ahead) => [
          ...(byDay.get(day - 6 + ahead) ?? []),
        ]).flat(),
      pay,
      other,
      grossOf,
    };
    onMorning(morning, { daily, prices, rate, arrived, failed: failedToday });

    failedToday = false;
    if (random.chance(plan.priceRises / 365)) {
      const zone = drawZone();
      const affected = [...objects].filter((object) => object.zone === zone && !object.premium);
      for (const object of affected) list(object, -1);
      prices[zone] = Math.round((prices[zone] ?? 0) * random.between(1.03, 1.15));
      for (const object of affected) list(object, 1);
    }
    let wanted = 0;
    // Yesterday's unpaid charges are tried again, then those of today are made.
    for (const object of [...(byDay.get(day - 1) ?? [])]) {
      if (object.action !== "pay") continue;
      if (charge(grossOf(object))) renewed(object, object.due + 365);
      else relist(object, () => (object.action = "expireunpaid"));
    }
    for (const object of [...(byDay.get(day) ?? [])]) {
      if (object.action !== "pay") continue;
      const cents = grossOf(object);
      wanted += cents;
      if (charge(cents)) renewed(object, day + 365);
      else {
        failedToday = true;
        outcome.failures.push({ day, kind: "listed", foreseeable: isForeseeable(object, day) });
        if (plan.isLostAtOnce) list(object, -1);
      }
    }
    arrived = transfer !== null && transfer.day <= day;
    if (transfer && transfer.day <= day) {
      balance += transfer.cents;
      transfer = null;
    }
    // Lost or expired.
    for (const object of [...(byDay.get(day - 6) ?? [])]) list(object, -1);

    // The owner saves what is at risk as soon as there is money, then the shop's orders come in.
    for (let at = day - 5; at < day; at++)
      for (const object of [...(byDay.get(at) ?? [])])
        if (object.action === "expireunpaid" && charge(grossOf(object)))
          renewed(object, object.due + 365);
    const order = (cents: number): boolean => {
      wanted += cents;
      const isPaid = charge(cents);
      if (!isPaid) {
        failedToday = true;
        outcome.failures.push({ day, kind: "ordered", foreseeable: false });
      }
      return isPaid;
    };
    for (const { object, renew } of plans.get(day) ?? []) {
      if (!objects.has(object)) continue;
      if (renew) {
        if (order(grossOf(object))) renewed(object, object.due + 365);
      } else if (object.action === "pay") relist(object, () => (object.action = "expire"));
    }
    plans.delete(day);
    if (random.chance(plan.spikes / 365)) spikeUntil = day + random.whole(1, 7);
    for (let left = random.poisson(plan.registrations * rate(day)); left > 0; left--) {
      const object = create(day + 365);
      if (order(grossOf(object))) {
        listedAt.set(object, day + 1);
        add(object);
      }
    }
    if (deposit.until <= day) deposit = { cents: 0, until: 0 };
    if (deposit.cents === 0 && random.chance(plan.deposits / 365)) {
      const cents = Math.min(random.whole(20, 80) * 100, Math.max(0, spendable()));
      deposit = { cents, until: day + random.whole(10, 50) };
    }
    outcome.wanted.push(wanted);

    if (!isBankDay(day, calendar)) continue;
    const ordered = orderTransfer(plan, random, {
      day,
      daily,
      available: balance - deposit.cents,
      spendable: spendable(),
      due: listedUntil(day, day + 14),
      failedToday,
      isUnderWay: transfer !== null,
    });
    transfer = sooner(transfer, ordered);
  }
  return outcome;
}
