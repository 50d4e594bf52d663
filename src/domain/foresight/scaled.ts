import type { Decimal } from "../account.ts";

const parts = (decimal: Decimal): [units: bigint, scale: number] => {
  const [whole = "", fraction = ""] = decimal.split(".");
  return [BigInt(whole + fraction), fraction.length];
};

/** `units` × 10^-`scale` as plain decimal text, without zeros behind the last digit that counts. */
function decimalOf(units: bigint, scale: number): Decimal {
  const digits = `${units < 0n ? -units : units}`.padStart(scale + 1, "0");
  const whole = digits.slice(0, digits.length - scale);
  const fraction = digits.slice(digits.length - scale).replace(/0+$/, "");
  return (units < 0n ? "-" : "") + whole + (fraction && `.${fraction}`);
}

/** net + net × percent / 100, exact and not rounded: all three match `decimalPattern`. */
export function withPercent(net: Decimal, percent: Decimal): Decimal {
  const [price, scale] = parts(net);
  const [rate, rateScale] = parts(percent);
  return decimalOf(price * (100n * 10n ** BigInt(rateScale) + rate), scale + rateScale + 2);
}

/**
 * The smallest multiple of `unit` that is not below `amount`; `amount` itself where the unit is not above
 * zero. Both match `decimalPattern`, in the same currency.
 */
export function roundUpTo(amount: Decimal, unit: Decimal): Decimal {
  const [a, aScale] = parts(amount);
  const [u, uScale] = parts(unit);
  if (u <= 0n) return amount;
  const scale = Math.max(aScale, uScale);
  const [value, step] = [a * 10n ** BigInt(scale - aScale), u * 10n ** BigInt(scale - uScale)];
  const rest = value % step;
  return decimalOf(rest > 0n ? value + step - rest : value - rest, scale);
}
