import Big from "big.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decimalPattern } from "../../src/domain/decimal-pattern.ts";
import { add, isLess, isZero, subtract, times } from "../../src/domain/money.ts";

const decimal = fc
  .tuple(fc.boolean(), fc.stringMatching(/^\d{1,25}$/), fc.stringMatching(/^\d{0,9}$/))
  .map(
    ([negative, whole, fraction]) =>
      `${negative ? "-" : ""}${whole}${fraction === "" ? "" : `.${fraction}`}`,
  );

/** The amount in units of 10^-9, by another way than the code under test goes: digit by digit. */
function billionths(text: string): bigint {
  const negative = text.startsWith("-");
  const [whole = "", fraction = ""] = text.replace("-", "").split(".");
  let units = 0n;
  for (const digit of whole + fraction.padEnd(9, "0")) units = units * 10n + BigInt(Number(digit));
  return negative ? -units : units;
}

describe("amounts", () => {
  it("are added and subtracted exactly", () => {
    fc.assert(
      fc.property(decimal, decimal, (a, b) => {
        expect(billionths(add(a, b))).toBe(billionths(a) + billionths(b));
        expect(billionths(subtract(a, b))).toBe(billionths(a) - billionths(b));
      }),
    );
  });

  it("are taken several times exactly", () => {
    fc.assert(
      fc.property(decimal, fc.integer({ min: 0, max: 1000 }), (a, count) => {
        expect(billionths(times(a, count))).toBe(billionths(a) * BigInt(count));
      }),
    );
    expect(times("0.10", 3)).toBe("0.3");
  });

  it("agree with an independent decimal library, to the last character", () => {
    fc.assert(
      fc.property(decimal, decimal, (a, b) => {
        expect(add(a, b)).toBe(new Big(a).plus(b).toFixed().replace(/^-0$/, "0"));
        expect(subtract(a, b)).toBe(new Big(a).minus(b).toFixed().replace(/^-0$/, "0"));
        expect(isLess(a, b)).toBe(new Big(a).lt(b));
        expect(isZero(a)).toBe(new Big(a).eq(0));
      }),
    );
  });

  it("stay plain decimals without idle zeros or a minus before nothing", () => {
    fc.assert(
      fc.property(decimal, decimal, (a, b) => {
        const sum = add(a, b);
        expect(sum).toMatch(decimalPattern);
        expect(sum).not.toMatch(/^-0$|\.\d*0$|^-?0\d/);
      }),
    );
  });

  it("have one order", () => {
    fc.assert(
      fc.property(decimal, decimal, (a, b) => {
        expect(isLess(a, b)).toBe(billionths(a) < billionths(b));
        expect(isLess(a, b) && isLess(b, a)).toBe(false);
      }),
    );
  });

  it.each([
    ["0.1", "0.2", "0.3"],
    ["9007199254740993", "0.01", "9007199254740993.01"],
    ["-0.5", "0.5", "0"],
    ["-0.05", "-0.005", "-0.055"],
    ["1000000.0000", "0", "1000000"],
    ["0.99", "0.01", "1"],
    ["-1", "0.25", "-0.75"],
  ])("%s + %s = %s", (a, b, sum) => {
    expect(add(a, b)).toBe(sum);
  });

  it.each(["0", "0.00", "-0", "-0.000", "000"])("%s is zero", (text) => {
    expect(isZero(text)).toBe(true);
  });

  it.each([
    "",
    " ",
    "-",
    ".",
    ".5",
    "5.",
    "1,5",
    "1e3",
    "0x1f",
    "+1",
    "NaN",
    "1 000",
    "1\n",
    "--1",
  ])("never calculates with %j, which is not a plain decimal number", (text) => {
    expect(() => add(text, "1")).toThrow(RangeError);
    expect(() => subtract("1", text)).toThrow(RangeError);
    expect(() => isLess(text, "1")).toThrow(RangeError);
    expect(() => isZero(text)).toThrow(RangeError);
  });
});
