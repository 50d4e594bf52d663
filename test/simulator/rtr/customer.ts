import Big from "big.js";
import { dayMs } from "../shared/dates.ts";
import { type Answer, cents, isoTime } from "./answer.ts";
import { type Context, listed } from "./query.ts";

const isNumber = (amount: string): boolean => /^-?\d+(\.\d+)?$/.test(amount);

/** What can be spent: all that lies there without what is held; nonsense as it is. */
function spendable(amount: string, deposit: string): string {
  if (!isNumber(amount) || !isNumber(deposit)) return amount;
  return new Big(amount).minus(deposit).toFixed();
}

export function credit({ account }: Context): Answer {
  const { money, rtr } = account;
  const held = money.deposit ?? "0.00";
  return {
    body: {
      accounts: [
        {
          currency: money.currency,
          balance: cents(spendable(money.amount, held)),
          reservation: cents(held),
          locked: cents(rtr.locked),
        },
        ...rtr.others.map((other) => ({
          currency: other.currency,
          balance: cents(other.balance),
          reservation: cents(other.reservation),
          locked: cents(other.locked),
        })),
      ],
    },
  };
}

export function pricelist({ account, query, world }: Context): Answer {
  const { prices, priceChanges, promos } = account.rtr;
  const currency = query.currency ?? account.money.currency;
  const row = (each: (typeof prices)[number]): object => ({
    product: each.product,
    action: each.action,
    currency: each.currency ?? currency,
    price: cents(each.price),
  });
  return {
    body: {
      prices: prices.flatMap((each) => [
        { ...row(each), action: "CREATE", price: cents("1.00") },
        row(each),
      ]),
      priceChanges: priceChanges.map((each) => ({
        ...row(each),
        ...(each.fromDay === undefined
          ? {}
          : { fromDate: isoTime(world.startedAt + each.fromDay * dayMs) }),
      })),
      promos: promos.map((each) => ({
        ...row(each),
        fromDate: isoTime(world.startedAt - dayMs),
        endDate: isoTime(world.startedAt + 400 * dayMs),
        active: true,
      })),
    },
  };
}

export function notifications(context: Context): Answer {
  const { account, query, world } = context;
  const sign = query.order === "-fireDate" ? -1 : 1;
  const rows = account.rtr.notifications
    .map((each, index) => ({ ...each, id: 9001 + index, at: world.startedAt + each.day * dayMs }))
    .sort((a, b) => sign * (a.at - b.at));
  return listed(rows, context, ({ id, at, watermark, currency }) => ({
    id,
    customer: account.login,
    fireDate: isoTime(at),
    eventType: watermark === undefined ? "DomainEvent" : "WatermarkReachedEvent",
    notificationType: watermark === undefined ? "DOMAIN" : "BILLING",
    message: "Mustermann GmbH, contact@private.example",
    isAsync: false,
    ...(watermark === undefined ? {} : { watermark: cents(watermark) }),
    ...(currency === undefined ? {} : { currency, balance: cents("1.00") }),
  }));
}

export function transactions(context: Context): Answer {
  const { account, query, world } = context;
  const { "date:gte": from = "", "date:lte": to = "9999" } = query;
  const sign = query.order === "-date" ? -1 : 1;
  const rows = account.rtr.transactions
    .map((each, index) => {
      const at = world.startedAt + Math.round(each.day * dayMs);
      return { ...each, id: 70_001 + index, at, date: isoTime(at) };
    })
    .filter(({ date }) => date >= from && date <= to)
    .sort((a, b) => sign * (a.at - b.at));
  return listed(rows, context, ({ charged, ...row }) => {
    const [sum] = Object.values(charged ?? {});
    return {
      id: row.id,
      customer: account.login,
      date: row.date,
      amount: cents(sum?.replace("-", "") ?? "0"),
      currency: "EUR",
      processId: 500_000 + row.id,
      processType: row.processType,
      processIdentifier: row.identifier,
      processAction: row.processAction,
      ...(charged === undefined
        ? {}
        : {
            chargesPerAccount: Object.fromEntries(
              Object.entries(charged).map(([currency, amount]) => [currency, cents(amount)]),
            ),
          }),
      billables: [{ product: "domain_com", action: "RENEW", quantity: 1, amount: 1 }],
    };
  });
}
