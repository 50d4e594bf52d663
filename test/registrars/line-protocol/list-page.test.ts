import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { failed, failure, ok } from "../../../src/domain/failure.ts";
import type { Page } from "../../../src/registrars/contract.ts";
import { allPages } from "../../../src/registrars/line-protocol/all-pages.ts";
import { readPage } from "../../../src/registrars/line-protocol/list-page.ts";
import { parseResponse } from "../../../src/registrars/line-protocol/parse-response.ts";
import { type Cells, success } from "../../support/registrars/response-text.ts";

const command = "QueryDepositList";

function read(columns: Record<string, Cells>, first = 0) {
  const response = parseResponse(success(columns));
  if (!response.ok) throw new Error(response.failure.text);
  return readPage(
    response.value.columns,
    command,
    first,
    ["DEPOSITID", "DEPOSIT"],
    (id, amount) => `${id} ${amount}`,
  );
}
const unreadable = (field: string) =>
  failed(failure("malformed", { command, text: `${field} is missing or unreadable` }));

describe("a page", () => {
  it("is aligned by row, with what is absent", () => {
    const page = read({ DEPOSITID: { 0: "a", 2: "c" }, DEPOSIT: { 1: "2", 2: "3" }, TOTAL: ["3"] });
    expect(page).toEqual(ok({ rows: ["a undefined", "undefined 2", "c 3"], total: 3 }));
  });

  it.each([
    [[], null],
    [["many"], null],
    [["-3"], null],
    [["1.5"], null],
    [["1"], null],
    [["9".repeat(10)], null],
    [["2"], 2],
    [["007"], 7],
  ])("of two rows with the TOTAL %j has %j in all", (TOTAL, total) => {
    expect(read({ DEPOSITID: ["a", "b"], TOTAL })).toMatchObject({ value: { total } });
  });

  it("counts the rows before it: fewer in all is nonsense", () => {
    expect(read({ DEPOSITID: ["x"], TOTAL: ["20"] }, 20)).toMatchObject({ value: { total: null } });
    expect(read({ DEPOSITID: ["x"], TOTAL: ["21"] }, 20)).toMatchObject({ value: { total: 21 } });
  });

  it.each<[string, Record<string, Cells>]>([
    ["TOTAL", { TOTAL: ["0"] }],
    ["COUNT", { COUNT: ["0"] }],
  ])("without rows is an end where %s says so", (_, columns) => {
    expect(read(columns)).toMatchObject({ ok: true, value: { rows: [] } });
  });

  it("without rows and without a word is unreadable, for it would pass for none at all", () => {
    expect(read({})).toEqual(unreadable("TOTAL"));
    expect(read({ COUNT: ["2"] })).toEqual(unreadable("TOTAL"));
    expect(read({ TOTAL: ["5"] })).toEqual(unreadable("DEPOSITID"));
    expect(read({ TOTAL: ["5"], COUNT: ["0"] })).toEqual(unreadable("DEPOSITID"));
    expect(read({ TOTAL: ["5"] }, 5)).toMatchObject({ ok: true });
  });
});

describe("all pages", () => {
  interface Row {
    id: string;
  }
  const list = (size: number): Row[] => Array.from({ length: size }, (_, id) => ({ id: `${id}` }));
  const keyOf = ({ id }: Row): string => id;

  /** Reads what `page` gives for each FIRST, and what was asked. */
  async function readAll(page: (first: number, asked: number) => Page<Row>) {
    const asked: number[] = [];
    const answer = await allPages<Row>(
      command,
      async (first) => ok(page(first, asked.push(first))),
      keyOf,
    );
    return { answer, asked };
  }
  const broken = (text: string) => failed(failure("malformed", { command, text }));

  it("are the list, however few rows the server gives at a time", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 60 }),
        fc.array(fc.integer({ min: 4, max: 20 }), { minLength: 1 }),
        fc.boolean(),
        async (size, limits, told) => {
          const rows = list(size);
          const { answer } = await readAll((first, page) => ({
            rows: rows.slice(first, first + (limits[page % limits.length] ?? 4)),
            total: told ? size : null,
          }));
          expect(answer).toEqual(ok(rows));
        },
      ),
    );
  });

  it("end with the failure of any of them", async () => {
    const why = failed(failure("not-allowed", { code: 531, command }));
    const answer = await allPages<Row>(
      command,
      async (first) => (first === 0 ? ok({ rows: list(2), total: 4 }) : why),
      keyOf,
    );
    expect(answer).toEqual(why);
  });

  it.each<[string, (first: number, asked: number) => Page<Row>]>([
    ["grew", (first, page) => ({ rows: list(9).slice(first, first + 3), total: 8 + page })],
    ["shrank", (first, page) => ({ rows: list(9).slice(first, first + 3), total: 10 - page })],
    [
      "lost its TOTAL",
      (first) => ({ rows: list(9).slice(first, first + 3), total: first ? null : 9 }),
    ],
  ])("of a list that %s meanwhile are not had", async (_, page) => {
    expect((await readAll(page)).answer).toEqual(broken("The list changed while it was read"));
  });

  it("are not had where rows come twice: others came never", async () => {
    const same = await readAll(() => ({ rows: list(3), total: 9 }));
    expect(same.answer).toEqual(broken("Rows of the list came twice"));
    expect(same.asked).toEqual([0, 3]);
    const one = await readAll((first) => ({
      rows: list(9).slice(Math.max(0, first - 1), first + 2),
      total: null,
    }));
    expect(one.answer).toEqual(broken("Rows of the list came twice"));
  });

  it("keep once what a single page has twice", async () => {
    const { answer } = await readAll(() => ({ rows: [...list(2), ...list(2)], total: 4 }));
    expect(answer).toEqual(ok(list(2)));
  });

  it("keep every row that nothing tells apart", async () => {
    const rows = Array.from({ length: 5 }, () => ({ id: "" }));
    const { answer } = await readAll((first) => ({ rows: rows.slice(first, first + 2), total: 5 }));
    expect(answer).toEqual(ok(rows));
  });

  it("are 20 at most: a longer list is told to be longer, not cut", async () => {
    const { answer, asked } = await readAll((first) => ({
      rows: [{ id: `${first}` }],
      total: null,
    }));
    expect(answer).toEqual(broken("The list has more than 20 rows"));
    expect(asked).toHaveLength(20);
  });
});
