import type { Decimal } from "../../domain/account.ts";
import { isLess } from "../../domain/money.ts";
import { computedGross } from "../gross.ts";
import { asText, asWhole, type Json } from "../json/json.ts";
import { readCurrency, readDecimal, readText } from "../read-value.ts";
import { asDecimal, attributeOf, childOf, childrenOf, isNamed, type Xml } from "../xml/xml.ts";
import { asMoment } from "./time.ts";
import { renewal } from "./words.ts";

/** What a renewal takes. */
export interface Price {
  /** ISO 4217, upper case. */
  currency: string;
  /** Without VAT; null: it is told with VAT alone. */
  net: Decimal | null;
  gross: Decimal;
}

/** A price of the list, for so many months, and from when until when it holds, milliseconds since the epoch. */
export interface ListedPrice extends Price {
  months: number;
  from: number;
  until: number;
}

/** By extension (`com`), or by the class of a premium name (`premium:class`); null: of that price not all is understood. */
export type PriceList = ReadonlyMap<string, readonly (ListedPrice | null)[]>;

export const classKey = (priceClass: string): string => `premium:${priceClass}`;

/** Is in a list where those of the key's names that are internationalised have a price apart. */
const idnKey = (key: string): string => `idn:${key}`;
const isIdn = (name: string): boolean => /(?:^|\.)xn--|[^\0-\x7f]/i.test(name);

/** Whether a name has a price apart from that of its key, which is not told by name. */
export const isApart = (list: PriceList, key: string, name: string): boolean =>
  isIdn(name) && list.has(idnKey(key));

/** What the list's own schema has where an attribute is left out. */
const defaults = { type: "NET", vatRate: "19.0", currency: "EUR" } as const;

const always = { from: 0, until: 999_999_999_999_999 } as const;

/** `1y`, `3m`; null: absent, or in days. */
function monthsOf(period: string | undefined): number | null {
  const [, count = "0", unit] = /^(\d{1,2})([mqy])$/.exec(period ?? "") ?? [];
  const months = Number(count) * (unit === "y" ? 12 : unit === "q" ? 3 : 1);
  return months > 0 ? months : null;
}

/** Whether an attribute is there in two spellings: which one counts is not said, and neither is what stands in for it. */
const isAmbiguous = ({ attributes }: Xml): boolean =>
  new Set(Array.from(attributes.keys(), (name) => name.toLowerCase())).size < attributes.size;

/** null: one of its ends is no time, or there are several spans. */
function spanOf(price: Xml): { from: number; until: number } | null {
  const [validity, ...more] = childrenOf(price, "validity");
  if (validity === undefined) return always;
  if (more.length > 0 || isAmbiguous(validity)) return null;
  const [from, until] = (["from", "until"] as const).map((name) => {
    const text = attributeOf(validity, name);
    return text === undefined ? always[name] : asMoment(text);
  });
  return from == null || until == null ? null : { from, until };
}

/** What is in the element alone; a renewal that costs nothing is no price that anybody can rely on. */
function amountIn(price: Xml): Price | null {
  if (isAmbiguous(price)) return null;
  const amount = asDecimal(attributeOf(price, "amount"));
  const currency = readCurrency(attributeOf(price, "currency") ?? defaults.currency);
  const type = attributeOf(price, "type") ?? defaults.type;
  const vatRate = asDecimal(attributeOf(price, "vatRate") ?? defaults.vatRate);
  if (amount === null || currency === null || !isLess("0", amount)) return null;
  if (type === "GROSS") return { currency, net: null, gross: amount };
  const gross = type === "NET" && vatRate ? computedGross(amount, vatRate, currency) : null;
  return gross === null ? null : { currency, net: amount, gross };
}

/** It holds for some names alone, or for some orders: of that kind a name's is not told. */
const isSpecial = ({ children }: Xml): boolean =>
  children.some((child) => !isNamed(child, "validity") && !isNamed(child, "regular"));

/** One that is lowered for a time tells the usual price beside it: the dearer of the two counts. */
function priceIn(element: Xml): ListedPrice | null {
  const [own, span] = [amountIn(element), spanOf(element)];
  const months = monthsOf(attributeOf(element, "period"));
  const [regular, ...more] = childrenOf(element, "regular");
  const usual = regular === undefined ? own : amountIn(regular);
  if (own === null || span === null || months === null || usual === null) return null;
  if (more.length > 0 || usual.currency !== own.currency) return null;
  return { ...(isLess(own.gross, usual.gross) ? usual : own), months, ...span };
}

/** Promotions are left out: whether one rules a renewal that comes by itself is documented nowhere, and it is the lower. */
export function readPriceList(root: Xml): PriceList | null {
  const prices = isNamed(root, "priceList") ? childOf(root, "prices") : undefined;
  if (prices === undefined) return null;
  const found = new Map<string, (ListedPrice | null)[]>();
  for (const element of prices.children) {
    const isDomain = isNamed(element, "domain");
    if (!isDomain && !isNamed(element, "domain_premium")) continue;
    const label = attributeOf(element, "label");
    if (label === undefined || label === "") continue;
    const key = isDomain ? label.replace(/^\./, "").toLowerCase() : classKey(readText(label));
    const all = childrenOf(element, "businessCase")
      .filter((each) => attributeOf(each, "label")?.toLowerCase() === renewal)
      .flatMap((each) => childrenOf(each, "price"));
    const renewals = all.filter((each) => !isSpecial(each));
    if (all.some((each) => childrenOf(each, "idn").length > 0)) found.set(idnKey(key), []);
    if (renewals.length > 0) found.set(key, [...(found.get(key) ?? []), ...renewals.map(priceIn)]);
  }
  return found;
}

/**
 * The price of a key at a time, milliseconds since the epoch, for so many months: the only one that holds then. null: there
 * is none, or more than one, or one that is not understood. How a longer period is priced than one that is listed is not
 * said: there is none then.
 */
export function listedAt(list: PriceList, key: string, months: number, at: number): Price | null {
  const all = list.get(key) ?? [];
  if (all.includes(null)) return null;
  const [only, ...more] = all.filter(
    (each) => each !== null && each.months === months && each.from <= at && at <= each.until,
  );
  return only && more.length === 0 ? only : null;
}

/** As it is kept for the day. */
export const writtenList = (list: PriceList): unknown[] =>
  Array.from(list, ([key, prices]) => [
    key,
    ...prices.map((price) => {
      if (price === null) return [];
      const { months, currency, gross, net, from, until } = price;
      const span = from === always.from && until === always.until ? [] : [from, until];
      return [months, currency, gross, net ?? "", ...span];
    }),
  ]);

function keptPrice(row: Json): ListedPrice | null {
  const [months, currency, gross, net, from, until] = Array.isArray(row) ? row : [];
  const [told, code] = [asWhole(months), readCurrency(asText(currency))];
  const [amount, without] = [readDecimal(asText(gross)), asText(net)];
  if (told === null || code === null || amount === null || without === undefined) return null;
  const span = {
    from: from === undefined ? always.from : asWhole(from),
    until: until === undefined ? always.until : asWhole(until),
  };
  if (span.from === null || span.until === null) return null;
  const { from: begins, until: ends } = span;
  return {
    months: told,
    currency: code,
    gross: amount,
    net: without === "" ? null : readDecimal(without),
    from: begins,
    until: ends,
  };
}

/** What was kept; null: nothing, or it is not understood. */
export function keptList(rows: Json | undefined): PriceList | null {
  if (!Array.isArray(rows)) return null;
  const list = new Map<string, readonly (ListedPrice | null)[]>();
  for (const row of rows) {
    const [key, ...prices] = Array.isArray(row) ? row : [];
    const name = asText(key);
    if (name === undefined) return null;
    list.set(name, prices.map(keptPrice));
  }
  return list;
}
