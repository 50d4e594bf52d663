import type { Decimal } from "../../domain/account.ts";
import { ok, type Result } from "../../domain/failure.ts";
import { isLess } from "../../domain/money.ts";
import { type DayMemory, dayMemoryLimit } from "../contract.ts";
import { asDecimal, asFlag, asText, type Json, member, readJson } from "../json/json.ts";
import { readCurrency } from "../read-value.ts";
import type { Ask } from "./ask.ts";
import type { ListedDomain } from "./domains.ts";

/** What a year's renewal costs, without VAT. */
export interface NetPrice {
  /** ISO 4217, upper case. */
  currency: string;
  amount: Decimal;
}

/**
 * The names of one extension that its price is asked with, at most: one that turns out to be a premium one tells only its
 * own, and one that is refused tells nothing.
 */
export const tries = 3;
/** Prices that one page of domains may ask for, and how many of premium names; what is left has no known price. */
export const priceLimits = { all: 300, premium: 40 } as const;

/**
 * UTF-16 code units of a day's prices up to which one is asked for, so that it can be kept: what cannot would be asked for
 * with each list. Premium names leave some for the extensions, which many names hang on.
 */
export const room = { premium: 150_000, all: dayMemoryLimit - 2000 } as const;

const endingKey = ({ extension }: ListedDomain): string => `*.${extension.toLowerCase()}`;
const nameKey = ({ name }: ListedDomain): string => name.toLowerCase();

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

type Known = Map<string, NetPrice | null>;

/** What was kept, as far as it is understood; what is not is asked for again. */
function read(text: string | null): Known {
  const known: Known = new Map();
  const kept = text === null ? null : readJson(text);
  const rows = kept?.ok ? member(kept.value, "prices") : undefined;
  for (const row of Array.isArray(rows) ? rows : []) {
    const [key, currency, amount] = Array.isArray(row) ? row : [];
    const code = readCurrency(asText(currency));
    const price = asDecimal(amount);
    if (typeof key !== "string") continue;
    known.set(key, code !== null && price !== null ? { currency: code, amount: price } : null);
  }
  return known;
}

const rowOf = ([key, price]: readonly [string, NetPrice | null]): string[] =>
  price === null ? [key] : [key, price.currency, price.amount];

const written = (known: Known): string => JSON.stringify({ prices: Array.from(known, rowOf) });

export type PriceOf = (domain: ListedDomain) => NetPrice | null;

/**
 * The prices of renewals: each extension's is asked for once a day, with a name that is to be renewed, and each premium
 * name's for itself. A price that the registrar does not tell is not known, and not asked for again that day; that of an
 * extension is given up where several of its names were refused.
 */
export class PriceBook {
  #known: Known | null = null;
  readonly #memory: DayMemory | undefined;
  /** Names that were refused so far, by extension. */
  readonly #refused = new Map<string, number>();

  constructor(memory: DayMemory | undefined) {
    this.#memory = memory;
  }

  /** The prices of some domains; asks for those that are not known yet. */
  async of(ask: Ask, domains: readonly ListedDomain[]): Promise<Result<PriceOf>> {
    this.#known ??= read((await this.#memory?.read()) ?? null);
    const known = this.#known;
    const before = known.size;
    const asked = await askForPrices(ask, domains, known, this.#refused);
    // Also where it broke off: what is known by now need not be asked for again.
    if (known.size > before) await this.#memory?.write(written(known));
    if (!asked.ok) return asked;
    return ok((domain) => {
      const own = known.get(nameKey(domain));
      return own === undefined && !domain.isPremium
        ? (known.get(endingKey(domain)) ?? null)
        : (own ?? null);
    });
  }
}

async function askForPrices(
  ask: Ask,
  domains: readonly ListedDomain[],
  known: Known,
  refused: Map<string, number>,
): Promise<Result<null>> {
  const left = { all: priceLimits.all, premium: priceLimits.premium };
  const triesLeft = new Map<string, number>();
  let length = written(known).length;
  const note = (key: string, price: NetPrice | null) => {
    known.set(key, price);
    length += JSON.stringify(rowOf([key, price])).length + 1;
  };
  for (const domain of domains) {
    const [name, ending] = [nameKey(domain), endingKey(domain)];
    const { isPremium } = domain;
    if (known.has(name) || (!isPremium && known.has(ending))) continue;
    const more = triesLeft.get(ending) ?? tries;
    if (left.all <= 0 || (isPremium ? left.premium <= 0 : more <= 0)) continue;
    if (length >= (isPremium ? room.premium : room.all)) continue;
    left.all--;
    if (isPremium) left.premium--;
    else triesLeft.set(ending, more - 1);
    const answer = await ask("domains/prices", {
      "domain.name": domain.label,
      "domain.extension": domain.extension,
      operation: "renew",
      period: 1,
    });
    const isOfName = !answer.ok && answer.failure.kind === "rejected" && !answer.failure.wait;
    if (!answer.ok && !isOfName) return answer;
    if (answer.ok) {
      const isOwn = isPremium || asFlag(member(answer.value, "is_premium")) === true;
      note(isOwn ? name : ending, priceIn(answer.value));
      continue;
    }
    // What it has to say against one name says nothing of the others, until it says it of several.
    note(name, null);
    if (isPremium) continue;
    const times = (refused.get(ending) ?? 0) + 1;
    refused.set(ending, times);
    if (times >= tries) note(ending, null);
  }
  return ok(null);
}
