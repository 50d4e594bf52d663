/** Zeros that a power of ten may put before or behind the digits: more of them are no amount. */
const zeros = 40;

/** `1.5e-3` as `0.0015`, all digits kept; undefined for what is no number or has too many. */
export function withoutExponent(text: string): string | undefined {
  const [, sign = "", whole = "", fraction = "", exponent = "0"] =
    /^(-?)(\d+)(?:\.(\d+))?e([+-]?\d{1,3})$/i.exec(text) ?? [];
  const power = Number(exponent);
  if (whole === "" || Math.abs(power) > zeros) return undefined;
  const digits = "0".repeat(zeros + 1) + whole + fraction + "0".repeat(zeros);
  const point = zeros + 1 + whole.length + power;
  const before = digits.slice(0, point).replace(/^0+(?=\d)/, "");
  const behind = digits.slice(point).replace(/0+$/, "");
  return `${sign}${before}${behind === "" ? "" : `.${behind}`}`;
}
