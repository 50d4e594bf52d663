import { type Failure, failure, ok, type Result } from "../../domain/failure.ts";
import { isLess } from "../../domain/money.ts";
import { type DayMemory, dayMemoryLimit } from "../contract.ts";
import { endingOf } from "../derive/price-list.ts";
import { computedGross } from "../gross.ts";
import { asDecimal, asText, asWhole, type Json, member, readJson } from "../json/json.ts";
import { readCurrency, readDecimal, readText } from "../read-value.ts";
import type { Ask } from "./ask.ts";
import { type ListedDomain, monthsOf } from "./domains.ts";
import { type PastPrice, pastPrices } from "./past-prices.ts";
import {
  classKey,
  isApart,
  keptList,
  listedAt,
  type Price,
  type PriceList,
  readPriceList,
  writtenList,
} from "./price-list.ts";
import { isName, readingCommand } from "./requests.ts";
import { unreadable } from "./unreadable.ts";

const listCommand = readingCommand("document/price_list.xml");

/** Premium names of one page of domains that are asked about singly; what is left has no known price. */
export const premiumLimit = 40;

/** The rate that the vendor's own price list has where none is told: of a single price it tells neither rate nor kind. */
const usualVat = "19.0";

/** What a renewal takes, and which request told it. */
export interface FoundPrice extends Price {
  by: "price_list.xml" | "domainpremium" | "subjectProduct";
}

/** What is known of the prices of some domains. */
export interface Prices {
  /** @param at when it is charged, milliseconds since the epoch; null: no day is known, as today. null: not known. */
  of: (domain: ListedDomain, at: number | null) => FoundPrice | null;
  /** Why there is no price list though a login for it was entered; null: there is one, or none was entered. */
  refused: Failure | null;
}

interface Kept {
  list: PriceList | null;
  /** HTTP status of the answer that refused the price list's login: it is asked for no more with that one today. */
  refused: number | null;
  /** By premium name; null: it is not told. */
  single: Map<string, Price | null>;
}

function read(text: string | null): Kept {
  const kept = text === null ? null : readJson(text);
  const value = kept?.ok ? kept.value : undefined;
  const single: Kept["single"] = new Map();
  const rows = member(value, "single");
  for (const row of Array.isArray(rows) ? rows : []) {
    const [name, currency, gross, net] = Array.isArray(row) ? row.map(asText) : [];
    const [code, amount] = [readCurrency(currency), readDecimal(gross)];
    if (name === undefined) continue;
    const price = code && amount ? { currency: code, gross: amount, net: readDecimal(net) } : null;
    single.set(name, price);
  }
  const refused = asWhole(member(value, "refused"));
  return { list: keptList(member(value, "list")), refused, single };
}

const written = ({ list, refused, single }: Kept): string =>
  JSON.stringify({
    ...(list && { list: writtenList(list) }),
    ...(refused !== null && { refused }),
    single: Array.from(single, ([name, price]) =>
      price ? [name, price.currency, price.gross, price.net ?? ""] : [name],
    ),
  });

/** Where the whole list is too long to be kept, the classes of premium names are not: those are asked about singly then. */
function fitting(kept: Kept): string {
  const whole = written(kept);
  if (whole.length <= dayMemoryLimit || kept.list === null) return whole;
  const plain = [...kept.list].filter(([key]) => !key.startsWith(classKey("")));
  return written({ ...kept, list: new Map(plain) });
}

/**
 * The price of a premium name: only where what is told is of the class that it is renewed in, for the price of another one
 * is that of a registration. Whether VAT is in it is not said: it is taken not to be, so that it comes on top.
 */
function singlePrice(answer: Json, priceClass: string): Price | null {
  const data = member(answer, "data");
  const [only, ...more] = Array.isArray(data) ? data : [];
  if (only === undefined || more.length > 0) return null;
  const told = asText(member(only, "priceClass"));
  if (told === undefined || readText(told) !== priceClass) return null;
  const currency = readCurrency(asText(member(only, "currency")));
  const net = asDecimal(member(only, "price"));
  if (currency === null || net === null || !isLess("0", net)) return null;
  const gross = computedGross(net, usualVat, currency);
  return gross === null ? null : { currency, net, gross };
}

/** What ends the reading of prices, and with it of the list: a pause, a lock, or a browser that is offline. */
const isOfAll = ({ kind, wait }: Failure): boolean =>
  wait !== undefined || kind === "locked" || kind === "offline" || kind === "not-configured";

/** What was not told of one name, and says nothing of others. */
const isOfName = ({ kind, code, wait }: Failure): boolean =>
  wait === undefined && (kind === "rejected" || (kind === "http" && code === 404));

/**
 * The prices of renewals: those of the price list, which has a login of its own and is asked for once a day; of premium
 * names that it does not have, each one's own; and else what the account's own ledger says that one took before. That the
 * price list is refused makes its prices unknown, and stops nothing; a login that was refused is not tried again that day.
 */
export class PriceBook {
  #kept: Kept | null = null;
  #past: PastPrice | null = null;
  #refused: Failure | null = null;
  readonly #day: DayMemory | undefined;
  readonly #week: DayMemory | undefined;

  constructor({ memory, week }: { memory?: DayMemory; week?: DayMemory }) {
    this.#day = memory;
    this.#week = week;
  }

  /** @param today the UTC day number */
  async of(ask: Ask, domains: readonly ListedDomain[], today: number): Promise<Result<Prices>> {
    this.#kept ??= read((await this.#day?.read()) ?? null);
    const kept = this.#kept;
    const before = kept.single.size;
    const { list: listBefore, refused: refusedBefore } = kept;
    const listed = await this.#askForList(ask, kept);
    if (!listed.ok) return listed;
    const start = today * 86_400_000;
    const keyOf = ({ name, priceClass }: ListedDomain): string =>
      priceClass ? classKey(priceClass) : endingOf(name);
    /** Whether it may have another price than the names beside it. */
    const isOwn = (domain: ListedDomain): boolean =>
      domain.priceClass !== "" ||
      (kept.list !== null && isApart(kept.list, keyOf(domain), domain.name));
    const fromList = (domain: ListedDomain, at: number | null) => {
      const { name, period, priceClass } = domain;
      if (kept.list === null || period === null || priceClass === null) return null;
      const key = keyOf(domain);
      return isApart(kept.list, key, name)
        ? null
        : listedAt(kept.list, key, monthsOf(period), Math.max(at ?? start, start));
    };
    const isLacking = (domain: ListedDomain): boolean =>
      fromList(domain, domain.renewsAt) === null &&
      (kept.single.get(domain.name.toLowerCase()) ?? null) === null;
    const single = await this.#askForSingle(ask, domains.filter(isLacking), kept);
    // Also where it broke off: what is known by now need not be asked for again.
    const isNews = kept.list !== listBefore || kept.refused !== refusedBefore;
    if (kept.single.size > before || isNews) await this.#day?.write(fitting(kept));
    if (!single.ok) return single;
    if (this.#past === null && domains.some(isLacking)) {
      const past = await pastPrices(ask, this.#week, today);
      if (!past.ok) return past;
      this.#past = past.value;
    }
    const past = this.#past;
    const of = (domain: ListedDomain, at: number | null): FoundPrice | null => {
      const list = fromList(domain, at);
      if (list) return { ...list, by: "price_list.xml" };
      const own = kept.single.get(domain.name.toLowerCase());
      if (own && domain.priceClass) return { ...own, by: "domainpremium" };
      const months = domain.period === null ? null : monthsOf(domain.period);
      const taken = months === null ? null : past?.(domain.name, months, isOwn(domain));
      return taken ? { ...taken, by: "subjectProduct" } : null;
    };
    return ok({ of, refused: this.#refused });
  }

  async #askForList(ask: Ask, kept: Kept): Promise<Result<null>> {
    if (kept.list !== null || this.#refused !== null || !ask.hasPriceList) return ok(null);
    if (kept.refused !== null) {
      const [code, command] = [kept.refused, listCommand];
      this.#refused = failure("sign-in-failed", { code, command });
      return ok(null);
    }
    const answer = await ask.priceList();
    if (!answer.ok && isOfAll(answer.failure)) return answer;
    const list = answer.ok ? readPriceList(answer.value) : null;
    if (list) kept.list = list;
    else this.#refused = answer.ok ? unreadable(listCommand, "prices") : answer.failure;
    const { kind = null, code = null } = this.#refused ?? {};
    if (kind === "sign-in-failed" && typeof code === "number") kept.refused = code;
    return ok(null);
  }

  /** The period that a single price is for is not told: it is believed of one year alone. */
  async #askForSingle(
    ask: Ask,
    domains: readonly ListedDomain[],
    kept: Kept,
  ): Promise<Result<null>> {
    let left = premiumLimit;
    for (const { name, priceClass, period } of domains) {
      const key = name.toLowerCase();
      const isOfYear = period !== null && monthsOf(period) === 12;
      if (!priceClass || !isOfYear || !isName(key) || kept.single.has(key)) continue;
      if (left-- <= 0) break;
      const answer = await ask.read("domainpremium/{name}", key);
      if (answer.ok) kept.single.set(key, singlePrice(answer.value, priceClass));
      else if (isOfName(answer.failure)) kept.single.set(key, null);
      else if (answer.failure.kind === "not-allowed" && answer.failure.wait === undefined) break;
      else return answer;
    }
    return ok(null);
  }
}
