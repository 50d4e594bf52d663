import Big from "big.js";

/** A repeatable source of numbers from 0 to below 1 (Park and Miller's "minimal standard"). */
export function createRandom(seed: number): () => number {
  const modulus = 2_147_483_647;
  const next = (state: number): number => (state * 48_271) % modulus;
  // The first numbers of small seeds would all be small.
  let state = next(next(next(1 + (Math.abs(Math.trunc(seed)) % (modulus - 1)))));
  return () => {
    state = next(state);
    return (state - 1) / (modulus - 1);
  };
}

export const between = (random: () => number, [from, to]: readonly [number, number]): number =>
  from + random() * (to - from);

const digitsOf = (decimal: string): number => decimal.split(".")[1]?.length ?? 0;

/** A price in the range, with as many digits as the range's start is written with. */
export function priceBetween(random: () => number, [from, to]: readonly [string, string]): string {
  const span = new Big(to).minus(from);
  return new Big(from).plus(span.times(random().toFixed(6))).toFixed(digitsOf(from));
}

/** Chooses a key by relative weight. */
export function weighted<K extends string>(
  random: () => number,
  weights: Partial<Record<K, number>>,
): K {
  const entries = Object.entries<number | undefined>(weights) as [K, number | undefined][];
  let rest = random() * entries.reduce((sum, [, weight]) => sum + (weight ?? 0), 0);
  for (const [key, weight] of entries) {
    rest -= weight ?? 0;
    if (rest < 0) return key;
  }
  const last = entries.at(-1);
  if (!last) throw new Error("no weights to choose by");
  return last[0];
}

const front =
  "amber birch cedar delta ember fjord grove harbour indigo juniper kestrel lumen".split(" ");
const back =
  "bakery clinic design estate farm garden hotel insurance kitchen logistics music".split(" ");

/** A domain name that no other index of the same zone has. */
export function domainName(index: number, zone: string): string {
  const first = front[index % front.length];
  const second = back[Math.floor(index / front.length) % back.length];
  const round = Math.floor(index / (front.length * back.length));
  return `${first}-${second}${round === 0 ? "" : `-${round}`}.${zone}`;
}

/** Names that a seed makes, each in one of the extensions, with what else belongs to a domain. */
export const generatedFrom = <
  Row extends { seed: number; count: number; extensions: readonly string[] },
  Domain,
>(
  generated: readonly Row[],
  make: (domain: string, next: () => number, row: Row) => Domain,
): Domain[] =>
  generated.flatMap((row) => {
    const next = createRandom(row.seed);
    return Array.from({ length: row.count }, (_, index) => {
      const extension = row.extensions[Math.floor(next() * row.extensions.length)] ?? "com";
      return make(domainName(index, extension), next, row);
    });
  });

/** The gross of a net price, rounded half up to the price's own digits; nonsense is handed through. */
export function gross(price: string, vatPercent: string | undefined): string {
  const number = /^-?\d+(\.\d+)?$/;
  if (!number.test(price) || !number.test(vatPercent ?? "0")) return price;
  return new Big(price)
    .times(new Big(vatPercent ?? "0").plus(100))
    .div(100)
    .toFixed(digitsOf(price));
}

/** The VAT between a net and a gross price, with the net price's digits; nonsense has none. */
export function vatOf(net: string, gross: string): string {
  const number = /^-?\d+(\.\d+)?$/;
  return number.test(net) && number.test(gross)
    ? new Big(gross).minus(net).toFixed(digitsOf(net))
    : "0.00";
}

/** The amount with the other sign, all digits kept; nonsense is handed through. */
export const turned = (amount: string): string =>
  /^-?\d+(\.\d+)?$/.test(amount) ? new Big(amount).neg().toFixed(digitsOf(amount)) : amount;

/** The exact sum of decimal texts; what is no number counts nothing. */
export function sum(prices: readonly string[], digits: number): string {
  return prices
    .filter((price) => /^-?\d+(\.\d+)?$/.test(price))
    .reduce((total, price) => total.plus(price), new Big(0))
    .toFixed(Math.max(digits, ...prices.slice(0, 1).map(digitsOf)));
}
