import { failed, ok, type Result } from "../../domain/failure.ts";
import type { PriceList, RenewalPrice } from "../derive/price-list.ts";
import { readCurrency } from "../read-value.ts";
import type { Ask } from "./ask.ts";
import { asDecimal, asList, asText, asWhole, type Json, member } from "./json.ts";
import { unreadable } from "./unreadable.ts";

const method = "domain.getPrices";

/**
 * What a renewal costs by a row of the list, VAT included. `chargedPrice` is what is taken from the account, where the
 * price is in another currency. A promotion is left out: whether it rules a renewal is unverified, and it is the lower.
 */
function priceOf(row: Json): RenewalPrice | null {
  const charged = member(row, "chargedPrice");
  const prices = charged ?? row;
  const currency = readCurrency(asText(member(prices, "currency")));
  if (currency === null) return null;
  return {
    currency,
    yearly: asDecimal(member(prices, "renewalPrice")),
    monthly: asDecimal(member(prices, "monthlyRenewalPrice")),
    leastYears: Math.max(1, asWhole(member(row, "renewalPeriod")) ?? 1),
  };
}

/** The whole price list by ending, as the API sends it where no page is asked for. */
export async function inwxPrices(ask: Ask): Promise<Result<PriceList>> {
  const answer = await ask(method, { vat: true });
  if (!answer.ok) return answer;
  const rows = asList(member(answer.value, "price"));
  if (rows === null || rows.length === 0) return failed(unreadable(method, "price"));
  const list = new Map<string, RenewalPrice>();
  for (const row of rows) {
    const ending = asText(member(row, "tld"))?.toLowerCase();
    const price = priceOf(row);
    if (ending && price !== null) list.set(ending, price);
  }
  return ok(list);
}
