import type { Decimal } from "../../domain/account.ts";
import { ok } from "../../domain/failure.ts";
import { isLess } from "../../domain/money.ts";
import type { DayMemory } from "../contract.ts";
import { type AskedPrice, PriceBook, type ToldPrice } from "../derive/price-book.ts";
import { endingOf } from "../derive/price-list.ts";
import { asDecimal, asText, asWhole, type Json, member } from "../json/json.ts";
import { readCurrency } from "../read-value.ts";
import type { Ask } from "./ask.ts";
import type { ListedDomain } from "./domains.ts";
import { filterOf } from "./list.ts";
import { premium, renewal, yearUnit } from "./words.ts";

const path = "billing/price/domain";

/** Labels between single dots, as a name is written to registries: what was cut or is none is asked about nowhere. */
export const canBeAsked = ({ name }: ListedDomain): boolean =>
  name.length <= 253 && /^[a-z\d-]+(?:\.[a-z\d-]+)+$/i.test(name);

/** A renewal that costs nothing is no price that anybody can rely on. */
function amountIn(entry: Json, name: string): Decimal | null {
  const amount = asDecimal(member(entry, name));
  return amount !== null && isLess("0", amount) ? amount : null;
}

/** A price with its taxes; one that is lower than without them is none. */
function withTaxes(entry: Json, name: "price" | "normal_price"): Decimal | null {
  const gross = amountIn(entry, `${name}_after_taxes`);
  const net = amountIn(entry, `${name}_before_taxes`);
  return gross !== null && net !== null && isLess(gross, net) ? null : gross;
}

/**
 * What leaves the account. A price that is lowered for a time may have its old height on the day of the renewal: there the
 * usual one counts, where that is the higher. Without it nobody knows what that day costs.
 */
function grossIn(entry: Json): Decimal | null {
  const amount = withTaxes(entry, "price");
  const lowered = member(entry, "discount") ?? false;
  if (amount === null || lowered === false) return amount;
  const usual = withTaxes(entry, "normal_price");
  if (usual === null) return null;
  return isLess(amount, usual) ? usual : amount;
}

/** Years from which on an entry holds; prices are for each of them, fewer for longer times. null: it is for no years. */
function yearsOf(entry: Json): number | null {
  if (asText(member(entry, "duration_unit")) !== yearUnit) return null;
  const least = asWhole(member(entry, "min_duration"));
  return least !== null && least > 0 ? least : null;
}

/** Of some entries the price of the shortest time, and of several for it the dearest; where one is not known, none is. */
function shortest(entries: readonly Json[], currency: string): AskedPrice | null {
  const years = entries.flatMap((entry) => yearsOf(entry) ?? []);
  const leastYears = Math.min(...years);
  const amounts = entries.filter((entry) => yearsOf(entry) === leastYears).map(grossIn);
  let amount: Decimal = "0";
  for (const each of amounts) {
    if (each === null) return null;
    if (isLess(amount, each)) amount = each;
  }
  if (amount === "0") return null;
  return { currency, amount, ...(leastYears > 1 && { leastYears }) };
}

/** As registries have it; a text that is no name as it is. */
function writtenName(text: string): string {
  const address = `http://${text}`;
  return /^[\p{L}\p{M}\p{N}.-]+$/u.test(text) && URL.canParse(address)
    ? new URL(address).hostname
    : text;
}

/** Whether a product is the one that was asked about: the name, or its extension, with or without its dot. */
function isOf(product: Json, name: string): boolean {
  const told = writtenName((asText(member(product, "name")) ?? "").replace(/^\./, ""));
  return told === name || told === endingOf(name);
}

/**
 * What an answer tells of a name: its extension's price, or, where it has nothing but a premium one, the name's own.
 * Products of another name or process, and entries of another kind, are left alone.
 * @param name in lower case
 */
export function toldIn(answer: Json, name: string): ToldPrice {
  const currency = readCurrency(asText(member(answer, "currency")));
  const products = member(answer, "products");
  const entries = (Array.isArray(products) ? products : [])
    .filter((product) => asText(member(product, "process")) === renewal && isOf(product, name))
    .flatMap((product) => {
      const prices = member(product, "prices");
      return Array.isArray(prices) ? prices : [];
    });
  const ofType = (isMeant: (type: Json) => boolean) =>
    entries.filter((entry) => isMeant(member(entry, "type") ?? null));
  const usual = ofType((type) => type === null);
  const own = ofType((type) => type === premium);
  const isOwn = usual.length === 0 && own.length > 0;
  if (currency === null) return { price: null, isOwn };
  return { price: shortest(isOwn ? own : usual, currency), isOwn };
}

/**
 * The prices of renewals in one currency. No row of the list marks a premium name: one of each extension's names is asked
 * about, and the others are taken at the price of their extension.
 */
export const priceBook = (
  memory: DayMemory | undefined,
  { currency, organization }: { currency: string; organization: string },
): PriceBook<ListedDomain, Ask> =>
  new PriceBook(memory, {
    endingOf: ({ name }) => endingOf(name),
    isPremium: () => false,
    tell: async (ask, { name }) => {
      const asked = { name: name.toLowerCase(), processes: renewal, currency };
      const answer = await ask(path, { ...asked, ...filterOf(organization) });
      return answer.ok ? ok(toldIn(answer.value.body, asked.name)) : answer;
    },
  });
