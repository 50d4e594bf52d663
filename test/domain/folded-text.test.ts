import { expect, it } from "vitest";
import { foldedText } from "../../src/domain/folded-text.ts";

it.each([
  ["capitals and accents", "Ärzte É. Müller", "arzte e. muller"],
  ["letters that stand for two", "Straße, ÆRØ, Łódź", "strasse, aero, lodz"],
  ["every i of Turkish", "İSTANBUL Iı", "istanbul ii"],
  ["spaces of all sorts", "  own\u00a0 \tbrands ", "own brands"],
  ["widths", "ＡＢＣ", "abc"],
])("does not tell apart: %s", (_, text, folded) => {
  expect(foldedText(text)).toBe(folded);
});

it("keeps the marks that are vowels: other words stay other words", () => {
  expect(foldedText("कि")).not.toBe(foldedText("कु"));
});
