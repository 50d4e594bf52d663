import type { Result } from "../../domain/failure.ts";
import type { UserBalance } from "../../domain/foresight/account-lists.ts";
import { allPages } from "../line-protocol/all-pages.ts";
import { apiDate } from "../line-protocol/api-date.ts";
import type { Ask } from "../line-protocol/dialect.ts";
import { pageSize, readPage } from "../line-protocol/list-page.ts";
import { readCurrency, readDecimal, readText } from "../read-value.ts";

/**
 * Whose balances are wanted, and of which UTC day number (null: now): DATEBALANCE is as at the midnight that
 * day begins with (the manual's example).
 */
interface BalancesQuery {
  depth: "SELF" | "SUBUSER";
  day: number | null;
}

const command = "QueryAccountBalanceList";

/** all pages, in the only order that the manual offers. */
export const ispapiBalances = (
  ask: Ask<typeof command>,
  { depth, day }: BalancesQuery,
): Promise<Result<UserBalance[]>> =>
  allPages(
    command,
    async (first) => {
      const answer = await ask(command, {
        USERDEPTH: depth,
        FIRST: first,
        LIMIT: pageSize,
        ORDERBY: "CURRENCYUSERID",
        // A bare date is answered as its midnight (the manual's example).
        ...(day === null ? {} : { DATE: apiDate(day) }),
      });
      if (!answer.ok) return answer;
      return readPage(
        answer.value,
        command,
        first,
        ["USER", "CURRENTBALANCE", "CREDIT", "CURRENCY", "DATEBALANCE"],
        (user, balance, credit, currency, dayBalance): UserBalance => ({
          user: readText(user),
          balance: readDecimal(balance),
          creditLine: readDecimal(credit),
          currency: readCurrency(currency),
          dayBalance: readDecimal(dayBalance),
        }),
      );
    },
    ({ user, currency }) => user && `${user} ${currency}`,
  );
