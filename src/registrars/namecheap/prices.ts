import type { Decimal } from "../../domain/account.ts";
import { failed, ok, type Result } from "../../domain/failure.ts";
import { add, isLess, isZero } from "../../domain/money.ts";
import { type DayMemory, dayMemoryLimit } from "../contract.ts";
import type { PriceList, RenewalPrice } from "../derive/price-list.ts";
import { asText, type Json, member, readJson } from "../json/json.ts";
import { readCurrency, readDecimal } from "../read-value.ts";
import { asDecimal, asWhole, attributeOf, childOf, childrenOf, type Xml } from "../xml/xml.ts";
import type { Ask } from "./ask.ts";
import type { Params } from "./commands.ts";
import { unreadable } from "./unreadable.ts";
import { year } from "./words.ts";

const command = "namecheap.users.getPricing";

/** What is priced: a renewal, and bringing an expired name back. */
export type Action = NonNullable<Params<typeof command>["ActionName"]>;

const yearly = (currency: string, amount: Decimal): RenewalPrice => ({
  currency,
  yearly: amount,
  monthly: null,
  leastYears: 1,
});

/** Each price by its attribute, the one that counts first, and the fees beside it; the vendor misspells one of those. */
const priced = [
  ["Price", ["AdditionalCost"]],
  ["YourPrice", ["YourAdditonalCost", "YourAdditionalCost"]],
  ["RegularPrice", ["RegularAdditionalCost"]],
] as const;

/** The fees beside a price; null: there is something that is no amount. */
function feesIn(row: Xml, names: readonly string[]): Decimal | null {
  let sum: Decimal = "0";
  for (const name of names) {
    const written = attributeOf(row, name)?.trim() ?? "";
    const fee = written === "" ? "0" : asDecimal(written);
    if (fee === null || isLess(fee, "0")) return null;
    sum = add(sum, fee);
  }
  return sum;
}

/** A renewal that costs nothing is no price that anybody can rely on. */
function amountOf(row: Xml, name: string): Decimal | null {
  const price = asDecimal(attributeOf(row, name));
  return price !== null && isLess("0", price) ? price : null;
}

/**
 * What one row takes from the account by each of its prices, the one that counts first. Whether the fee beside it (ICANN's)
 * is in it already is not documented: it is added, for a price that is too low would make the funds look as if they lasted
 * longer. null: its fee is no amount.
 */
const amountsIn = (row: Xml): { name: string; amount: Decimal | null }[] =>
  priced.flatMap(([name, fees]) => {
    const price = amountOf(row, name);
    if (price === null) return [];
    const more = feesIn(row, fees);
    const whole = (fee: Decimal): Decimal => (isZero(fee) ? price : add(price, fee));
    return [{ name, amount: more === null ? null : whole(more) }];
  });

/**
 * What one row takes from the account. A promotion may be over on the day of the renewal: where one is told, the regular
 * price counts if that is the higher, and without it nobody knows what that day costs.
 */
function amountIn(row: Xml): Decimal | null {
  const amounts = amountsIn(row);
  const amount = amounts[0]?.amount ?? null;
  if (amount === null || amountOf(row, "PromotionPrice") === null) return amount;
  const regular = amounts.find(({ name }) => name === "RegularPrice")?.amount ?? null;
  return regular === null || isLess(amount, regular) ? regular : amount;
}

/** The dearer of two; null: they cannot be compared. */
export function dearer(one: RenewalPrice | null, other: RenewalPrice | null): RenewalPrice | null {
  if (one?.yearly == null || other?.yearly == null || one.currency !== other.currency) return null;
  return isLess(one.yearly, other.yearly) ? other : one;
}

/**
 * The price of a year. Of an extension that is sold for longer only, nobody documents whether its price is that of a year
 * or of all of them.
 */
function priceIn(product: Xml): RenewalPrice | null {
  const rows = childrenOf(product, "Price");
  const lengths = rows.map((row) => asWhole(attributeOf(row, "Duration")));
  const isYears = rows.every((row) => attributeOf(row, "DurationType")?.toUpperCase() === year);
  if (!isYears || lengths.some((length) => length === null)) return null;
  const prices = rows
    .filter((_row, index) => lengths[index] === 1)
    .map((row) => {
      const [amount, currency] = [amountIn(row), readCurrency(attributeOf(row, "Currency"))];
      return amount === null || currency === null ? null : yearly(currency, amount);
    });
  const [first = null] = prices;
  return prices.reduce(dearer, first);
}

type Known = Map<string, RenewalPrice | null>;

/** Of an action's prices; what its category is called differs in more than case from one answer to the next, its type even more. */
function pricesIn(answer: Xml, action: Action): Result<Known> {
  const result = childOf(answer, "UserGetPricingResult");
  if (result === undefined) return failed(unreadable(command, "UserGetPricingResult"));
  const categories = childrenOf(result, "ProductType").flatMap((type) =>
    childrenOf(type, "ProductCategory"),
  );
  const found: Known = new Map();
  for (const category of categories) {
    if (attributeOf(category, "Name")?.trim().toUpperCase() !== action) continue;
    for (const product of childrenOf(category, "Product")) {
      const ending = (attributeOf(product, "Name") ?? "").trim().toLowerCase().replace(/^\./, "");
      if (ending === "") continue;
      const [price, before] = [priceIn(product), found.get(ending)];
      // Of two the dearer; where one is not known, neither is.
      found.set(ending, before === undefined ? price : dearer(before, price));
    }
  }
  return ok(found);
}

const written = (lists: ReadonlyMap<Action, PriceList>): string =>
  JSON.stringify(
    Object.fromEntries(
      Array.from(lists, ([action, list]) => [
        action,
        Array.from(list, ([ending, price]) => [ending, price.currency, price.yearly ?? ""]),
      ]),
    ),
  );

/** null: nothing was kept, or it is not understood. */
function readList(rows: Json | undefined): PriceList | null {
  if (!Array.isArray(rows)) return null;
  const found = new Map<string, RenewalPrice>();
  for (const row of rows) {
    const [ending, currency, amount] = Array.isArray(row) ? row.map((each) => asText(each)) : [];
    const [code, price] = [readCurrency(currency), readDecimal(amount)];
    if (ending === undefined || code === null || price === null) return null;
    found.set(ending, yearly(code, price));
  }
  return found;
}

/** What renewals cost, and what brings expired names back: the whole list of each is asked for once a day. */
export class PriceBook {
  #lists: Map<Action, PriceList> | null = null;
  readonly #memory: DayMemory | undefined;

  constructor(memory: DayMemory | undefined) {
    this.#memory = memory;
  }

  async of(ask: Ask, action: Action): Promise<Result<PriceList>> {
    const lists = this.#lists ?? (await this.#kept());
    this.#lists = lists;
    const known = lists.get(action);
    if (known !== undefined) return ok(known);
    const answer = await ask(command, { ProductType: "DOMAIN", ActionName: action });
    if (!answer.ok) return answer;
    const prices = pricesIn(answer.value, action);
    if (!prices.ok) return prices;
    const list = new Map(
      Array.from(prices.value).filter((row): row is [string, RenewalPrice] => row[1] !== null),
    );
    lists.set(action, list);
    // A list without prices may be one that was not understood: it is asked for again with the next one.
    const text = written(lists);
    if (list.size > 0 && text.length <= dayMemoryLimit) await this.#memory?.write(text);
    return ok(list);
  }

  async #kept(): Promise<Map<Action, PriceList>> {
    const text = (await this.#memory?.read()) ?? null;
    const kept = text === null ? null : readJson(text);
    const lists = new Map<Action, PriceList>();
    for (const action of ["RENEW", "REACTIVATE"] as const) {
      const list = kept?.ok ? readList(member(kept.value, action)) : null;
      if (list !== null) lists.set(action, list);
    }
    return lists;
  }
}
