import type { Decimal } from "../../domain/account.ts";
import type { Result } from "../../domain/failure.ts";
import type { Booking } from "../../domain/foresight/account-lists.ts";
import { add } from "../../domain/money.ts";
import type { BookingsQuery, Page } from "../contract.ts";
import { readCurrency, readDecimal, readText } from "../read-value.ts";
import { apiDateTime } from "./api-date.ts";
import type { Parameters } from "./command.ts";
import type { Ask } from "./dialect.ts";
import { pageSize, readPage } from "./list-page.ts";
import { apiTime } from "./read-charge.ts";

const command = "QueryAccountingList";

const asSent = (amount: Decimal): Decimal => amount;
/** The amount with the other sign, all digits kept. */
const turned = (amount: Decimal): Decimal => {
  if (amount.startsWith("-")) return amount.slice(1);
  return /[1-9]/.test(amount) ? `-${amount}` : amount;
};

async function readBookings(
  ask: Ask,
  { from, to, first }: BookingsQuery,
  parameters: Parameters,
  signed: (amount: Decimal) => Decimal,
): Promise<Result<Page<Booking>>> {
  const answer = await ask(command, {
    MINDATE: apiDateTime(from),
    MAXDATE: apiDateTime(to),
    FIRST: first,
    LIMIT: pageSize,
    ORDERBY: "ACCOUNTINGDATE",
    ...parameters,
  });
  if (!answer.ok) return answer;
  const amountOf = (text: string | undefined): Decimal | null => {
    const amount = readDecimal(text);
    return amount === null ? null : signed(amount);
  };
  return readPage(
    answer.value,
    command,
    first,
    // CNR writes the same names with underscores, which do not count (columnName).
    [
      "ACCOUNTINGDATE",
      "ACCOUNTINGTYPE",
      "ACCOUNTINGDESCRIPTION",
      "ACCOUNTINGPRICE",
      "ACCOUNTINGVATPRICE",
      "ACCOUNTINGCURRENCY",
    ],
    (at, type, description, price, vatPrice, currency): Booking => {
      const [net, vat] = [amountOf(price), amountOf(vatPrice)];
      return {
        at: apiTime(at),
        type: readText(type),
        description: readText(description),
        net,
        gross: net === null || vat === null ? null : add(net, vat),
        currency: readCurrency(currency),
      };
    },
  );
}

/** ISPAPI: what is charged is sent below zero, VATPRICE is the VAT alone (both: the manual's example and its sums). */
export const ispapiBookings = (ask: Ask, query: BookingsQuery): Promise<Result<Page<Booking>>> =>
  readBookings(ask, query, { NOSUM: 1, USERDEPTH: "SELF" }, turned);

/** CNR: "price charged" and "V.A.T. charged" by its manual, hence above zero (unverified). */
export const cnrBookings = (ask: Ask, query: BookingsQuery): Promise<Result<Page<Booking>>> =>
  readBookings(ask, query, { ORDER: "ASC" }, asSent);
