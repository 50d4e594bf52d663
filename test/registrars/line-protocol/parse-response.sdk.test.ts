import { Response as SdkResponse } from "@hexonet/ispapi-apiconnector";
import fc from "fast-check";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { rowsOf } from "../../../src/registrars/line-protocol/columns.ts";
import { parseResponse } from "../../../src/registrars/line-protocol/parse-response.ts";

// The vendor's parser writes every body to the console.
beforeEach(() => {
  vi.spyOn(console, "log").mockImplementation(() => {});
});
afterEach(() => {
  vi.restoreAllMocks();
});

/** Without what only one side knows: the SDK takes braces for placeholders, and its `.` ends at some marks. */
const value = fc
  .string({ unit: "grapheme", maxLength: 20 })
  .map((text) => text.replace(/[{}\r\n\u2028\u2029]/g, "").trim());
const name = fc.stringMatching(/^[A-Z][A-Z0-9 -]{0,10}$/);

const complete = fc
  .record({
    code: fc.integer({ min: 200, max: 599 }),
    description: value.map((text) => `Said: ${text}`),
    names: fc.uniqueArray(name, {
      selector: (text) => text.replace(/ /g, ""),
      minLength: 1,
      maxLength: 5,
    }),
    rows: fc.array(fc.array(value, { minLength: 5, maxLength: 5 }), { minLength: 1, maxLength: 6 }),
    byRow: fc.boolean(),
    lineEnd: fc.constantFrom("\n", "\r\n"),
    sign: fc.constantFrom("=", " = ", "\t=  "),
    lower: fc.boolean(),
  })
  .map(({ code, description, names, rows, byRow, lineEnd, sign, lower }) => {
    const line = (row: number, column: number): string => {
      const key = `PROPERTY[${names[column]}][${row}]`;
      return `${lower ? key.toLowerCase() : key}${sign}${rows[row]?.[column]}`;
    };
    const all = byRow
      ? rows.flatMap((_, row) => names.map((_, column) => line(row, column)))
      : names.flatMap((_, column) => rows.map((_, row) => line(row, column)));
    const head = ["[RESPONSE]", `CODE${sign}${code}`, `DESCRIPTION${sign}${description}`];
    return { names, body: [...head, ...all, "EOF", ""].join(lineEnd) };
  });

it("agrees with the vendor's parser where rows come complete and in order", () => {
  fc.assert(
    fc.property(complete, ({ names, body }) => {
      const theirs = new SdkResponse(body);
      const ours = parseResponse(body);
      if (!ours.ok) throw new Error(ours.failure.text);
      const { code, description, columns } = ours.value;
      expect(code).toBe(theirs.getCode());
      expect(description).toBe(theirs.getDescription());
      const keys = names.map((text) => text.replace(/ /g, ""));
      expect([...columns.keys()]).toEqual(theirs.getColumnKeys());
      const rows = rowsOf(columns, keys, (...values) =>
        Object.fromEntries(keys.map((key, place) => [key, values[place]])),
      );
      expect(rows).toEqual(theirs.getRecords().map((record) => record.getData()));
    }),
    { numRuns: 300 },
  );
});
