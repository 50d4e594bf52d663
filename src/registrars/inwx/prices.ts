import type { Decimal } from "../../domain/account.ts";
import { failed, ok, type Result } from "../../domain/failure.ts";
import { isLess } from "../../domain/money.ts";
import type { PriceList, RenewalPrice } from "../derive/price-list.ts";
import { asDecimal, asList, asText, asWhole, type Json, member } from "../json/json.ts";
import { readCurrency } from "../read-value.ts";
import type { Ask } from "./ask.ts";
import { unreadable } from "./unreadable.ts";

const method = "domain.getPrices";

/**
 * What a renewal costs by a row. `chargedPrice` is what is taken from the account, where the price is in another
 * currency. A promotion is left out: whether it rules a renewal is unverified, and it is the lower.
 */
export function renewalPrices(row: Json): Omit<RenewalPrice, "leastYears"> | null {
  const prices = member(row, "chargedPrice") ?? row;
  const currency = readCurrency(asText(member(prices, "currency")));
  if (currency === null) return null;
  return {
    currency,
    yearly: aboveZero(asDecimal(member(prices, "renewalPrice"))),
    monthly: aboveZero(asDecimal(member(prices, "monthlyRenewalPrice"))),
  };
}

/** The same with how many years are renewed at least. */
function priceOf(row: Json): RenewalPrice | null {
  const period = member(row, "renewalPeriod");
  const leastYears = period === undefined ? 1 : asWhole(period);
  const prices = renewalPrices(row);
  return prices && leastYears !== null ? { ...prices, leastYears: Math.max(1, leastYears) } : null;
}

/** A renewal that costs nothing is no price that anybody can rely on. */
export const aboveZero = (price: Decimal | null): Decimal | null =>
  price !== null && isLess("0", price) ? price : null;

const dearer = (a: Decimal | null, b: Decimal | null): Decimal | null =>
  a === null || b === null ? null : isLess(a, b) ? b : a;

/** Of two rows of one ending what takes more; in two currencies nobody knows. */
const together = (a: RenewalPrice, b: RenewalPrice): RenewalPrice | null =>
  a.currency === b.currency
    ? {
        currency: a.currency,
        yearly: dearer(a.yearly, b.yearly),
        monthly: dearer(a.monthly, b.monthly),
        leastYears: Math.max(a.leastYears, b.leastYears),
      }
    : null;

/** The whole price list by ending, as the API sends it where no page is asked for. */
export async function inwxPrices(ask: Ask): Promise<Result<PriceList>> {
  const answer = await ask(method, { vat: true });
  if (!answer.ok) return answer;
  const rows = asList(member(answer.value, "price"));
  if (rows === null || rows.length === 0) return failed(unreadable(method, "price"));
  const found = new Map<string, RenewalPrice | null>();
  for (const row of rows) {
    const ending = asText(member(row, "tld"))?.toLowerCase();
    if (!ending) continue;
    const [price, other] = [priceOf(row), found.get(ending)];
    found.set(
      ending,
      other === undefined || price === null ? price : other && together(other, price),
    );
  }
  return ok(new Map([...found].flatMap(([ending, price]) => (price ? [[ending, price]] : []))));
}
