import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { visibleText } from "../../src/domain/visible-text.ts";
import { readCurrency, readDecimal, readText, textLimit } from "../../src/registrars/read-value.ts";

describe("amounts", () => {
  it.each(["0", "-5.00", "1000000.0000", "00.10", "9".repeat(40)])("%s stays as sent", (text) => {
    expect(readDecimal(text)).toBe(text);
  });

  it.each([
    undefined,
    "",
    " 1",
    "+1",
    "1,00",
    "1.",
    ".5",
    "1e3",
    "0x1f",
    "NaN",
    "Infinity",
    "١٢",
    "--1",
    "9".repeat(41),
  ])("%j is none", (text) => {
    expect(readDecimal(text)).toBeNull();
  });
});

describe("currencies", () => {
  it.each([
    ["eur", "EUR"],
    ["USD", "USD"],
    ["", null],
    [undefined, null],
    ["EURO", null],
    ["€", null],
    ["E1R", null],
    ["ſßı", null],
    ["EUR\n", null],
  ])("%j is %j", (text, expected) => {
    expect(readCurrency(text)).toBe(expected);
  });
});

describe("texts", () => {
  it("stay as sent up to the longest name that a domain can have", () => {
    const name = `${"a".repeat(63)}.${"b".repeat(63)}.${"c".repeat(63)}.${"d".repeat(61)}`;
    expect(name).toHaveLength(253);
    expect(readText(name)).toBe(name);
    expect(readText(undefined)).toBe("");
  });

  it("are cut with an ellipsis, and never within a character", () => {
    expect(readText("W".repeat(10_000))).toBe(`${"W".repeat(textLimit - 1)}…`);
    for (const lead of ["", "a"]) {
      const cut = readText(lead + "😀".repeat(5000));
      expect(cut.isWellFormed()).toBe(true);
      expect(cut.endsWith("😀…")).toBe(true);
    }
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 400 }), (text) => {
        const shown = readText(text);
        expect(shown.length).toBeLessThanOrEqual(textLimit);
        expect(
          shown === visibleText(text) || (shown.endsWith("…") && text.length > textLimit),
        ).toBe(true);
        expect(shown.isWellFormed() || !text.isWellFormed()).toBe(true);
      }),
    );
  });
});
