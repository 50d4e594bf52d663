import type { Result } from "../../domain/failure.ts";
import type { Deposit } from "../../domain/foresight/account-lists.ts";
import { apiTime } from "../api-time.ts";
import { allPages } from "../line-protocol/all-pages.ts";
import type { Ask } from "../line-protocol/dialect.ts";
import { pageSize, readPage } from "../line-protocol/list-page.ts";
import { readCurrency, readDecimal, readText } from "../read-value.ts";

const command = "QueryDepositList";

/** the account's own deposits (its manual page: USERDEPTH is SELF and may be nothing else), all pages. */
export const ispapiDeposits = (ask: Ask<typeof command>): Promise<Result<Deposit[]>> =>
  allPages(
    command,
    async (first) => {
      const answer = await ask(command, { FIRST: first, LIMIT: pageSize });
      if (!answer.ok) return answer;
      return readPage(
        answer.value,
        command,
        first,
        [
          "DEPOSITID",
          "DEPOSIT",
          "CURRENCY",
          "ACCOUNTINGTYPE",
          "DESCRIPTION",
          "CREATEDDATE",
          "EXPIRATIONDATE",
        ],
        (id, amount, currency, type, name, createdAt, expiresAt): Deposit => ({
          id: readText(id),
          amount: readDecimal(amount),
          currency: readCurrency(currency),
          type: readText(type),
          name: readText(name),
          createdAt: apiTime(createdAt),
          expiresAt: apiTime(expiresAt),
        }),
      );
    },
    ({ id }) => id,
  );
