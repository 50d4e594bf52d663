import type { Decimal } from "../../domain/account.ts";
import { ok, type Result } from "../../domain/failure.ts";
import { type DayMemory, dayMemoryLimit } from "../contract.ts";
import { asDecimal, asText, asWhole, type Json, member, readJson } from "../json/json.ts";
import { readCurrency } from "../read-value.ts";
import type { HeldDomain } from "./derived-charges.ts";

// Prices of a registrar that tells them for one name at a time. An extension's price is that of one of its names, unless
// that one turns out to have a price of its own.

/** What a year's renewal costs. */
export interface AskedPrice {
  /** ISO 4217, upper case. */
  currency: string;
  amount: Decimal;
  /** Years that are renewed at least; absent: one. */
  leastYears?: number;
}

/** What the registrar tells of one name. */
export interface ToldPrice {
  /** null: it cannot be relied on. */
  price: AskedPrice | null;
  /** Whether it is the name's own, as a premium one's is, and tells nothing of others. */
  isOwn: boolean;
}

/** How a registrar's prices are asked for. */
export interface PriceSource<D extends HeldDomain, Ask> {
  /** The extension that a name's price goes by, without its dot. */
  endingOf: (domain: D) => string;
  /** Whether a name is known to have a price of its own. */
  isPremium: (domain: D) => boolean;
  tell: (ask: Ask, domain: D) => Promise<Result<ToldPrice>>;
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

type Known = Map<string, AskedPrice | null>;

function priceIn(currency: Json | undefined, amount: Json | undefined, years: Json | undefined) {
  const code = readCurrency(asText(currency));
  const price = asDecimal(amount);
  if (code === null || price === null) return null;
  const leastYears = asWhole(years);
  return { currency: code, amount: price, ...(leastYears !== null && { leastYears }) };
}

/** What was kept, as far as it is understood; what is not is asked for again. */
function read(text: string | null): Known {
  const known: Known = new Map();
  const kept = text === null ? null : readJson(text);
  const rows = kept?.ok ? member(kept.value, "prices") : undefined;
  for (const row of Array.isArray(rows) ? rows : []) {
    const [key, ...price] = Array.isArray(row) ? row : [];
    if (typeof key === "string") known.set(key, priceIn(price[0], price[1], price[2]));
  }
  return known;
}

const rowOf = ([key, price]: readonly [string, AskedPrice | null]): (string | number)[] =>
  price === null
    ? [key]
    : [key, price.currency, price.amount, ...(price.leastYears ? [price.leastYears] : [])];

const written = (known: Known): string => JSON.stringify({ prices: Array.from(known, rowOf) });

export type PriceOf<D> = (domain: D) => AskedPrice | null;

const nameKey = ({ name }: HeldDomain): string => name.toLowerCase();

/**
 * The prices of renewals: each extension's is asked for once a day, with a name that is to be renewed, and each premium
 * name's for itself. A price that the registrar does not tell is not known, and not asked for again that day; that of an
 * extension is given up where several of its names were refused.
 */
export class PriceBook<D extends HeldDomain, Ask> {
  #known: Known | null = null;
  readonly #memory: DayMemory | undefined;
  readonly #source: PriceSource<D, Ask>;
  /** Names that were refused so far, by extension. */
  readonly #refused = new Map<string, number>();

  constructor(memory: DayMemory | undefined, source: PriceSource<D, Ask>) {
    this.#memory = memory;
    this.#source = source;
  }

  /** The prices of some domains; asks for those that are not known yet. */
  async of(ask: Ask, domains: readonly D[]): Promise<Result<PriceOf<D>>> {
    this.#known ??= read((await this.#memory?.read()) ?? null);
    const known = this.#known;
    const before = known.size;
    const asked = await this.#askFor(ask, domains, known);
    // Also where it broke off: what is known by now need not be asked for again.
    if (known.size > before) await this.#memory?.write(written(known));
    if (!asked.ok) return asked;
    return ok((domain) => {
      const own = known.get(nameKey(domain));
      return own === undefined && !this.#source.isPremium(domain)
        ? (known.get(this.#endingKey(domain)) ?? null)
        : (own ?? null);
    });
  }

  #endingKey(domain: D): string {
    return `*.${this.#source.endingOf(domain).toLowerCase()}`;
  }

  async #askFor(ask: Ask, domains: readonly D[], known: Known): Promise<Result<null>> {
    const left = { all: priceLimits.all, premium: priceLimits.premium };
    const triesLeft = new Map<string, number>();
    let length = written(known).length;
    const note = (key: string, price: AskedPrice | null) => {
      known.set(key, price);
      length += JSON.stringify(rowOf([key, price])).length + 1;
    };
    for (const domain of domains) {
      const [name, ending] = [nameKey(domain), this.#endingKey(domain)];
      const isPremium = this.#source.isPremium(domain);
      if (known.has(name) || (!isPremium && known.has(ending))) continue;
      const more = triesLeft.get(ending) ?? tries;
      if (left.all <= 0 || (isPremium ? left.premium <= 0 : more <= 0)) continue;
      if (length >= (isPremium ? room.premium : room.all)) continue;
      left.all--;
      if (isPremium) left.premium--;
      else triesLeft.set(ending, more - 1);
      const told = await this.#source.tell(ask, domain);
      const isOfName = !told.ok && told.failure.kind === "rejected" && !told.failure.wait;
      if (!told.ok && !isOfName) return told;
      if (told.ok) {
        note(isPremium || told.value.isOwn ? name : ending, told.value.price);
        continue;
      }
      // What it has to say against one name says nothing of the others, until it says it of several.
      note(name, null);
      if (isPremium) continue;
      const times = (this.#refused.get(ending) ?? 0) + 1;
      this.#refused.set(ending, times);
      if (times >= tries) note(ending, null);
    }
    return ok(null);
  }
}
