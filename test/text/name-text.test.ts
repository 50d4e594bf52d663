import { describe, expect, it } from "vitest";
import { isolated, nameText } from "../../src/text/name-text.ts";

describe("a name inside a text", () => {
  it("stands in an isolate that it cannot end or reach out of", () => {
    expect(isolated("a\u2069b\u202Ec\u2068d\u200Fe\nf")).toBe("\u2068abcdef\u2069");
  });

  it("needs none where it can turn nothing", () => {
    expect(isolated("Shop (1)")).toBe("Shop (1)");
    expect(isolated("חנות")).toBe("\u2068חנות\u2069");
  });

  it("keeps the joiners that a person typed", () => {
    expect(isolated("👩‍💻 Shop")).toBe("\u2068👩‍💻 Shop\u2069");
  });

  it("is cut in a sentence, never within a sign", () => {
    expect(nameText("x".repeat(40))).toBe(`\u2068${"x".repeat(40)}\u2069`);
    expect(nameText(`${"x".repeat(38)}😀😀`)).toBe(`\u2068${"x".repeat(38)}…\u2069`);
  });
});
