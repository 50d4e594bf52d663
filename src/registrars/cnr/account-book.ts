import type { Decimal } from "../../domain/account.ts";
import { ok, type Result } from "../../domain/failure.ts";
import type { AccountBook, BookRow } from "../../domain/foresight/account-lists.ts";
import { apiTime } from "../api-time.ts";
import { allPages } from "../line-protocol/all-pages.ts";
import { apiDateTime } from "../line-protocol/api-date.ts";
import { type Columns, single } from "../line-protocol/columns.ts";
import type { Ask } from "../line-protocol/dialect.ts";
import { pageSize, readPage } from "../line-protocol/list-page.ts";
import { readCurrency, readDecimal } from "../read-value.ts";

const command = "QueryAccountingList";

// Two bookings may say the very same: nothing tells rows apart, and a row that came twice does not add up.
const nothing = (): string => "";

const read = (columns: Columns, name: string): Decimal | null => readDecimal(single(columns, name));

/**
 * without MAXDATE, so that the clock of this machine decides nothing about what belongs to the balance now. The
 * opening balance is that of the first page.
 */
export async function cnrAccountBook(
  ask: Ask<typeof command>,
  from: number,
): Promise<Result<AccountBook>> {
  let opening: Pick<AccountBook, "opening" | "openingNet"> = { opening: null, openingNet: null };
  const rows = await allPages(
    command,
    async (first) => {
      const answer = await ask(command, {
        MINDATE: apiDateTime(from),
        FIRST: first,
        LIMIT: pageSize,
        ORDERBY: "ACCOUNTINGDATE",
        ORDER: "ASC",
      });
      if (!answer.ok) return answer;
      if (first === 0)
        opening = {
          opening: read(answer.value, "OPENING_BALANCE"),
          openingNet: read(answer.value, "OPENING_BALANCE_PRICE"),
        };
      return readPage(
        answer.value,
        command,
        first,
        ["ACCOUNTINGDATE", "ACCOUNTINGPRICE", "ACCOUNTINGVATPRICE", "ACCOUNTINGCURRENCY"],
        (at, net, vat, currency): BookRow => ({
          at: apiTime(at),
          net: readDecimal(net),
          vat: readDecimal(vat),
          currency: readCurrency(currency),
        }),
      );
    },
    nothing,
  );
  return rows.ok ? ok({ ...opening, rows: rows.value }) : rows;
}
