import { dayMs, formatDate, parseDate } from "../../shared/dates.ts";
import { turned, vatOf } from "../../shared/generator.ts";
import type { Account } from "../../shared/scenario-schema.ts";
import { done } from "../../shared/types.ts";
import { subusersOf } from "../../shared/world.ts";
import { balanceAt, bookingsOf } from "../bookings.ts";
import { fromRows, page, sortRows } from "../lists.ts";
import { anyText, date, oneOf, paging, required } from "../parameters.ts";
import type { Commands, Context } from "./command.ts";

const one = (value: string | undefined): (string | undefined)[] =>
  value === undefined ? [] : [value];

const users = ({ world, account, parameters }: Context) => {
  const depth = parameters.get("USERDEPTH")?.toUpperCase() ?? "SELF";
  return [
    ...(depth === "SUBUSER" ? [] : [account]),
    ...(depth === "SELF" ? [] : subusersOf(world, account)),
  ];
};

const depositColumns = [
  "DEPOSITID",
  "DEPOSIT",
  "CURRENCY",
  "ACCOUNTINGTYPE",
  "DESCRIPTION",
  "CREATEDDATE",
  "EXPIRATIONDATE",
];

const balanceColumns = ["USER", "CURRENTBALANCE", "CREDIT", "CURRENCY"];

const accountingColumns = [
  "ACCOUNTINGDATE",
  "ACCOUNTINGTYPE",
  "ACCOUNTINGDESCRIPTION",
  "ACCOUNTINGPRICE",
  "ACCOUNTINGVATPRICE",
  "ACCOUNTINGCURRENCY",
];

/** ISPAPI's commands about money. */
export const ispapiAccountCommands: Commands = {
  StatusAccount: {
    parameters: {},
    run: ({ account: { money } }) =>
      done({
        AMOUNT: one(money.amount),
        DEPOSIT: one(money.deposit),
        CREDIT: one(money.credit),
        CURRENCY: one(money.currency),
        VAT: one(money.vat),
      }),
  },
  StatusUser: {
    parameters: { RELATIONS: oneOf("0", "1") },
    run: ({ account }) =>
      done({
        USER: [account.login],
        ACCOUNTCURRENT: one(account.money.amount),
        ACCOUNTDEPOSIT: one(account.money.deposit),
        ACCOUNTCREDIT: one(account.money.credit),
        ACCOUNTTEMPCREDIT: one(account.money.temporaryCredit),
        ACCOUNTCURRENCY: one(account.money.currency),
        OTPSTATUS: [account.otp ? "ENABLED" : "DISABLED"],
        ALLOWEDIP: account.allowedIp,
      }),
  },
  // Its manual page has no ORDERBY, and no other USERDEPTH.
  QueryDepositList: {
    parameters: { ...paging, USERDEPTH: oneOf("SELF") },
    run: ({ world, account, parameters }) => {
      const at = (day: number | undefined): string | undefined =>
        day === undefined ? undefined : formatDate(world.startedAt + day * dayMs);
      const rows = account.deposits.map((deposit, index) => ({
        DEPOSITID: String(70_001 + index),
        DEPOSIT: deposit.deposit,
        CURRENCY: deposit.currency ?? account.money.currency,
        ACCOUNTINGTYPE: deposit.type,
        DESCRIPTION: deposit.object,
        CREATEDDATE: at(deposit.createdDay),
        EXPIRATIONDATE: at(deposit.expiresDay),
      }));
      return page(fromRows(rows), depositColumns, parameters, world.scenario.limits.page);
    },
  },
  QueryAccountBalanceList: {
    parameters: {
      ...paging,
      USERDEPTH: required(oneOf("SELF", "SUBUSER")),
      DATE: date,
      ORDERBY: oneOf("CURRENCYUSERID"),
    },
    run: (context) => {
      const { world, parameters } = context;
      const day = parseDate(parameters.get("DATE") ?? "");
      const order = ({ money, login }: Account): string => `${money.currency} ${login}`;
      const found = users(context);
      if (parameters.has("ORDERBY")) found.sort((a, b) => (order(a) < order(b) ? -1 : 1));
      const rows = found.map((user) => ({
        USER: user.login,
        CURRENTBALANCE: user.money.amount,
        CREDIT: user.money.credit ?? "0.00",
        CURRENCY: user.money.currency,
        ...(day === undefined ? {} : { DATEBALANCE: balanceAt(user, world.startedAt, day) }),
      }));
      const names = day === undefined ? balanceColumns : [...balanceColumns, "DATEBALANCE"];
      return page(fromRows(rows), names, parameters, world.scenario.limits.page);
    },
  },
  QueryAccountingList: {
    parameters: {
      ...paging,
      MINDATE: date,
      MAXDATE: date,
      NOSUM: oneOf("0", "1"),
      USERDEPTH: oneOf("SELF", "SUBUSER", "ALL"),
      ORDERBY: anyText,
    },
    run: (context) => {
      const { world, parameters, now } = context;
      const from = parseDate(parameters.get("MINDATE") ?? "") ?? 0;
      const to = parseDate(parameters.get("MAXDATE") ?? "") ?? now;
      const rows = users(context).flatMap((user) =>
        bookingsOf(user, world.startedAt)
          .filter(({ at }) => at >= from && at <= Math.min(to, now))
          .map((booking) => ({
            ACCOUNTINGDATE: formatDate(booking.at),
            ACCOUNTINGTYPE: booking.type,
            ACCOUNTINGDESCRIPTION: booking.description,
            // The manual's example: a charge is below zero, and VATPRICE is the VAT alone.
            ACCOUNTINGPRICE: turned(booking.net),
            ACCOUNTINGVATPRICE: turned(vatOf(booking.net, booking.gross)),
            ACCOUNTINGCURRENCY: user.money.currency,
          })),
      );
      const sorted = sortRows(rows, parameters.get("ORDERBY"), accountingColumns);
      return page(fromRows(sorted), accountingColumns, parameters, world.scenario.limits.page);
    },
  },
  GetCurrentExchangeRates: {
    parameters: {},
    run: ({ world: { scenario }, now }) =>
      done({
        CURRENCYFROM: scenario.exchangeRates.map(({ from }) => from),
        CURRENCYTO: scenario.exchangeRates.map(({ to }) => to),
        RATE: scenario.exchangeRates.map(({ rate }) => rate),
        DATE: scenario.exchangeRates.map(() => formatDate(now).slice(0, 10)),
      }),
  },
};
