import { expect, it } from "vitest";
import { type Columns, rowsOf, single } from "../../../src/registrars/line-protocol/columns.ts";
import { parseResponse } from "../../../src/registrars/line-protocol/parse-response.ts";
import { type Cells, success } from "../../support/registrars/response-text.ts";

function columnsOf(cells: Record<string, Cells>): Columns {
  const response = parseResponse(success(cells));
  if (!response.ok) throw new Error(response.failure.text);
  return response.value.columns;
}

const pair = (a: string | undefined, b: string | undefined) => ({ a, b });

it("makes rows by row number", () => {
  const columns = columnsOf({ A: ["a0", "a1", "a2"], B: { 1: "b1" } });
  expect(rowsOf(columns, ["A", "B"], pair)).toEqual([
    { a: "a0", b: undefined },
    { a: "a1", b: "b1" },
    { a: "a2", b: undefined },
  ]);
});

it("leaves out rows without any of the properties, and keeps the order of the numbers", () => {
  const columns = columnsOf({
    B: { 999999999: "last", 7: "b7" },
    A: { 3: "a3", 0: "a0" },
    C: ["c0", "c1"],
  });
  expect(rowsOf(columns, ["A", "B"], pair)).toEqual([
    { a: "a0", b: undefined },
    { a: "a3", b: undefined },
    { a: undefined, b: "b7" },
    { a: undefined, b: "last" },
  ]);
});

it("sorts rows that came out of order in several columns", () => {
  const columns = columnsOf({ A: { 8: "a8" }, B: { 3: "b3" }, C: { 5: "c5" } });
  expect(rowsOf(columns, ["A", "B", "C"], (a, b, c) => a ?? b ?? c)).toEqual(["b3", "c5", "a8"]);
});

it("tells an empty value from a missing one", () => {
  const columns = columnsOf({ A: ["", "a1"], B: ["b0"] });
  expect(rowsOf(columns, ["A", "B"], pair)).toEqual([
    { a: "", b: "b0" },
    { a: "a1", b: undefined },
  ]);
  expect(single(columns, "A")).toBe("");
  expect(single(columns, "C")).toBeUndefined();
});

it("has no rows without columns", () => {
  expect(rowsOf(columnsOf({}), ["A", "B"], pair)).toEqual([]);
});
