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

export const isZero = (a: Decimal): boolean => exact(a).units === 0n;
