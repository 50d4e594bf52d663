import { describe, expect, it } from "vitest";
import { visibleText } from "../../src/domain/visible-text.ts";
import { readText, textLimit } from "../../src/registrars/read-value.ts";

describe("a text from a registrar's answer", () => {
  it.each([
    ["a right-to-left override", "safe\u202Egnp.example"],
    ["a left-to-right override", "safe\u202Dgnp.example"],
    ["embeddings and their end", "\u202Asafe\u202Bgnp\u202C.example"],
    ["isolates and their end", "\u2066safe\u2067gnp\u2068.exam\u2069ple"],
    ["direction marks", "safe\u200Egnp\u200F.exam\u061Cple"],
    ["zero-width spaces and joiners", "safe\u200Bgnp\u200C.ex\u200Dam\u2060p\uFEFFle"],
    ["soft hyphens and fillers", "sa\u00ADfegnp\u3164.example\u115F"],
    ["tags, beyond the basic plane", "safegnp.example\u{E0041}\u{E007F}"],
    ["controls, C0 and C1", "sa\u0000fe\u001Bgnp\u007F.exam\u009Bple"],
    ["interlinear marks", "safe\uFFF9gnp\uFFFB.example"],
  ])("has no %s", (_what, text) => {
    expect(visibleText(text)).toBe("safegnp.example");
    expect(readText(text)).toBe("safegnp.example");
  });

  it("keeps what can be seen, in any script", () => {
    for (const text of ["shop.example", "bücher.example", "مثال.example", "例え", "a=b [c] 😀"])
      expect(visibleText(text)).toBe(text);
  });

  it("keeps words apart where lines or columns were", () => {
    expect(visibleText("one\r\ntwo\tthree\u2028four")).toBe("one two three four");
  });

  it("is cut by what can be seen of it", () => {
    const hidden = "\u200B".repeat(300);
    expect(readText(`${hidden}shop.example`)).toBe("shop.example");
    expect(readText(`a${"\u202E".repeat(2 * textLimit)}b`)).toBe("a…");
    expect(readText("x".repeat(textLimit))).toBe("x".repeat(textLimit));
    expect(readText("x".repeat(textLimit + 1))).toBe(`${"x".repeat(textLimit - 1)}…`);
  });
});
