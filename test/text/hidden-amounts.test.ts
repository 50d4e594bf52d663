import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { formatEstimate, formatRounded } from "../../src/text/format-estimate.ts";
import { formatAmount, formatMoney } from "../../src/text/format-money.ts";
import { hideBy, mask, maskedIn, withAmounts } from "../../src/text/hidden-amounts.ts";

vi.mock("../../src/platform/browser.ts", async () => {
  const { createFakeBrowser } = await import("../support/fake-browser.ts");
  return { browser: createFakeBrowser() };
});

beforeEach(() => hideBy({ hideAmounts: true }));
afterEach(() => hideBy({ hideAmounts: false }));

describe("a hidden amount", () => {
  it.each(["0", "-0.01", "7", "8467.22", "-1234567890.123456"])(
    "looks like any other: %s",
    (amount) => {
      expect(formatAmount(amount, "EUR")).toBe(mask);
      expect(formatMoney(amount, "JPY", true)).toBe(`${mask}\u00a0JPY`);
      expect(formatEstimate(Number(amount))).toBe(mask);
      expect(formatRounded(Number(amount), 2)).toBe("");
    },
  );

  it("is still an amount: what is none is no more hidden than shown", () => {
    expect(() => formatAmount("", "EUR")).toThrow(RangeError);
    expect(() => formatEstimate(Number.NaN)).toThrow(RangeError);
  });

  it("stands in what is saved by a click, and in nothing that is written after that", () => {
    expect(withAmounts(() => formatAmount("5.5", "EUR"))).toBe("5.50");
    expect(() =>
      withAmounts(() => {
        throw new Error("no");
      }),
    ).toThrow("no");
    expect(formatAmount("5.5", "EUR")).toBe(mask);
  });
});

describe("a registrar's own words", () => {
  it.each([
    ["Deposit 1,250.00 by transfer", `Deposit ${mask} by transfer`],
    ["Guthaben: -12,50", `Guthaben: ${mask}`],
    ["needs 100 EUR, has EUR 99", `needs ${mask} EUR, has EUR ${mask}`],
    ["$5 or 7\u20ac", `$${mask} or ${mask}\u20ac`],
  ])("lose the amounts: %s", (text, hidden) => {
    expect(maskedIn(text)).toBe(hidden);
    hideBy({ hideAmounts: false });
    expect(maskedIn(text)).toBe(text);
  });

  it.each([
    ["Insufficient funds: balance is 1234.56.", `Insufficient funds: balance is ${mask}.`],
    ["12.500,00.", `${mask}.`],
    ["1050 PLN and SEK 500000, EUR: 77", `${mask} PLN and SEK ${mask}, EUR: ${mask}`],
    ["12\u00a0345,67 EUR", `${mask} EUR`],
    ["12\u202f345 EUR", `${mask} EUR`],
    ["Balance too low: 500, needs 1234567.", `Balance too low: ${mask}, needs ${mask}.`],
    ["(12'500) are missing", `(${mask}) are missing`],
    ["1234.56000 left, 5.5 due", `${mask} left, ${mask} due`],
  ])("take out of the registrar's words whatever form an amount has: %s", (text, hidden) => {
    expect(maskedIn(text).replaceAll("\u00a0", " ")).toBe(hidden);
  });

  it.each([
    "from 192.168.10.20 on 12.05.2026 at 10:15",
    "24.example, v1.2.30, 3 domains",
    "2026-11-28T10:15:00, 123.example, shop-500.de, a500b, ::ffff:1234, RB-10442, 11/28/2026",
  ])("keep what is none: %s", (text) => expect(maskedIn(text)).toBe(text));
});
