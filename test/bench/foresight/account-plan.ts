import type { Random } from "./random.ts";
import { spans } from "./spans.ts";

/** What the issue asks to be replayed; each account is mainly one of them. */
export const characters = ["steady", "seasonal", "spikes", "late-top-ups", "mixed-modes"] as const;
export type Character = (typeof characters)[number];

/** Net prices of a year in cents, with how common they are. */
export const zones = [
  { zone: "com", cents: 1050, weight: 40 },
  { zone: "de", cents: 480, weight: 25 },
  { zone: "net", cents: 1240, weight: 10 },
  { zone: "org", cents: 1190, weight: 8 },
  { zone: "co.uk", cents: 720, weight: 6 },
  { zone: "shop", cents: 2890, weight: 5 },
  { zone: "app", cents: 1560, weight: 3 },
  { zone: "io", cents: 3990, weight: 3 },
] as const;

/** How one shop and its owner behave. Money in cents; rates per day. */
export interface AccountPlan {
  character: Character;
  /** Renewable objects at the start. */
  objects: number;
  vatPercent: number;
  creditLine: number;
  /** Share of objects that renew by themselves; the others expire unless the customer pays in time. */
  autoRenew: number;
  /** Chance that the owner of a self-renewing object gives it up in the last 30 days. */
  giveUp: number;
  /** Chance that a customer pays for an object that would expire, in its last 14 days: charged at once. */
  lateOrder: number;
  registrations: number;
  /** Registrations on Saturday and Sunday, as a share of other days. */
  weekend: number;
  /** Yearly swing of registrations and of renewal dates, 0 to 1, and the day of the year with most. */
  swing: number;
  peak: number;
  /** Spikes of registrations a year, and how many times the usual rate they have. */
  spikes: number;
  spikeFactor: number;
  /** Price rises a year. */
  priceRises: number;
  /**
   * Share of the objects at the start with a price of 80 to 800. Shops sell no new ones by themselves: the
   * common shop software has premium names switched off.
   */
  premium: number;
  /** Reserved deposits a year (backorders). */
  deposits: number;
  /** Whether a charge that fails is tried again the next day, or the object leaves the account at once. */
  isLostAtOnce: boolean;
  /**
   * The day of the replay on which the extension is installed: 0, or somewhere in the judged year. Before it no rule
   * sees the account, and afterwards the balances of the weeks before can be asked for.
   */
  installed: number;
  owner: Owner;
}

/** How the owner tops up. Nobody here knows of any warning: the replay shows what happens without. */
export interface Owner {
  /** `watcher` looks at the funds, `lister` at the charges of the next 14 days, `monthly` pays in on a day of the month. */
  habit: "watcher" | "lister" | "monthly";
  /** Chance to look on a bank day. */
  looks: number;
  /** Days of average spending below which a transfer is ordered. */
  comfort: number;
  /** Days of average spending that a transfer brings. */
  amount: number;
  /** Bank days that a transfer takes, at most. */
  transit: number;
  /** Chance that an order is put off (holiday, approval), and by how many bank days at most. */
  late: number;
  lateBy: number;
  /** Day of the month for `monthly`. */
  monthDay: number;
}

function owner(random: Random, isLate: boolean): Owner {
  const habit = random.chance(0.65) ? "watcher" : random.chance(0.5) ? "lister" : "monthly";
  return {
    habit,
    looks: isLate ? random.between(0.25, 0.6) : random.between(0.6, 1),
    comfort: isLate ? random.between(2, 8) : random.between(6, 18),
    amount: random.between(15, 50),
    transit: random.whole(1, 3),
    late: isLate ? random.between(0.1, 0.25) : random.between(0.02, 0.06),
    lateBy: random.whole(3, 12),
    monthDay: random.whole(1, 28),
  };
}

/** Draws an account; sizes spread over two powers of ten, as portfolios do. */
export function drawPlan(random: Random, character: Character): AccountPlan {
  const objects = Math.round(40 * 60 ** (random.next() ** 1.3));
  const dailyRenewals = objects / 365;
  const is = (other: Character): boolean => character === other;
  const registrations = dailyRenewals * random.between(0.15, 0.6);
  return {
    character,
    objects,
    vatPercent: random.chance(0.5) ? random.pick([7.7, 19, 20, 21]) : 0,
    creditLine: random.chance(0.2) ? Math.ceil(dailyRenewals * random.between(2, 10)) * 1000 : 0,
    autoRenew: is("mixed-modes") ? random.between(0.3, 0.7) : random.between(0.85, 1),
    giveUp: is("mixed-modes") ? random.between(0.08, 0.2) : random.between(0.01, 0.06),
    lateOrder: is("mixed-modes") ? random.between(0.4, 0.7) : random.between(0.1, 0.4),
    registrations,
    weekend: random.between(0.2, 0.8),
    swing: is("seasonal") ? random.between(0.4, 0.9) : random.between(0, 0.15),
    peak: random.whole(0, 364),
    spikes: is("spikes") ? random.between(3, 7) : random.between(0, 0.8),
    spikeFactor: random.between(4, 12),
    priceRises: random.chance(0.4) ? random.between(1, 3) : 0.2,
    premium: random.chance(0.25) ? 0.01 : 0,
    deposits: random.chance(0.2) ? random.between(2, 8) : 0,
    isLostAtOnce: random.chance(0.5),
    installed: random.chance(0.4) ? 0 : spans.before + random.whole(0, 240),
    owner: owner(random, is("late-top-ups")),
  };
}
