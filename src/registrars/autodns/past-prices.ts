import { ok, type Result } from "../../domain/failure.ts";
import { isLess } from "../../domain/money.ts";
import type { DayMemory } from "../contract.ts";
import { endingOf } from "../derive/price-list.ts";
import { asDecimal, asText, type Json, member, readJson } from "../json/json.ts";
import { readCurrency, readDecimal, readText } from "../read-value.ts";
import type { Ask } from "./ask.ts";
import { monthsIn } from "./domains.ts";
import { pageSize, rowsFrom } from "./list.ts";
import type { Price } from "./price-list.ts";
import { asMoment } from "./time.ts";
import { provided, renewal, takenTypes } from "./words.ts";

// What renewals took before, of the account's own ledger: an estimate where no list tells what the next one takes.

/** How far back a renewal is looked for, milliseconds: a year and a month. */
const reach = 396 * 86_400_000;

/** Pages that are looked through at most, the newest first. */
export const pastPages = 4;

/** By name or by extension, each with its months: `name.com 12`, `*.com 12`. */
type Past = Map<string, Price>;

const keyOf = (what: string, months: number): string => `${what.toLowerCase()} ${months}`;

/** A name of its own, or `renew` as the label of an object. */
const labelOf = (value: Json | undefined): string =>
  (asText(value) ?? asText(member(value, "label")) ?? "").toLowerCase();

interface Renewal extends Price {
  name: string;
  months: number;
  /** Milliseconds since the epoch. */
  at: number;
}

/** One name's renewal that was charged and done; null: it is something else, or not certain. */
function renewalIn(row: Json): Renewal | null {
  const product = member(row, "product");
  const name = readText(asText(member(member(row, "subject"), "name")));
  const months = monthsIn(member(row, "period"));
  const at = asMoment(asText(member(row, "payable")));
  const [gross, net] = ["amount", "netAmount"].map((each) => asDecimal(member(row, each)));
  const currency = readCurrency(asText(member(row, "currency")));
  const count = member(row, "count");
  const isOne = count === undefined || isOneIn(count);
  const isTaken =
    takenTypes.has(asText(member(row, "type")) ?? "") &&
    asText(member(row, "provisioning")) === provided;
  if (labelOf(member(product, "businessCase")) !== renewal) return null;
  if (labelOf(member(member(product, "article"), "type")) !== "domain") return null;
  if (!isOne || !isTaken || endingOf(name) === "") return null;
  if (months === null || at === null || currency === null || gross == null) return null;
  return isLess("0", gross) ? { name, months, at, currency, gross, net: net ?? null } : null;
}

/** As a whole number or as a fraction, which the API has it. */
const isOneIn = (count: Json): boolean => /^1(?:\.0+)?$/.test(asDecimal(count) ?? "");

/**
 * Of an extension's the dearest counts, in the currency of the newest; of a name's own the newest. Which one that is their
 * days tell: that the ledger comes in the order that was asked for is its server's word alone.
 */
function pastOf(renewals: readonly Renewal[]): Past {
  const past: Past = new Map();
  for (const row of renewals.toSorted((a, b) => b.at - a.at)) {
    const { name, months, currency, gross, net } = row;
    const price = { currency, gross, net };
    const [own, all] = [keyOf(name, months), keyOf(`*.${endingOf(name)}`, months)];
    if (!past.has(own)) past.set(own, price);
    const known = past.get(all);
    if (!known || (known.currency === currency && isLess(known.gross, gross))) past.set(all, price);
  }
  return past;
}

/** Whether each is as old as the one before it, or older. */
const isNewestFirst = (renewals: readonly Renewal[]): boolean =>
  renewals.every(({ at }, index) => at <= (renewals[index - 1]?.at ?? at));

function read(text: string | null): Past | null {
  const kept = text === null ? null : readJson(text);
  const rows = kept?.ok ? member(kept.value, "past") : undefined;
  if (!Array.isArray(rows)) return null;
  const past: Past = new Map();
  for (const row of rows) {
    const [key, currency, gross, net] = Array.isArray(row) ? row.map(asText) : [];
    const [code, amount] = [readCurrency(currency), readDecimal(gross)];
    if (key === undefined || code === null || amount === null) return null;
    past.set(key, { currency: code, gross: amount, net: readDecimal(net) });
  }
  return past;
}

const written = (past: Past): string =>
  JSON.stringify({
    past: Array.from(past, ([key, { currency, gross, net }]) => [key, currency, gross, net ?? ""]),
  });

/** What a renewal of a name took before; null: nothing is known of it. */
export type PastPrice = (name: string, months: number, isPremium: boolean) => Price | null;

const pastPrice =
  (past: Past): PastPrice =>
  (name, months, isPremium) =>
    past.get(keyOf(name, months)) ??
    // A premium name has a price of its own.
    (isPremium ? null : (past.get(keyOf(`*.${endingOf(name)}`, months)) ?? null));

/** Whether a page says something about the ledger, or about the connection. */
const isOfLedger = ({ failure: why }: Extract<Result<unknown>, { ok: false }>): boolean =>
  why.wait === undefined &&
  (why.kind === "rejected" || why.kind === "not-allowed" || why.kind === "malformed");

/** The renewals of the last year, looked through once a week. What is refused tells nothing, as an empty ledger does. */
export async function pastPrices(
  ask: Ask,
  memory: DayMemory | undefined,
  today: number,
): Promise<Result<PastPrice>> {
  const kept = read((await memory?.read()) ?? null);
  if (kept) return ok(pastPrice(kept));
  const renewals: Renewal[] = [];
  const since = today * 86_400_000 - reach;
  const orders = [{ key: "payable", type: "DESC" }] as const;
  let first = 0;
  for (let page = 0; page < pastPages; page++) {
    const next = await rowsFrom(
      ask,
      "subjectProduct/_search",
      { orders },
      { first, limit: pageSize },
    );
    if (!next.ok && !isOfLedger(next)) return next;
    const rows = next.ok ? next.value.rows : [];
    renewals.push(...rows.flatMap((row) => renewalIn(row) ?? []));
    first += rows.length;
    const isOver = isNewestFirst(renewals) && (renewals.at(-1)?.at ?? since) < since;
    if (!next.ok || isOver || first >= next.value.total) break;
  }
  const past = pastOf(renewals.filter(({ at }) => at >= since));
  await memory?.write(written(past));
  return ok(pastPrice(past));
}
