import Big from "big.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { roundUpTo, withPercent } from "../../src/domain/money.ts";

const decimal = fc
  .tuple(fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n }), fc.integer({ min: 0, max: 6 }))
  .map(([units, scale]) => new Big(units.toString()).div(new Big(10).pow(scale)).toFixed());

describe("exact amounts", () => {
  it.each([
    ["312.40", "10", "320"],
    ["312.40", "0.01", "312.4"],
    ["320", "10", "320"],
    ["320.0001", "10", "330"],
    ["-7", "5", "-5"],
    ["0.3", "0.25", "0.5"],
    ["1.5", "0", "1.5"],
    ["1.5", "-5", "1.5"],
    ["0", "10", "0"],
  ])("%s rounded up to %s is %s", (amount, unit, expected) => {
    expect(roundUpTo(amount, unit)).toBe(expected);
  });

  it("rounds to a multiple, less than one unit above", () => {
    fc.assert(
      fc.property(decimal, decimal, (amount, size) => {
        const unit = new Big(size).abs();
        fc.pre(unit.gt(0));
        const rounded = new Big(roundUpTo(amount, unit.toFixed()));
        expect(rounded.mod(unit).eq(0)).toBe(true);
        expect(rounded.gte(amount) && rounded.lt(unit.plus(amount))).toBe(true);
      }),
    );
  });

  it("adds a percentage without losing a digit", () => {
    expect(withPercent("9.99", "19")).toBe("11.8881");
    expect(withPercent("0", "19.5")).toBe("0");
    fc.assert(
      fc.property(decimal, decimal, (net, percent) => {
        const expected = new Big(net).times(new Big(percent).plus(100)).div(100);
        expect(new Big(withPercent(net, percent)).eq(expected)).toBe(true);
      }),
    );
  });
});
