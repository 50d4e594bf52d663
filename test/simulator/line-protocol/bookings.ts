import Big from "big.js";
import { dayMs } from "../shared/dates.ts";
import {
  between,
  createRandom,
  domainName,
  gross,
  priceBetween,
  sum,
} from "../shared/generator.ts";
import type { Account } from "../shared/scenario-schema.ts";

/** One booking of the past; above zero is a charge, below a payment. Time in ms since 1970. */
export interface Booking {
  at: number;
  type: string;
  description: string;
  net: string;
  gross: string;
}

/** All bookings of an account in order of time; days count from `startedAt` (ms since 1970). */
export function bookingsOf({ accounting, money }: Account, startedAt: number): Booking[] {
  const at = (day: number): number => startedAt + Math.round(day * dayMs);
  const explicit = accounting.rows.map(
    (row): Booking => ({
      at: at(row.day),
      type: row.type,
      description: row.description,
      net: row.price,
      gross: row.vat ? gross(row.price, money.vat) : row.price,
    }),
  );
  const generated = accounting.generated.flatMap((group) => {
    const random = createRandom(group.seed);
    return Array.from({ length: group.count }, (_, index): Booking => {
      const zone = group.zones[Math.floor(random() * group.zones.length)] ?? "com";
      const net = priceBetween(random, group.price);
      return {
        at: at(between(random, group.days)),
        type: group.types[Math.floor(random() * group.types.length)] ?? "RENEW_DOMAIN",
        description: domainName(index, zone),
        net,
        gross: gross(net, money.vat),
      };
    });
  });
  return [...explicit, ...generated].sort((a, b) => a.at - b.at);
}

/** The balance an account had at a past time, so that it and the bookings since make today's. */
export function balanceAt(
  account: Account,
  startedAt: number,
  time: number,
  amountOf: (booking: Booking) => string = ({ gross }) => gross,
): string {
  const since = bookingsOf(account, startedAt).filter((booking) => booking.at > time);
  const spent = sum(since.map(amountOf), 0);
  const { amount } = account.money;
  if (!/^-?\d+(\.\d+)?$/.test(amount)) return amount;
  return new Big(amount).plus(spent).toFixed(Math.max(2, amount.split(".")[1]?.length ?? 0));
}
