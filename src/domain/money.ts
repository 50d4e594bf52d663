import type { Decimal } from "./account.ts";
import { decimalPattern } from "./decimal-pattern.ts";

// Exact decimal arithmetic on amounts of one currency: whole numbers of 10^-scale, as bigint. Every
// argument matches `decimalPattern`: the registrar layer and the storage schemas have checked it.

interface Exact {
  units: bigint;
  /** Digits behind the point. */
  scale: number;
}

function exact(decimal: Decimal): Exact {
  // BigInt takes "" and " " for 0 and "0x1f" for 31: what is missing must never count as zero.
  if (!decimalPattern.test(decimal)) throw new RangeError("Not a plain decimal number");
  const point = decimal.indexOf(".");
  if (point < 0) return { units: BigInt(decimal), scale: 0 };
  const digits = decimal.slice(point + 1);
  return { units: BigInt(decimal.slice(0, point) + digits), scale: digits.length };
}

/** Plain decimal text without zeros behind the last digit that counts; never `-0`. */
function text({ units, scale }: Exact): Decimal {
  const sign = units < 0n ? "-" : "";
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, "0");
  const whole = digits.slice(0, digits.length - scale);
  const fraction = digits.slice(digits.length - scale).replace(/0+$/, "");
  return sign + whole + (fraction === "" ? "" : `.${fraction}`);
}

/** Both amounts in units of the finer one's scale. */
function aligned(a: Decimal, b: Decimal): [a: bigint, b: bigint, scale: number] {
  const [x, y] = [exact(a), exact(b)];
  const scale = Math.max(x.scale, y.scale);
  const raised = ({ units, scale: own }: Exact) => units * 10n ** BigInt(scale - own);
  return [raised(x), raised(y), scale];
}

/** a + b, exact. */
export function add(a: Decimal, b: Decimal): Decimal {
  const [x, y, scale] = aligned(a, b);
  return text({ units: x + y, scale });
}

/** a − b, exact. */
export function subtract(a: Decimal, b: Decimal): Decimal {
  const [x, y, scale] = aligned(a, b);
  return text({ units: x - y, scale });
}

/** Whether a < b. */
export function isLess(a: Decimal, b: Decimal): boolean {
  const [x, y] = aligned(a, b);
  return x < y;
}

/** −a, exact. */
export const negate = (a: Decimal): Decimal => subtract("0", a);

/** For sorting, the smallest first: below zero where a < b. */
export function compare(a: Decimal, b: Decimal): number {
  if (isLess(a, b)) return -1;
  return isLess(b, a) ? 1 : 0;
}

export const isZero = (a: Decimal): boolean => exact(a).units === 0n;

/** amount × count, exact; `count` is a whole number. */
export function times(amount: Decimal, count: number): Decimal {
  const { units, scale } = exact(amount);
  return text({ units: units * BigInt(count), scale });
}

/** amount + amount × percent / 100, exact and not rounded. */
export function withPercent(amount: Decimal, percent: Decimal): Decimal {
  const [sum, rate] = [exact(amount), exact(percent)];
  const units = sum.units * (100n * 10n ** BigInt(rate.scale) + rate.units);
  return text({ units, scale: sum.scale + rate.scale + 2 });
}

/**
 * The smallest multiple of `unit` that is not below `amount`; `amount` itself where the unit is not above
 * zero. Both in the same currency.
 */
export function roundUpTo(amount: Decimal, unit: Decimal): Decimal {
  const [value, step, scale] = aligned(amount, unit);
  if (step <= 0n) return amount;
  const rest = value % step;
  return text({ units: rest > 0n ? value + step - rest : value - rest, scale });
}

/** Of currencies that were asked about before: asking the browser takes a while. */
const digitsOf = new Map<string, number>();

/** How many digits a currency has behind the point (ISO 4217, as the browser knows it); 2 for unknown codes. */
export function currencyDigits(currency: string): number {
  let digits = digitsOf.get(currency);
  if (digits === undefined) {
    digits = askedDigits(currency);
    digitsOf.set(currency, digits);
  }
  return digits;
}

function askedDigits(currency: string): number {
  try {
    const format = new Intl.NumberFormat("en", { style: "currency", currency });
    return format.resolvedOptions().maximumFractionDigits ?? 2;
  } catch {
    // RangeError: not three letters, so not a currency code.
    return 2;
  }
}

/** The same amount with at least as many digits as its currency has: 47.6 EUR are 47.60. */
export function filledIn(amount: Decimal, currency: string): Decimal {
  const [whole, fraction = ""] = amount.split(".");
  const filled = fraction.padEnd(currencyDigits(currency), "0");
  return filled ? `${whole}.${filled}` : amount;
}

/** The amount rounded up to what can be paid in its currency: 11.8881 EUR are 11.89. */
export const roundUpIn = (amount: Decimal, currency: string): Decimal =>
  roundUpTo(amount, text({ units: 1n, scale: currencyDigits(currency) }));
