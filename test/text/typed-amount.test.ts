import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { amountToType } from "../../../../src/text/typed-amount.ts";
import { parseAmount } from "../../../../src/ui/options/form/parse-amount.ts";

describe("parseAmount", () => {
  it.each([
    ["250", "en", "250"],
    ["250", "de", "250"],
    [" 99.50 ", "en", "99.50"],
    ["99,50", "de", "99.50"],
    // The other language's decimal sign, where it can mean nothing else.
    ["99,5", "en", "99.5"],
    ["99.5", "de", "99.5"],
    ["0,25", "en", "0.25"],
    // Three digits: the language decides.
    ["1.000", "de", "1000"],
    ["1,000", "de", "1.000"],
    ["1,000", "en", "1000"],
    ["1.000", "en", "1.000"],
    ["1.234.567", "de", "1234567"],
    ["1,234,567.891", "en", "1234567.891"],
    ["1.234,56", "en", "1234.56"],
    ["1,234.56", "de", "1234.56"],
    ["1 234,5", "fr", "1234.5"],
    ["1\u202f234,5", "fr", "1234.5"],
    ["1’234.50", "de-CH", "1234.50"],
    ["-100", "en", "-100"],
    ["\u2212100,5", "de", "-100.5"],
    ["007", "en", "7"],
    ["0", "en", "0"],
    ["0.00", "en", "0.00"],
  ])("takes %j in %s as %s", (typed, locale, amount) => {
    expect(parseAmount(typed, locale)).toBe(amount);
  });

  it.each([
    ["a lot", "en"],
    ["", "en"],
    ["-", "en"],
    ["1e3", "en"],
    ["10 EUR", "en"],
    ["1,23,456", "en"],
    ["12,34.5", "en"],
    [".5", "en"],
    ["5.", "en"],
    ["1..5", "en"],
    [",,", "de"],
    ["1.2345.678", "de"],
    ["--5", "en"],
    ["5-5", "en"],
    ["NaN", "en"],
    ["0x10", "en"],
  ])("refuses %j in %s", (typed, locale) => {
    expect(parseAmount(typed, locale)).toBeNull();
  });

  it("gives back what amountToType shows, in any language", () => {
    const amounts = fc
      .tuple(fc.bigInt(-(10n ** 20n), 10n ** 20n), fc.stringMatching(/^\d{0,8}$/))
      .map(([whole, fraction]) => `${whole}${fraction && `.${fraction}`}`);
    fc.assert(
      fc.property(amounts, fc.constantFrom("en", "de", "fr", "de-CH"), (amount, locale) => {
        expect(parseAmount(amountToType(amount, locale), locale)).toBe(amount);
      }),
    );
  });
});
