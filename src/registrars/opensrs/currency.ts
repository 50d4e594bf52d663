import { failed, failure, ok, type Result } from "../../domain/failure.ts";
import { readCurrency } from "../read-value.ts";

/** What the vendor's price list is made in, and what it takes payments in. No answer of the API names a currency. */
const usual = "USD";

/** The currency of an account, ISO 4217: the one that was entered, else {@link usual}. */
export function currencyOf(typed: string): Result<string> {
  const currency = typed === "" ? usual : readCurrency(typed);
  return currency === null
    ? failed(failure("rejected", { command: "GET_BALANCE", text: `No currency: ${typed}` }))
    : ok(currency);
}
