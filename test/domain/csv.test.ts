import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type CsvCell,
  type CsvStyle,
  csvDay,
  csvMoment,
  csvOf,
  fileName,
} from "../../src/domain/csv.ts";

const german: CsvStyle = { separator: ";", mark: "," };
const english: CsvStyle = { separator: ",", mark: "." };
const styles = [german, english];

/** A reader as RFC 4180 has it, forgiving as spreadsheets are: a quote inside a cell is a character. */
function parse(text: string, separator: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = "";
  let quoted = false;
  const body = text.replace(/^\ufeff/, "");
  for (let at = 0; at < body.length; at++) {
    const sign = body[at] ?? "";
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (body[at + 1] === '"') {
        cell += '"';
        at++;
      } else quoted = false;
    } else if (sign === '"' && cell === "") quoted = true;
    else if (sign === separator) {
      row.push(cell);
      cell = "";
    } else if (sign === "\r" && body[at + 1] === "\n") {
      rows.push([...row, cell]);
      [row, cell] = [[], ""];
      at++;
    } else cell += sign;
  }
  if (cell !== "" || row.length > 0) rows.push([...row, cell]);
  return rows;
}

const one = (cell: CsvCell, style: CsvStyle = english): string =>
  parse(csvOf([], [[cell]], style), style.separator)[1]?.[0] ?? "none";

describe("a file of comma separated values", () => {
  it("opens in German and in English", () => {
    const rows = [["2026-11-24", "example.de", { number: "-1234.5678" }, null]];
    expect(csvOf(["Date", "Name", "Amount", "Note"], rows, german)).toBe(
      '\ufeff"Date";"Name";"Amount";"Note"\r\n"2026-11-24";"example.de";-1234,5678;\r\n',
    );
    expect(csvOf(["Date", "Name", "Amount", "Note"], rows, english)).toBe(
      '\ufeff"Date","Name","Amount","Note"\r\n"2026-11-24","example.de",-1234.5678,\r\n',
    );
  });

  it("keeps every digit of a number", () => {
    fc.assert(
      fc.property(
        fc.tuple(fc.boolean(), fc.bigInt({ min: 0n, max: 10n ** 40n }), fc.nat(12)),
        fc.constantFrom(...styles),
        ([isNegative, units, scale], style) => {
          const digits = `${units}`.padStart(scale + 1, "0");
          const whole = digits.slice(0, digits.length - scale);
          const number = `${isNegative ? "-" : ""}${whole}${scale ? `.${digits.slice(-scale)}` : ""}`;
          expect(one({ number }, style).replace(style.mark, ".")).toBe(number);
        },
      ),
    );
  });

  it("keeps text as it is where nothing is wrong with it", () => {
    const plain = fc
      .string({ unit: "grapheme" })
      .filter((text) => !/[=+\-@"\p{Cc}]/u.test(text.normalize("NFKC")));
    fc.assert(
      fc.property(plain, fc.constantFrom(...styles), (text, style) => {
        expect(one(text, style)).toBe(text.replace(/[\u2028\u2029]+/g, " "));
      }),
    );
  });

  it.each([
    ["=1+1", "'=1+1"],
    ["+49 30 1234", "'+49 30 1234"],
    ["-cmd", "'-cmd"],
    ["@SUM(A1)", "'@SUM(A1)"],
    ["\t=1", " '=1"],
    ["\r=1", " '=1"],
    ["a\r\n=1", "a =1"],
    ["  =1", "  '=1"],
    ["\u200b=1", "\u200b'=1"],
    ["\ufeff=1", "\ufeff'=1"],
    ["＝1", "'＝1"],
    ["＋1", "'＋1"],
    ["－1", "'－1"],
    ["＠a", "'＠a"],
    ["﹦1", "'﹦1"],
    ['"=1', `"'=1`],
    ["a,=1", "a,'=1"],
    ["a;=1", "a;'=1"],
    ["a=b-c", "a=b-c"],
    ["-5", "'-5"],
  ])("starts no formula: %j", (text, expected) => {
    for (const style of styles) expect(one(text, style)).toBe(expected);
  });

  it("knows every form of the signs that Unicode has", () => {
    for (let code = 0x20; code < 0x20000; code++) {
      if (code >= 0xd800 && code < 0xe000) continue;
      const character = String.fromCodePoint(code);
      if (/^[=+\-@]/.test(character.normalize("NFKC")))
        expect(one(character)).toBe(`'${character}`);
    }
  });

  it("takes linear time for any text", () => {
    const blanks = "\u200b ".repeat(200_000);
    expect(one(`${blanks}=1`)).toBe(`${blanks}'=1`);
    expect(one(`x${blanks}=1`)).toBe(`x${blanks}=1`);
  });

  it("takes as a number only what is one", () => {
    expect(one({ number: "-5.50" })).toBe("-5.50");
    expect(one({ number: "=1" })).toBe("'=1");
    expect(one({ number: "-1e5" })).toBe("'-1e5");
    expect(one({ number: "" })).toBe("");
  });

  const sign = fc.constantFrom(..."=+-@＝－,;|\"'\t\r\n \u200b\u2028a1.");
  const text = fc.oneof(fc.string({ unit: sign, maxLength: 12 }), fc.string({ unit: "binary" }));
  const number = fc
    .tuple(fc.integer(), fc.nat(99))
    .map(([whole, rest]) => ({ number: `${whole}.${rest}` }));
  const cell = fc.oneof(text, number, fc.constant(null));

  it("starts none whichever separator it is opened with", () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 4 }),
        fc.constantFrom(...styles),
        fc.constantFrom(",", ";", "\t", "|"),
        (rows, style, separator) => {
          const file = csvOf(["Head"], rows, style);
          expect(file).not.toMatch(/\t|\r(?!\n)|(?<!\r)\n/);
          for (const found of parse(file, separator).flat()) {
            const shown = found.replace(/^(?:\r\n|[\p{Cf}\p{Z}])*/u, "");
            if (/^[=+\-@\t\r]/.test(shown.normalize("NFKC")))
              expect(shown).toMatch(/^-\d+([.,]\d+)?/);
          }
        },
      ),
      { numRuns: 2000 },
    );
  });

  it("has as many cells in as many lines as were given", () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 4 }),
        fc.constantFrom(...styles),
        (rows, style) => {
          const found = parse(csvOf(["a", "b"], rows, style), style.separator);
          expect(found.slice(1).map(({ length }) => length)).toEqual(
            rows.map(({ length }) => length),
          );
        },
      ),
    );
  });
});

describe("a moment", () => {
  it("is written as spreadsheets read it, in UTC", () => {
    expect(csvMoment(Date.UTC(2026, 10, 24, 13, 5, 9, 500))).toBe("2026-11-24 13:05:09");
    expect(csvDay(Date.UTC(2026, 0, 1, 23, 59))).toBe("2026-01-01");
  });
});

describe("a file name", () => {
  it.each([
    [["Main account", "history", "2026-11-24"], "Main-account_history_2026-11-24.csv"],
    [["../../etc/passwd", "history"], "etc-passwd_history.csv"],
    [['a\\b:c*d?e"f<g>h|i', "x"], "a-b-c-d-e-f-g-h-i_x.csv"],
    [["\u202egnp.exe", "x"], "gnp-exe_x.csv"],
    [["Müller & Söhne", "x"], "Müller-Söhne_x.csv"],
    [["...", "x"], "x.csv"],
  ])("%j is safe", (parts, expected) => {
    expect(fileName(parts, "csv")).toBe(expected);
  });

  it("is short", () => {
    expect(fileName(["W".repeat(500), "x"], "csv")).toBe(`${"W".repeat(40)}_x.csv`);
  });

  it("is safe whatever the account is called", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (name) => {
        expect(fileName([name, "x"], "csv")).toMatch(/^(?:[\p{L}\p{N}][\p{L}\p{N}-]*_)?x\.csv$/u);
      }),
    );
  });
});
