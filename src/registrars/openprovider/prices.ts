import { ok } from "../../domain/failure.ts";
import { isLess } from "../../domain/money.ts";
import type { DayMemory } from "../contract.ts";
import { type AskedPrice, PriceBook } from "../derive/price-book.ts";
import { asDecimal, asFlag, asText, type Json, member } from "../json/json.ts";
import { readCurrency } from "../read-value.ts";
import type { Ask } from "./ask.ts";
import type { ListedDomain } from "./domains.ts";

/** What a year's renewal costs, without VAT. */
export type NetPrice = AskedPrice;

/** A renewal that costs nothing is no price that anybody can rely on. */
function netPrice(prices: Json | undefined): NetPrice | null {
  const own = member(prices, "reseller");
  const currency = readCurrency(asText(member(own, "currency")));
  const amount = asDecimal(member(own, "price"));
  return currency !== null && amount !== null && isLess("0", amount) ? { currency, amount } : null;
}

/**
 * The price in the reseller's own currency. One that is lowered for a time may have its old height on the day of the
 * renewal: there the price of the reseller's tier counts, where that is the higher. Without one to compare it with, in
 * the same currency, nobody knows what the day of the renewal costs.
 */
export function priceIn(data: Json): NetPrice | null {
  const price = netPrice(member(data, "price"));
  if (price === null || asFlag(member(data, "is_promotion")) !== true) return price;
  const usual = netPrice(member(data, "tier_price"));
  if (usual?.currency !== price.currency) return null;
  return isLess(price.amount, usual.amount) ? usual : price;
}

/** Of this registrar's list each name says whether it is a premium one. */
export const priceBook = (memory: DayMemory | undefined): PriceBook<ListedDomain, Ask> =>
  new PriceBook(memory, {
    endingOf: ({ extension }) => extension,
    isPremium: (domain) => domain.isPremium,
    tell: async (ask, { label, extension }) => {
      const answer = await ask("domains/prices", {
        "domain.name": label,
        "domain.extension": extension,
        operation: "renew",
        period: 1,
      });
      if (!answer.ok) return answer;
      const isOwn = asFlag(member(answer.value, "is_premium")) === true;
      return ok({ price: priceIn(answer.value), isOwn });
    },
  });
