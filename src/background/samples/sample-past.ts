import type { Decimal } from "../../domain/account.ts";
import type { Booking } from "../../domain/foresight/account-lists.ts";
import { startOfDay } from "../../domain/foresight/bank-days.ts";
import { add, isLess, negate, subtract } from "../../domain/money.ts";
import type { KeptPoint } from "../../storage/history-store.ts";
import { sampleDomain } from "./sample-domain.ts";
import type { SamplePlan } from "./sample-plans.ts";

/** So far back go balances and bookings, in days: further than a statement of the last quarter. */
const pastDays = 190;
/** A domain is renewed every so many days. */
const every = 3;
const hour = 3_600_000;

/** What an account's book and balances of the past look like, latest last. */
export interface SamplePast {
  bookings: Booking[];
  points: KeptPoint[];
}

/**
 * The book of the days before `today` (UTC day number), told back from the balance there is now: each renewal was there
 * before it was paid, and whenever it had been too much, money had come in. So each balance is the one before it and
 * the bookings in between, to the last digit.
 * @param deposits what is reserved, null: not told
 */
export function samplePast(plan: SamplePlan, deposits: Decimal | null, today: number): SamplePast {
  const { charges, currency } = plan;
  const bookings: Booking[] = [];
  const points: KeptPoint[] = [];
  const most = add(plan.balance, "250");
  let { balance } = plan;
  const book = (day: number, type: string, description: string, gross: Decimal): void => {
    bookings.push({
      at: startOfDay(day) + 3 * hour,
      type,
      description,
      net: gross,
      gross,
      currency,
    });
    balance = add(balance, gross);
  };
  for (let back = 1; back <= pastDays; back++) {
    const day = today - back;
    points.push({ at: startOfDay(day) + 6 * hour, balance, deposits, past: false });
    if (back % every !== 0) continue;
    const turn = back / every;
    if (isLess(most, balance)) book(day, "PAYMENT", "", negate(subtract(balance, plan.balance)));
    else
      book(
        day,
        "RENEWAL",
        sampleDomain(plan.key, 100 + turn),
        charges.prices[turn % charges.prices.length] ?? "9.90",
      );
  }
  return { bookings: bookings.reverse(), points: points.reverse() };
}
