import { failed, ok, type Result } from "../../domain/failure.ts";
import type { DayMemory } from "../contract.ts";
import { endingOf } from "../derive/price-list.ts";
import { asMoment } from "../iso-time.ts";
import { asText, asWhole, type Json, member, readJson } from "../json/json.ts";
import { readCurrency } from "../read-value.ts";
import type { Ask } from "./ask.ts";
import { readCents } from "./cents.ts";
import { unreadable } from "./unreadable.ts";
import { renewal } from "./words.ts";

const path = "customers/{customer}/pricelist";

/** What a year's renewal costs from a moment on, milliseconds since the epoch; null: not known. */
interface Price {
  from: number;
  cents: bigint | null;
}

/** By ending as {@link endingIn} has it, each soonest first: today's price from 0 on, and those that are announced. */
type Prices = ReadonlyMap<string, readonly Price[]>;

/**
 * The ending that a product's price is for: `com`, `uk.com`, and `*.uk` for the zones below an extension. null: it is no
 * plain domain, as a premium one is none.
 */
export function endingIn(product: string): string | null {
  const [, zones] = /^domain_([a-z\d-]+)_sld$/.exec(product) ?? [];
  if (zones !== undefined) return `*.${zones}`;
  const [, third] = /^domain_centralnic_([a-z\d-]+_[a-z\d-]+)$/.exec(product) ?? [];
  if (third !== undefined) return third.endsWith("_premium") ? null : third.replace("_", ".");
  return /^domain_([a-z\d-]+)$/.exec(product)?.[1] ?? null;
}

/** A renewal that costs nothing is no price that anybody can rely on; nor is one in another currency. */
function centsIn(row: Json, currency: string): bigint | null {
  const cents = readCents(member(row, "price"));
  const told = readCurrency(asText(member(row, "currency")));
  return cents !== null && cents > 0n && told === currency ? cents : null;
}

/** Of two that differ for one moment the dearer; where one is not known, neither is. */
function together(one: bigint | null, other: bigint | null): bigint | null {
  if (one === null || other === null) return null;
  return one < other ? other : one;
}

function withPrice(prices: readonly Price[], { from, cents }: Price): Price[] {
  const same = prices.find((price) => price.from === from);
  const others = prices.filter((price) => price !== same);
  const price = same ? { from, cents: together(same.cents, cents) } : { from, cents };
  return [...others, price].sort((a, b) => a.from - b.from);
}

/**
 * Promotions are left out: whether one rules a renewal is not documented, and it is the lower. Of a change without a day
 * nobody knows whether it holds already: from the beginning nothing is known of that ending then.
 */
function pricesIn(answer: Json, currency: string): Result<Prices> {
  const listed = member(answer, "prices");
  const announced = member(answer, "priceChanges") ?? [];
  if (!Array.isArray(listed)) return failed(unreadable(path, "prices"));
  if (!Array.isArray(announced)) return failed(unreadable(path, "priceChanges"));
  const found = new Map<string, Price[]>();
  const note = (row: Json, from: number | null) => {
    const ending = endingIn((asText(member(row, "product")) ?? "").toLowerCase());
    if (ending === null || asText(member(row, "action")) !== renewal) return;
    const price = { from: from ?? 0, cents: from === null ? null : centsIn(row, currency) };
    found.set(ending, withPrice(found.get(ending) ?? [], price));
  };
  for (const row of listed) note(row, 0);
  for (const row of announced) note(row, asMoment(asText(member(row, "fromDate"))));
  return ok(found);
}

const written = (currency: string, prices: Prices): string =>
  JSON.stringify({
    currency,
    prices: Array.from(prices, ([ending, all]) => [
      ending,
      ...all.flatMap(({ from, cents }) => [from, cents === null ? "" : String(cents)]),
    ]),
  });

/** null: nothing was kept, or it is not understood, or in another currency. */
function read(text: string | null, currency: string): Prices | null {
  const kept = text === null ? null : readJson(text);
  const rows = kept?.ok ? member(kept.value, "prices") : undefined;
  if (!kept?.ok || !Array.isArray(rows)) return null;
  if (asText(member(kept.value, "currency")) !== currency) return null;
  const found = new Map<string, Price[]>();
  for (const row of rows) {
    const [ending, ...pairs] = Array.isArray(row) ? row : [];
    const name = asText(ending);
    if (name === undefined) return null;
    const prices: Price[] = [];
    for (let index = 0; index < pairs.length; index += 2) {
      const [from, cents] = [asWhole(pairs[index]), asText(pairs[index + 1])];
      if (from === null || cents === undefined || !/^\d*$/.test(cents)) return null;
      prices.push({ from, cents: cents === "" ? null : BigInt(cents) });
    }
    found.set(name, prices);
  }
  return found;
}

/**
 * Cents that a year's renewal of a name costs at a moment, milliseconds since the epoch (null: no day is known: as today);
 * null: not known.
 */
export type YearlyPrice = (name: string, at: number | null) => bigint | null;

function yearlyPrice(prices: Prices): YearlyPrice {
  return (name, at) => {
    const ending = endingOf(name);
    const labels = ending.split(".");
    // Not the price of a shorter ending: a zone below an extension has its own, or none is told.
    const below = labels.length === 2 ? prices.get(`*.${labels[1]}`) : undefined;
    const all = prices.get(ending) ?? below ?? [];
    return all.findLast(({ from }) => from <= (at ?? 0))?.cents ?? null;
  };
}

/** The prices of renewals in one currency: the whole list is asked for once a day. */
export class PriceBook {
  readonly #memory: DayMemory | undefined;

  constructor(memory: DayMemory | undefined) {
    this.#memory = memory;
  }

  /** A currency that the list is not made in has no known prices. */
  async in(ask: Ask, currency: string): Promise<Result<YearlyPrice>> {
    const kept = read((await this.#memory?.read()) ?? null, currency);
    if (kept !== null) return ok(yearlyPrice(kept));
    const answer = await ask(path, { currency });
    if (!answer.ok) {
      const { kind, wait, code } = answer.failure;
      const isOfCurrency = kind === "rejected" && code === 400 && wait === undefined;
      return isOfCurrency ? ok(() => null) : answer;
    }
    const prices = pricesIn(answer.value, currency);
    if (!prices.ok) return prices;
    await this.#memory?.write(written(currency, prices.value));
    return ok(yearlyPrice(prices.value));
  }
}
