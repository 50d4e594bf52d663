import { expect, it } from "vitest";
import { isWebLink } from "../../src/domain/is-web-link.ts";

it.each([
  ["https://pay.example/top-up?customer=4711#form", true],
  ["http://pay.example/", false],
  ["javascript:alert(1)", false],
  ["data:text/html,hello", false],
  ["https://user:secret@pay.example/", false],
  ["pay.example", false],
  ["", false],
  [" https://pay.example/", false],
  ["https://pay.example/\n", false],
  ["https://pay.example/\u0000", false],
  ["https://pay.example/a b", false],
])("takes %s for the address of a page: %s", (text, isOne) => {
  expect(isWebLink(text)).toBe(isOne);
});
