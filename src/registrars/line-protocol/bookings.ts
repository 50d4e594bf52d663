import type { Decimal } from "../../domain/account.ts";
import type { Result } from "../../domain/failure.ts";
import type { Booking } from "../../domain/foresight/account-lists.ts";
import { add } from "../../domain/money.ts";
import { apiTime } from "../api-time.ts";
import type { BookingsQuery, Page } from "../contract.ts";
import { readCurrency, readDecimal, readText } from "../read-value.ts";
import { apiDateTime } from "./api-date.ts";
import type { Parameters } from "./command.ts";
import type { Ask } from "./dialect.ts";
import { pageSize, readPage } from "./list-page.ts";

const command = "QueryAccountingList";

/**
 * `QueryAccountingList`, one page.
 * @param parameters what the registrar takes beside the span of time
 * @param signed an amount with the sign that a booking has: above zero what was charged
 */
export async function readBookings(
  ask: Ask<typeof command>,
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
    // Some write the same names with underscores, which do not count (columnName).
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
