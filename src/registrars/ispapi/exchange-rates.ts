import { failed, ok, type Result } from "../../domain/failure.ts";
import type { ExchangeRate } from "../../domain/foresight/account-lists.ts";
import { rowsOf, single } from "../line-protocol/columns.ts";
import type { Ask } from "../line-protocol/dialect.ts";
import { unreadable } from "../line-protocol/unreadable.ts";
import { readCurrency, readDecimal, readText } from "../read-value.ts";

const command = "GetCurrentExchangeRates";

/**
 * in one answer. Rows whose currencies or rate cannot be read are left out; if none can, the answer is
 * `malformed`. CURRENCYFROM and DATE may be sent once for all rows.
 */
export async function ispapiExchangeRates(
  ask: Ask<typeof command>,
): Promise<Result<ExchangeRate[]>> {
  const answer = await ask(command);
  if (!answer.ok) return answer;
  const [commonFrom, commonDate] = ["CURRENCYFROM", "DATE"].map((name) =>
    single(answer.value, name),
  );
  const rates = rowsOf(
    answer.value,
    ["CURRENCYFROM", "CURRENCYTO", "RATE", "DATE"],
    (from, to, rate, date) => ({
      from: readCurrency(from ?? commonFrom),
      to: readCurrency(to),
      rate: readDecimal(rate),
      date: readText(date ?? commonDate),
    }),
  ).filter(
    (row): row is ExchangeRate =>
      row.from !== null && row.to !== null && row.rate !== null && /^[\d.]*[1-9]/.test(row.rate),
  );
  return rates.length > 0 ? ok(rates) : failed(unreadable(command, "RATE"));
}
