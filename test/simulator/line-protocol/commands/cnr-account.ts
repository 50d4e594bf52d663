import { formatDate, parseDate } from "../../shared/dates.ts";
import { sum, turned, vatOf } from "../../shared/generator.ts";
import type { Account } from "../../shared/scenario-schema.ts";
import { done } from "../../shared/types.ts";
import { type Booking, balanceAt, bookingsOf } from "../bookings.ts";
import { fromRows, page } from "../lists.ts";
import { anyText, date, oneOf, paging, required } from "../parameters.ts";
import type { Commands } from "./command.ts";

const one = (value: string | undefined): (string | undefined)[] =>
  value === undefined ? [] : [value];

const subuser = { SUBUSER: anyText };

const accountingColumns = [
  "ACCOUNTING_DATE",
  "ACCOUNTING_TYPE",
  "ACCOUNTING_DESCRIPTION",
  "ACCOUNTING_PRICE",
  "ACCOUNTING_VAT_PRICE",
  "ACCOUNTING_CURRENCY",
  "EXCHANGE_RATE",
];

interface StatisticRow {
  type: string;
  zone: string;
  amount: number | string;
}

/** The statistics as rows, each type led by its sum under the zone `_all_`. */
function statisticRows({ statistics }: Account): StatisticRow[] {
  if (Array.isArray(statistics)) return statistics;
  return Object.entries(statistics).flatMap(([type, amount]) => {
    if (typeof amount === "number") return [{ type, zone: "_all_", amount }];
    const all = Object.values(amount).reduce((sum, count) => sum + count, 0);
    const zones = Object.entries(amount).map(([zone, count]) => ({ type, zone, amount: count }));
    return [{ type, zone: "_all_", amount: all }, ...zones];
  });
}

/**
 * The balance just before a time (ms since 1970), the VAT that had been charged by then, and the balance as it would
 * be without: the first is their sum.
 */
function openingOf(account: Account, startedAt: number, from: number) {
  const balance = balanceAt(account, startedAt, from - 1);
  const before = bookingsOf(account, startedAt).filter(({ at }) => at < from);
  const vat = sum(before.map(({ net, gross }) => vatOf(net, gross)).map(turned), 2);
  const price = /^-?\d+(\.\d+)?$/.test(balance) ? sum([balance, turned(vat)], 2) : balance;
  return {
    OPENING_BALANCE: [balance],
    OPENING_BALANCE_PRICE: [price],
    OPENING_BALANCE_VAT_PRICE: [vat],
  };
}

/** CNR's commands about money and products. */
export const cnrAccountCommands: Commands = {
  StatusAccount: {
    parameters: subuser,
    run: ({ account: { money } }) =>
      done({
        AMOUNT: one(money.amount),
        CREDIT: one(money.credit),
        CREDIT_THRESHOLD: one(money.creditThreshold),
        CURRENCY: one(money.currency),
        VAT: one(money.vat),
      }),
  },
  QueryRegistrarStatisticList: {
    parameters: { ...paging, ...subuser },
    run: ({ account, world, parameters }) => {
      // The server's own cache is up to four hours old.
      const updated = formatDate(world.startedAt - 90 * 60_000);
      const rows = statisticRows(account).map(({ type, zone, amount }) => ({
        AMOUNT: String(amount),
        TYPE: type,
        ZONE: zone,
        UPDATED_DATE: updated,
      }));
      const names = ["AMOUNT", "TYPE", "ZONE", "UPDATED_DATE"];
      return page(fromRows(rows), names, parameters, world.scenario.limits.page);
    },
  },
  QueryAccountingList: {
    parameters: {
      ...paging,
      ...subuser,
      MINDATE: required(date),
      MAXDATE: date,
      // Only the order that the list has anyway.
      ORDER: oneOf("ASC"),
      ORDERBY: oneOf("ACCOUNTINGDATE"),
    },
    run: ({ account, world, parameters, now }) => {
      const from = parseDate(parameters.get("MINDATE") ?? "") ?? 0;
      const to = Math.min(parseDate(parameters.get("MAXDATE") ?? "") ?? now, now);
      const booked = bookingsOf(account, world.startedAt).filter(
        ({ at }) => at >= from && at <= to,
      );
      const total = (value: (booking: Booking) => string): string => sum(booked.map(value), 2);
      const rows = booked.map((booking) => ({
        ACCOUNTING_DATE: formatDate(booking.at),
        ACCOUNTING_TYPE: booking.type,
        ACCOUNTING_DESCRIPTION: booking.description,
        ACCOUNTING_PRICE: booking.net,
        ACCOUNTING_VAT_PRICE: vatOf(booking.net, booking.gross),
        ACCOUNTING_CURRENCY: account.money.currency,
        EXCHANGE_RATE: "1.0000",
      }));
      const reply = page(fromRows(rows), accountingColumns, parameters, world.scenario.limits.page);
      return done({
        ...reply.columns,
        SUM: [total(({ gross }) => gross)],
        SUM_PRICE: [total(({ net }) => net)],
        SUM_VAT_PRICE: [total(({ net, gross }) => vatOf(net, gross))],
        ...openingOf(account, world.startedAt, from),
      });
    },
  },
};
