import fc from "fast-check";
import { expect, it } from "vitest";
import { parseResponse } from "../../../src/registrars/line-protocol/parse-response.ts";

const blank = fc.stringMatching(/^[ \t]{0,3}$/);
const value = fc
  .string({ unit: "binary", maxLength: 40 })
  .map((text) => text.replace(/\n/g, "").replace(/^[ \t]+|[ \t\r]+$/g, ""));
const name = fc.stringMatching(/^[A-Za-z][A-Za-z0-9_ -]{0,12}$/);
const normal = (text: string): string => text.toUpperCase().replace(/[ _]/g, "");

const response = fc.record({
  code: fc.integer({ min: 100, max: 999 }),
  description: value,
  columns: fc.uniqueArray(
    fc.record({
      name,
      rows: fc.uniqueArray(fc.tuple(fc.oneof(fc.nat(12), fc.nat(999_999_999)), value), {
        selector: ([row]) => row,
        maxLength: 12,
      }),
    }),
    { selector: ({ name }) => normal(name), maxLength: 6 },
  ),
});

const style = fc.record({
  lineEnd: fc.constantFrom("\n", "\r\n", "\r\n\r\n", "\n \t\n"),
  around: fc.tuple(blank, blank, blank, blank),
  lower: fc.boolean(),
  order: fc.infiniteStream(fc.nat()),
});

it("gives back what was written, however it was written", () => {
  fc.assert(
    fc.property(
      response,
      style,
      ({ code, description, columns }, { lineEnd, around, lower, order }) => {
        const [before, left, right, after] = around;
        const line = (key: string, text: string): string =>
          `${before}${lower ? key.toLowerCase() : key.toUpperCase()}${left}=${right}${text}${after}`;
        const lines = [
          line("CODE", String(code)),
          line("DESCRIPTION", description),
          ...columns.flatMap(({ name, rows }) =>
            rows.map(([row, text]) => line(`PROPERTY[${name}][${row}]`, text)),
          ),
        ]
          .map((text) => ({ text, place: order.next().value ?? 0 }))
          .sort((a, b) => a.place - b.place)
          .map(({ text }) => text);
        const result = parseResponse(["[RESPONSE]", ...lines, "EOF", ""].join(lineEnd));
        if (!result.ok) throw new Error(result.failure.text);
        expect(result.value.code).toBe(code);
        expect(result.value.description).toBe(description);
        const read = new Map(
          [...result.value.columns].map(([key, { inOrder, others }]) => [
            key,
            new Map([...(others ?? []), ...inOrder.entries()]),
          ]),
        );
        const written = new Map(
          columns
            .filter(({ rows }) => rows.length > 0)
            .map(({ name, rows }) => [normal(name), new Map(rows)]),
        );
        expect(read).toEqual(written);
      },
    ),
    { numRuns: 500 },
  );
});

const piece = fc.constantFrom(
  "[RESPONSE]", "CODE", "=", "200", "PROPERTY", "[", "]", "][", "A", "0", "\n", "\r\n", " ", "\t", "EOF", "\u0000",
); // biome-ignore format: a list of words

it.each([
  ["any text", fc.string({ unit: "binary", maxLength: 400 })],
  [
    "any mix of the protocol's own words",
    fc.array(piece, { maxLength: 200 }).map((p) => p.join("")),
  ],
  ["any bytes", fc.uint8Array({ maxLength: 400 }).map((bytes) => new TextDecoder().decode(bytes))],
])("answers with a result to %s", (_, body) => {
  fc.assert(
    fc.property(body, (text) => {
      const result = parseResponse(text);
      if (result.ok) expect(result.value.code).toBeGreaterThanOrEqual(0);
      else expect(result.failure.kind).toBe("malformed");
    }),
    { numRuns: 2000 },
  );
});

it("takes no answer that was cut off anywhere for a whole one", () => {
  const whole = "[RESPONSE]\r\nPROPERTY[A][0]=x\r\nCODE=200\r\nDESCRIPTION=ok\r\nEOF";
  for (let length = 0; length < whole.length; length++)
    expect(parseResponse(whole.slice(0, length)).ok).toBe(false);
  expect(parseResponse(whole).ok).toBe(true);
});
