import { type Failure, failed, ok, type Result } from "../../domain/failure.ts";
import { readPeriod } from "../derive/period.ts";
import type { RenewalPrice } from "../derive/price-list.ts";
import { computedGross } from "../gross.ts";
import { asDecimal, asFlag, asList, asText, type Json, member } from "../json/json.ts";
import { readCurrency } from "../read-value.ts";
import type { Ask } from "./ask.ts";
import { aboveZero } from "./prices.ts";
import { unreadable } from "./unreadable.ts";

const method = "domain.getdomainprice";

/** Requests for the names of one page at most; the names that are left then have no known price. */
export const singlePriceLimit = 40;

/** Errors that one of the names may have caused: a bad value, none such, a status or rule against it, a failure. */
const ofOneName: ReadonlySet<number | string | null> = new Set([2005, 2303, 2304, 2306, 2400]);

const isOfOneName = ({ code, wait }: Failure): boolean => wait === undefined && ofOneName.has(code);

/** Prices of names that the price list does not hold; null: not known. Of other names the list's price holds. */
export type SinglePrices = ReadonlyMap<string, RenewalPrice | null>;

/** Whether VAT is in it is not documented: it is taken not to be, so that it comes on top. */
function priceOf(row: Json, vatPercent: string | null): RenewalPrice | null {
  const currency = readCurrency(asText(member(row, "currency")));
  const net = aboveZero(asDecimal(member(row, "price")));
  const period = readPeriod(asText(member(row, "period")));
  if (currency === null || net === null || vatPercent === null || period?.count !== 1) return null;
  const gross = computedGross(net, vatPercent, currency);
  const [yearly, monthly] = period.unit === "year" ? [gross, null] : [null, gross];
  return { currency, yearly, monthly, leastYears: 1 };
}

const isPremium = (row: Json): boolean | null => asFlag(member(row, "premium"));

/** The answer for some names, as far as it tells which of its rows is whose; null: it does not. */
function assigned(
  names: readonly string[],
  rows: readonly Json[],
  vatPercent: string | null,
): Map<string, RenewalPrice | null> | null {
  // No list of upcoming renewals says which names are premium, and these rows are not documented to name theirs.
  if (rows.length >= names.length && rows.every((row) => isPremium(row) === false))
    return new Map();
  const [only] = rows;
  if (names.length === 1 && rows.length === 1 && only !== undefined)
    return new Map([[names[0] ?? "", isPremium(only) ? priceOf(only, vatPercent) : null]]);
  const named = new Map(rows.map((row) => [asText(member(row, "domain"))?.toLowerCase(), row]));
  if (!names.every((name) => named.has(name.toLowerCase()))) return null;
  return new Map(
    names.flatMap((name): [string, RenewalPrice | null][] => {
      const row = named.get(name.toLowerCase()) ?? null;
      const premium = isPremium(row);
      return premium === false ? [] : [[name, premium ? priceOf(row, vatPercent) : null]];
    }),
  );
}

/**
 * The renewal prices of the premium names among `names`. All are asked for at once; where the answer does not tell which
 * of them it means, or is an error that one of them may have caused, each half is asked for by itself, and so on.
 * @param vatPercent the account's own; null: not known, and so is a premium price
 */
export async function singlePrices(
  ask: Ask,
  names: readonly string[],
  vatPercent: string | null,
): Promise<Result<SinglePrices>> {
  const found = new Map<string, RenewalPrice | null>();
  const waiting: (readonly string[])[] = names.length > 0 ? [names] : [];
  for (let asked = 0; asked < singlePriceLimit; asked++) {
    const group = waiting.shift();
    if (group === undefined) break;
    const answer = await ask(method, { domain: group, pricetype: "renewal" });
    if (!answer.ok && !isOfOneName(answer.failure)) return answer;
    const rows = answer.ok ? asList(member(answer.value, "domain")) : null;
    if (answer.ok && rows === null) return failed(unreadable(method, "domain"));
    const prices = rows === null ? null : assigned(group, rows, vatPercent);
    if (prices !== null) for (const [name, price] of prices) found.set(name, price);
    else if (group.length === 1) found.set(group[0] ?? "", null);
    else {
      const middle = group.length >> 1;
      waiting.push(group.slice(0, middle), group.slice(middle));
    }
  }
  for (const name of waiting.flat()) found.set(name, null);
  return ok(found);
}
