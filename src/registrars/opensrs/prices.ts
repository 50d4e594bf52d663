import { ok } from "../../domain/failure.ts";
import { isLess } from "../../domain/money.ts";
import type { DayMemory } from "../contract.ts";
import { PriceBook } from "../derive/price-book.ts";
import { endingOf } from "../derive/price-list.ts";
import { asDecimal, asFlag } from "../xml/xml.ts";
import type { Ask } from "./ask.ts";
import { textIn } from "./data.ts";
import type { ListedDomain } from "./domains.ts";
import { isRegistryFault } from "./failure-of.ts";

/**
 * What a year's renewal costs, the ICANN fee included (the guide's words). The list does not mark premium names: the one
 * that is asked about says so of itself, and has a price of its own then. A registry that is down leaves the price of that
 * one name open.
 * @param currency of the account, for no answer names one
 */
export const priceBook = (
  memory: DayMemory | undefined,
  currency: string,
): PriceBook<ListedDomain, Ask> =>
  new PriceBook(memory, {
    endingOf: ({ name }) => endingOf(name),
    isPremium: () => false,
    tell: async (ask, { name }) => {
      const answer = await ask("GET_PRICE", { domain: name, period: 1, reg_type: "renewal" });
      if (!answer.ok)
        return isRegistryFault(answer.failure) ? ok({ price: null, isOwn: true }) : answer;
      const amount = asDecimal(textIn(answer.value, "price"));
      // A renewal that costs nothing is no price that anybody can rely on.
      const price = amount !== null && isLess("0", amount) ? { currency, amount } : null;
      return ok({ price, isOwn: asFlag(textIn(answer.value, "is_registry_premium")) === true });
    },
  });
