import { afterEach, expect, it, vi } from "vitest";
import { parseResponse } from "../../../src/registrars/line-protocol/parse-response.ts";

afterEach(() => {
  vi.restoreAllMocks();
});

/** How many characters the parser looks at, by what the string methods it uses have to look at. */
function charactersRead(body: string): number {
  const { indexOf, charCodeAt, startsWith, slice, trim } = String.prototype;
  let read = 0;
  vi.spyOn(String.prototype, "indexOf").mockImplementation(function (this: string, word, from = 0) {
    const found = indexOf.call(this, word, from);
    read += (found < 0 ? this.length : found) - from + word.length;
    return found;
  });
  vi.spyOn(String.prototype, "charCodeAt").mockImplementation(function (this: string, place) {
    read++;
    return charCodeAt.call(this, place);
  });
  vi.spyOn(String.prototype, "startsWith").mockImplementation(function (this: string, word, from) {
    read += word.length;
    return startsWith.call(this, word, from);
  });
  vi.spyOn(String.prototype, "slice").mockImplementation(function (this: string, from, to) {
    const part = slice.call(this, from, to);
    read += part.length;
    return part;
  });
  vi.spyOn(String.prototype, "trim").mockImplementation(function (this: string) {
    read += this.length;
    return trim.call(this);
  });
  parseResponse(body);
  vi.restoreAllMocks();
  return read;
}

const head = "[RESPONSE]\nCODE=200\nDESCRIPTION=ok\n";
const size = 100_000;
const times = (count: number, text: (i: number) => string): string =>
  `${head}${Array.from({ length: count }, (_, i) => text(i)).join("\n")}\nEOF\n`;

it.each([
  ["columns in order", times(4000, (i) => `PROPERTY[DOMAIN][${i}] = example-${i}.com`)],
  ["rows in order", times(4000, (i) => `PROPERTY[${["A", "BB", "CCC"][i % 3]}][${Math.floor(i / 3)}]=x`)],
  ["a new property in each line, of the same length", times(4000, (i) => `PROPERTY[N${10_000 + i}][0]=x`)],
  ["two properties in turn whose ends are the same", times(4000, (i) => `PROPERTY[${i % 2 ? "XY" : "ZY"}][${i}]=x`)],
  ["properties at random whose ends are the same", times(4000, (i) => `PROPERTY[${(i * 7919) % 101}Y][${i}]=x`)],
  ["lines without a sign", times(20_000, () => "abc")],
  ["line ends alone", times(size, () => "")],
  ["one line of spaces", times(1, () => " ".repeat(size))],
  ["one value of spaces", times(1, () => `PROPERTY[A][0]=${" ".repeat(size)}x`)],
  ["one value that ends in spaces", times(1, () => `PROPERTY[A][0]=x${" ".repeat(size)}x${" ".repeat(size)}`)],
  ["spaces before the sign", times(1, () => `PROPERTY[A][0]${" ".repeat(size)}=x`)],
  ["spaces without a sign", times(1, () => `PROPERTY[A][0]${" ".repeat(size)}x`)],
  ["one row number", times(1, () => `PROPERTY[A][${"1".repeat(size)}]=x`)],
  ["one property name", times(1, () => `PROPERTY[${"A ".repeat(size / 2)}][0]=x`)],
  ["brackets", times(1, () => "PROPERTY".concat("[".repeat(size)))],
  ["pairs of brackets", times(1, () => "][".repeat(size / 2))],
])("looks at each character a few times at most: %s", (_, body) => {
  expect(charactersRead(body) / body.length).toBeLessThan(8);
}); // biome-ignore format: a table
