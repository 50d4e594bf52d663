import fc from "fast-check";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { isZero, subtract } from "../../src/domain/money.ts";
import { formatAmount } from "../../src/text/format-money.ts";
import { spoken } from "../../src/text/spoken.ts";
import { amountToType, readAmount } from "../../src/text/typed-amount.ts";
import { cldrLocales } from "../fixtures/cldr-locales.ts";
import { createFakeBrowser, type FakeBrowser } from "../support/fake-browser.ts";

const seam = vi.hoisted(() => ({ browser: null as unknown as FakeBrowser }));
vi.mock("../../src/platform/browser.ts", () => seam);

beforeEach(() => {
  seam.browser = createFakeBrowser("en");
  spoken.region = null;
});

const one = (typed: string, tag: string) => {
  const read = readAmount(typed, tag);
  return read && "amount" in read ? read.amount : null;
};

describe("a typed amount", () => {
  it.each([
    ["250", "en", "250"],
    ["250", "de", "250"],
    [" 99.50 ", "en", "99.50"],
    ["99,50", "de", "99.50"],
    // The other language's decimal sign, where it can mean nothing else.
    ["99,5", "en", "99.5"],
    ["99.5", "de", "99.5"],
    ["0,25", "en", "0.25"],
    ["0.250", "en", "0.250"],
    ["0,250", "de", "0.250"],
    ["1234.500", "en", "1234.500"],
    // The region's own grouping sign groups.
    ["1.000", "de", "1000"],
    ["1,000", "en", "1000"],
    ["1.234.567", "de", "1234567"],
    ["1.234.567", "en", "1234567"],
    ["1,234,567.891", "en", "1234567.891"],
    ["1.234,56", "en", "1234.56"],
    ["1,234.56", "de", "1234.56"],
    ["12,34,567.80", "hi", "1234567.80"],
    ["12 34 567.80", "hi", "1234567.80"],
    ["- 1 234.5", "en", "-1234.5"],
    ["1.234 567", "en", "1.234567"],
    ["1 234,5", "fr", "1234.5"],
    ["1\u202f234,5", "fr", "1234.5"],
    ["1’234.50", "de-CH", "1234.50"],
    ["1'234.50", "en", "1234.50"],
    ["-100", "en", "-100"],
    ["\u2212100,5", "de", "-100.5"],
    ["007", "en", "7"],
    ["0", "en", "0"],
    ["0.00", "en", "0.00"],
    // Digits and signs of other scripts, also in a browser that has none of them.
    ["۱۰۰٫۵۰", "fa", "100.50"],
    ["۱۰۰٫۵۰", "en", "100.50"],
    ["٢٬٥٠٠٫٧٥", "ar-EG", "2500.75"],
    ["٢٬٥٠٠", "ar-EG", "2500"],
    ["१२,३४,५६७.५", "hi", "1234567.5"],
    ["\u200e\u2212۱۲٫۵", "fa", "-12.5"],
    ["\u061c-١٢٫٥", "ar", "-12.5"],
    ["１，２３４．５０", "ja", "1234.50"],
    ["𝟏𝟐𝟑.𝟒𝟓", "en", "123.45"],
    // What cannot be seen came along from somewhere else.
    ["1\u200b2\u00ad3\u2060", "en", "123"],
    ["\ufeff99.50", "en", "99.50"],
  ])("takes %j in %s as %s", (typed, tag, amount) => {
    expect(one(typed, tag)).toBe(amount);
  });

  it.each([
    ["a lot", "en"],
    ["", "en"],
    ["-", "en"],
    ["1e3", "en"],
    ["10 EUR", "en"],
    ["1,23,456", "en"],
    ["12,34.5", "en"],
    ["1,234.567.891", "en"],
    [".5", "en"],
    ["5.", "en"],
    ["1..5", "en"],
    [",,", "de"],
    ["1.2345.678", "de"],
    ["--5", "en"],
    ["5-5", "en"],
    ["NaN", "en"],
    ["0x10", "en"],
    ["5²", "en"],
    ["½", "en"],
    ["١٢٫٥٫٣", "ar"],
    ["١٢٬٥", "ar"],
    ["1,5٫3", "ar"],
    // Twelve and a half to some, a thousand to others.
    ["12'50", "de-CH"],
    ["12’5", "en"],
    ["1 2345", "fr"],
    ["12 34 567", "en"],
    ["1 23,5", "fr"],
  ])("refuses %j in %s", (typed, tag) => {
    expect(readAmount(typed, tag)).toBeNull();
  });

  it.each([
    ["2.500", "en", ["2500", "2.500"]],
    ["2,500", "de", ["2500", "2.500"]],
    ["-12.345", "en-GB", ["-12345", "-12.345"]],
    // The comma is nothing of the region's own.
    ["2,500", "de-CH", ["2500", "2.500"]],
    ["2.500", "fr", ["2500", "2.500"]],
    ["２．５００", "ja", ["2500", "2.500"]],
  ])("does not guess whether %j in %s is a thousand or a decimal", (typed, tag, either) => {
    expect(readAmount(typed, tag)).toEqual({ either });
  });

  it("has three decimals where the currency has", () => {
    expect(readAmount("2.500", "en", "KWD")).toEqual({ amount: "2.500" });
    expect(readAmount("2,500", "en", "KWD")).toEqual({ amount: "2500" });
    expect(readAmount("2.500", "en", "EUR")).toHaveProperty("either");
  });
});

const amounts = fc
  .tuple(fc.bigInt(-(10n ** 12n), 10n ** 12n), fc.stringMatching(/^\d{0,4}$/))
  .map(([whole, fraction]) => `${whole}${fraction && `.${fraction}`}`);
const isSame = (a: string, b: string): boolean => isZero(subtract(a, b));
const awkward = ["100.50", "2.5", "2.500", "-1234567.8", "1234", "-0.125", "999.999", "12345.678"];

describe("what is written in any language that there is data for is read back", () => {
  const says = (read: ReturnType<typeof readAmount>, amount: string): boolean =>
    read !== null && "amount" in read && isSame(read.amount, amount);

  it("as it is put into a field", () => {
    const wrong = cldrLocales.filter((tag) =>
      ["EUR", "JPY", "KWD"].some((currency) =>
        awkward.some(
          (amount) => !says(readAmount(amountToType(amount, tag, currency), tag, currency), amount),
        ),
      ),
    );
    expect(wrong).toEqual([]);
  });

  it("as it is shown, in the region's own digits", () => {
    const wrong = cldrLocales.filter((tag) => {
      spoken.region = tag;
      return awkward.some((amount) => {
        const read = readAmount(formatAmount(amount, "EUR"), tag, "EUR");
        // Where it could be two amounts, it is one of the two that are asked about.
        return !says(read, amount) && !(read && "either" in read && isSame(read.either[1], amount));
      });
    });
    expect(wrong).toEqual([]);
  });

  it("as other programs write it", () => {
    const wrong = cldrLocales.filter((tag) => {
      const shown = new Intl.NumberFormat(tag, { minimumFractionDigits: 2 }).format(-1234567.5);
      return !says(readAmount(shown, tag, "EUR"), "-1234567.50");
    });
    expect(wrong).toEqual([]);
  });
});

it("reads back any amount in the regions with signs of their own", () => {
  fc.assert(
    fc.property(
      amounts,
      fc.constantFrom("en", "de", "fr", "de-CH", "fa", "ar-EG", "hi", "he", "my", "sv", "pt-PT"),
      (amount, tag) => {
        const read = readAmount(amountToType(amount, tag), tag);
        return read !== null && "amount" in read && isSame(read.amount, amount);
      },
    ),
  );
});
