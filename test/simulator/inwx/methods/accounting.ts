import { dayMs } from "../../shared/dates.ts";
import { float } from "../../shared/float.ts";
import { sum } from "../../shared/generator.ts";
import { dateTime, done, listed } from "../answer.ts";
import { type Context, isWithin, type Method, pageOf, paging } from "../method.ts";

const balance = ({ account: { money, inwx } }: Context) => {
  const { amount, deposit = "0", credit = "0" } = money;
  const isReadable = /^-?\d+(\.\d+)?$/.test(amount);
  return done({
    total: float(inwx.paidIn),
    available: float(
      isReadable ? sum([amount, negative(deposit)], digits(amount, deposit)) : amount,
    ),
    locked: float(deposit),
    creditLimit: float(credit),
  });
};

const digits = (...amounts: string[]): number =>
  Math.max(...amounts.map((amount) => amount.split(".")[1]?.length ?? 0));

const negative = (amount: string): string =>
  amount.startsWith("-") ? amount.slice(1) : `-${amount}`;

const period = { dateFrom: { kind: "time" }, dateTo: { kind: "time" } } as const;

export const accountingMethods: Record<string, Method> = {
  "accounting.accountBalance": { role: 20001, params: {}, run: balance },
  "accounting.lockedFunds": {
    role: 20001,
    params: { ...period, ...paging },
    run: (context) => {
      const { account, params, world } = context;
      const { lockedFunds, sslFunds, wire } = account.inwx;
      const at = (day: number): number => world.startedAt + Math.round(day * dayMs);
      const funds = lockedFunds.filter(({ day }) => isWithin(at(day), params));
      const ssl = sslFunds.filter(({ day }) => isWithin(at(day), params));
      return done({
        ...listed(
          "funds",
          pageOf(funds, params, context).map(({ day, domain, amount, status }) => ({
            date: dateTime(at(day), wire),
            domain,
            amount: float(amount),
            status,
          })),
          wire,
        ),
        ...listed(
          "sslFunds",
          pageOf(ssl, params, context).map(({ day, commonName, netto, vat }, index) => ({
            certificateId: index + 1,
            creationDate: dateTime(at(day), wire),
            commonName,
            netto: float(netto),
            vat: float(vat),
            productId: 1,
            productName: "DV",
            status: "PENDING",
          })),
          wire,
        ),
      });
    },
  },
  "accounting.log": {
    role: 20001,
    params: { ...period, ...paging, priceMin: { kind: "number" }, priceMax: { kind: "number" } },
    run: (context) => {
      const { account, params, world } = context;
      const { priceMin = 0, priceMax = Number.POSITIVE_INFINITY } = params;
      const { log, wire } = account.inwx;
      const rows = log
        .map((row) => ({ ...row, at: world.startedAt + Math.round(row.day * dayMs) }))
        .filter(
          ({ at, amount }) =>
            isWithin(at, params) &&
            !(Number(amount) < Number(priceMin)) &&
            !(Number(amount) > Number(priceMax)),
        )
        .sort((a, b) => b.at - a.at);
      return done({
        count: rows.length,
        sum: float(
          sum(
            rows.map(({ amount }) => amount),
            2,
          ),
        ),
        ...listed(
          "log",
          pageOf(rows, params, context).map(({ at, amount, type, details }) => ({
            date: dateTime(at, wire),
            amount: float(amount),
            type,
            details,
            refundable: false,
          })),
          wire,
        ),
      });
    },
  },
  "accounting.listInvoices": { role: 20001, params: {}, run: () => done({ count: 0 }) },
};
