import { describe, expect, it } from "vitest";
import { single } from "../../../src/registrars/line-protocol/columns.ts";
import {
  type ApiResponse,
  parseResponse,
} from "../../../src/registrars/line-protocol/parse-response.ts";

function parsed(body: string): ApiResponse {
  const response = parseResponse(body);
  if (!response.ok) throw new Error(response.failure.text);
  return response.value;
}

/** All values of one property as [row, value], in the order of the rows. */
function cells(body: string, name: string): [number, string][] {
  const column = parsed(body).columns.get(name);
  if (!column) return [];
  const rows = new Map([...(column.others ?? []), ...column.inOrder.entries()]);
  return [...rows].sort(([a], [b]) => a - b);
}

const withLines = (...lines: string[]): string =>
  ["[RESPONSE]", "CODE=200", "DESCRIPTION=ok", ...lines, "EOF"].join("\n");

describe("a response", () => {
  it("has code, description and properties", () => {
    const body =
      "[RESPONSE]\nCODE = 200\nDESCRIPTION = Command completed successfully\nPROPERTY[AMOUNT][0] = 9902.03\n" +
      "PROPERTY[CURRENCY][0] = EUR\nQUEUETIME = 0\nRUNTIME = 0.004\nEOF\n";
    const { code, description, columns } = parsed(body);
    expect([code, description]).toEqual([200, "Command completed successfully"]);
    expect([...columns.keys()]).toEqual(["AMOUNT", "CURRENCY"]);
    expect(single(columns, "AMOUNT")).toBe("9902.03");
  });

  it.each([
    ["CRLF", withLines("PROPERTY[A][0] = x").replaceAll("\n", "\r\n")],
    ["no line end after EOF", withLines("PROPERTY[A][0]=x")],
    ["blank lines", withLines("", "PROPERTY[A][0]=x", " \t ", "\r")],
    ["space and tab around the sign and at the end", withLines(" PROPERTY[A][0]\t = \t x \t ")],
    ["lower case", withLines("property[a][0]=x")],
    ["mixed case and a space before the bracket", withLines("Property [a][0]=x")],
    ["EOF in lower case with blanks", withLines("PROPERTY[A][0]=x").replace("EOF", " eof \r\n")],
    ["CODE last", "DESCRIPTION=ok\nPROPERTY[A][0]=x\ncode = 200 \nEOF\n"],
    ["no [RESPONSE]", "CODE=200\nDESCRIPTION=ok\nPROPERTY[A][0]=x\nEOF"],
    ["lines after EOF", `${withLines("PROPERTY[A][0]=x")}\nPROPERTY[A][0]=y\nCODE=500`],
    ["lines that say nothing", withLines("hello", "=", "= x", "PROPERTY[A][0]=x", "x = y = z")],
  ])("may come with %s", (_, body) => {
    expect(parsed(body)).toMatchObject({ code: 200, description: "ok" });
    expect(cells(body, "A")).toEqual([[0, "x"]]);
  });

  it.each([
    ["", ""],
    ["   \t", ""],
    ["a=b", "a=b"],
    ["= x", "= x"],
    ["PROPERTY[B][1] = z", "PROPERTY[B][1] = z"],
    ["[x] ]", "[x] ]"],
    ["<img src=x onerror=alert(1)>", "<img src=x onerror=alert(1)>"],
    ["a\u0000b\u0007\u001b[31m", "a\u0000b\u0007\u001b[31m"],
    ["a\rb", "a\rb"],
    ["\u00a0x\u00a0", "\u00a0x\u00a0"],
    ["München 🏛", "München 🏛"],
  ])("keeps the value %j as the plain text %j", (sent, kept) => {
    expect(cells(withLines(`PROPERTY[A][0] = ${sent}`, "PROPERTY[B][0]=next"), "A")).toEqual([
      [0, kept],
    ]);
  });

  it.each(["credit threshold", "CREDIT_THRESHOLD", "Credit Threshold", "credit_ threshold"])(
    "knows %s by its name without case, spaces and underscores",
    (name) => {
      const { columns } = parsed(withLines(`PROPERTY[${name}][0] = 5`));
      expect(single(columns, "credit threshold")).toBe("5");
      expect([...columns.keys()]).toEqual(["CREDITTHRESHOLD"]);
    },
  );

  it("joins two spellings of one property", () => {
    const body = withLines("PROPERTY[A B][0]=x", "property[a_b][1]=y", "PROPERTY[A B][2]=z");
    expect(cells(body, "AB")).toEqual([[0, "x"], [1, "y"], [2, "z"]]); // biome-ignore format: one row each
  });

  it("aligns by row number: sparse, backwards, row by row", () => {
    const body = withLines(
      "PROPERTY[A][2]=a2",
      "PROPERTY[B][0]=b0",
      "PROPERTY[A][1]=a1",
      "PROPERTY[B][3]=b3",
      "PROPERTY[A][0]=a0",
    );
    expect(cells(body, "A")).toEqual([[0, "a0"], [1, "a1"], [2, "a2"]]); // biome-ignore format: one row each
    expect(cells(body, "B")).toEqual([[0, "b0"], [3, "b3"]]); // biome-ignore format: one row each
  });

  it("keeps the last value of a key or row that comes twice", () => {
    const body = `CODE=500\n${withLines(
      "PROPERTY[A][0]=old",
      "PROPERTY[A][7]=old",
      "PROPERTY[A][0]=new",
      "PROPERTY[A][7]=new",
      "DESCRIPTION=later",
    )}`;
    expect(parsed(body)).toMatchObject({ code: 200, description: "later" });
    expect(cells(body, "A")).toEqual([[0, "new"], [7, "new"]]); // biome-ignore format: one row each
  });

  it("keeps the last value where a row first came out of order", () => {
    const body = withLines("PROPERTY[A][1]=old", "PROPERTY[A][0]=a0", "PROPERTY[A][1]=new");
    const { columns } = parsed(body);
    expect(columns.get("A")?.inOrder).toEqual(["a0", "new"]);
  });

  it("spends one entry on a huge row number", () => {
    const column = parsed(withLines("PROPERTY[A][999999999]=x")).columns.get("A");
    expect(column).toEqual({ inOrder: [], others: new Map([[999_999_999, "x"]]) });
  });

  it.each([
    "PROPERTY[A][1000000000]=x",
    "PROPERTY[A][]=x",
    "PROPERTY[A][-1]=x",
    "PROPERTY[A][1.5]=x",
    "PROPERTY[A][0=x",
    "PROPERTY[A][0]x=x",
    "PROPERTY[A][0]",
    "PROPERTY[A]=x",
    "PROPERTYX[A][0]=x",
    "[A][0]=x",
  ])("passes over %s", (line) => {
    expect(cells(withLines(line), "A")).toEqual([]);
    expect(cells(withLines("PROPERTY[A][0]=y", line, "PROPERTY[A][1]=z"), "A")).toEqual([
      [0, "y"],
      [1, "z"],
    ]);
  });

  it.each(["__proto__", "constructor", "toString", "hasOwnProperty"])(
    "takes the property %s for a name like any other",
    (name) => {
      const { columns } = parsed(withLines(`PROPERTY[${name}][0]=x`));
      expect(single(columns, name)).toBe("x");
      expect(({} as Record<string, unknown>).inOrder).toBeUndefined();
    },
  );
});

describe("what is no complete response is malformed", () => {
  it.each([
    ["nothing", "", "Not an API response"],
    ["blanks", " \n\t\r\n ", "Not an API response"],
    ["a web page", "<!DOCTYPE html><html><body>Sign in\n</body></html>", "Not an API response"],
    ["no CODE", "[RESPONSE]\nDESCRIPTION=ok\nEOF\n", "Not an API response"],
    ["an empty CODE", "CODE=\nEOF", "Not an API response"],
    ["a CODE in words", "CODE=fine\nEOF", "Not an API response"],
    ["a CODE of four digits", "CODE=2000\nEOF", "Not an API response"],
    ["a CODE with more behind it", "CODE=200 OK\nEOF", "Not an API response"],
    ["a CODE as property", "PROPERTY[CODE][0]=200\nEOF", "Not an API response"],
    ["no EOF", withLines("PROPERTY[A][0]=x").replace("EOF", ""), "The answer was cut off"],
    ["half an EOF", withLines("PROPERTY[A][0]=x").replace("EOF", "EO"), "The answer was cut off"],
    ["EOF as a value", "CODE=200\nDESCRIPTION=EOF\n", "The answer was cut off"],
    ["more behind EOF on its line", "CODE=200\nEOF EOF\n", "The answer was cut off"],
  ])("%s", (_, body, text) => {
    expect(parseResponse(body)).toEqual({
      ok: false,
      failure: { kind: "malformed", code: null, text, command: null },
    });
  });
});

it("reads 50 MB", () => {
  const lines: string[] = [];
  const rows = 1_010_000;
  for (let row = 0; row < rows; row++)
    lines.push(`PROPERTY[DOMAIN][${row}] = example-${row}.example`);
  const body = withLines(lines.join("\n"));
  expect(body.length).toBeGreaterThan(50_000_000);
  const values = parsed(body).columns.get("DOMAIN")?.inOrder;
  expect(values?.length).toBe(rows);
  expect(values?.[rows - 1]).toBe("example-1009999.example");
});
