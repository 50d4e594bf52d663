import { isOfRequestAlone, ok, type Result } from "../../domain/failure.ts";
import type { RenewalPrice } from "../derive/price-list.ts";
import { computedGross } from "../gross.ts";
import { asList, asText, type Json, member } from "../json/json.ts";
import type { Ask } from "./ask.ts";
import { renewalPrices } from "./prices.ts";
import { asTime } from "./time.ts";
import { unreadable } from "./unreadable.ts";

const method = "domain.priceChanges";

/** What a renewal costs from a moment on. */
export interface PriceChange {
  /** Milliseconds since the epoch. */
  from: number;
  /** VAT included; null: not known, as the row cannot be read. */
  price: Omit<RenewalPrice, "leastYears"> | null;
}

const isSame = (one: PriceChange, other: PriceChange): boolean =>
  JSON.stringify(one.price) === JSON.stringify(other.price);

/** By ending as the price list has it, soonest first. */
export type PriceChanges = ReadonlyMap<string, readonly PriceChange[]>;

/** Whether VAT is in it is not documented: it is taken not to be, so that it comes on top. */
function priceOf(row: Json, vatPercent: string | null): PriceChange["price"] {
  const net = renewalPrices(row);
  if (net === null || vatPercent === null) return null;
  const { currency } = net;
  const gross = (amount: string | null) =>
    amount === null ? null : computedGross(amount, vatPercent, currency);
  return { currency, yearly: gross(net.yearly), monthly: gross(net.monthly) };
}

/**
 * Prices of renewals that are announced: `futureChanges` of `domain.priceChanges`. A refusal leaves the prices as they are
 * today, which is said wherever they are used. Of a change without a day nobody
 * knows whether it holds already: from the beginning nothing is known of that ending then.
 * @param vatPercent the account's own; null: not known, and so is no announced price
 */
export async function inwxPriceChanges(
  ask: Ask,
  vatPercent: string | null,
): Promise<Result<PriceChanges>> {
  const answer = await ask(method);
  if (!answer.ok) return isOfRequestAlone(answer.failure) ? ok(new Map()) : answer;
  const rows = asList(member(answer.value, "futureChanges"));
  if (rows === null) return { ok: false, failure: unreadable(method, "futureChanges") };
  const found = new Map<string, PriceChange[]>();
  for (const row of rows) {
    const ending = asText(member(row, "tld"))?.toLowerCase();
    if (!ending) continue;
    const from = asTime(member(row, "changeDate"));
    const change = { from: from ?? 0, price: from === null ? null : priceOf(row, vatPercent) };
    const others = found.get(ending) ?? [];
    // Of two that differ for one day neither is known to be charged.
    const isDoubtful = others.some((other) => other.from === change.from && !isSame(other, change));
    const kept = others.filter((other) => other.from !== change.from);
    found.set(
      ending,
      [...kept, isDoubtful ? { ...change, price: null } : change].sort((a, b) => a.from - b.from),
    );
  }
  return ok(found);
}

/** The price of a renewal at a moment, by what is announced; `today` where nothing is until then. */
export function priceAt(
  changes: readonly PriceChange[],
  today: RenewalPrice | null,
  at: number | null,
): RenewalPrice | null {
  // Without a day the price of today is as good as any.
  const change = at === null ? undefined : changes.findLast(({ from }) => from <= at);
  if (change === undefined) return today;
  return change.price && { ...change.price, leastYears: today?.leastYears ?? 1 };
}
