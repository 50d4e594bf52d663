import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { failed, failure, ok } from "../../../src/domain/failure.ts";
import { rowsOfWindow, windowFrom } from "../../../src/registrars/derive/page-window.ts";

const row = fc.integer({ min: 0, max: 100_000 });
const most = fc.integer({ min: 1, max: 200 });

it("has the row that is wanted, in a page of at most so many", () => {
  fc.assert(
    fc.property(row, most, (first, largest) => {
      const { page, size, from, to } = windowFrom(first, largest);
      expect(size).toBeLessThanOrEqual(largest);
      expect((page - 1) * size + from).toBe(first);
      expect(from).toBeLessThan(size);
      expect(to).toBeNull();
    }),
  );
});

it("goes on by more than what two pages share, of pages that real APIs give", () => {
  fc.assert(
    fc.property(row, fc.integer({ min: 20, max: 200 }), (first, largest) => {
      const { size, from } = windowFrom(first, largest);
      expect(size - from).toBeGreaterThan(Math.min(10, largest >> 2));
    }),
  );
});

it("is no smaller than the least that the API gives, and still has the row that is wanted", () => {
  fc.assert(
    fc.property(row, fc.integer({ min: 10, max: 100 }), (first, largest) => {
      const { page, size, from } = windowFrom(first, largest, 10);
      expect([size >= 10, size <= largest]).toEqual([true, true]);
      expect((page - 1) * size + from).toBe(first);
      expect(from).toBeLessThan(size);
    }),
  );
  // A page that the server has made smaller than that is as large as it gives.
  expect(windowFrom(7, 3, 10)).toEqual({ page: 3, size: 3, from: 1, to: null });
});

describe("the rows of a page", () => {
  const all = Array.from({ length: 57 }, (_, index) => index);
  const unreadable = failure("malformed", { text: "The list is unreadable" });
  /** A server that gives so many rows at most, and what it was asked for. */
  const served = (most: number, count = all.length) => {
    const asked: [page: number, size: number][] = [];
    const pageOf = async (page: number, size: number) => {
      asked.push([page, size]);
      const given = Math.min(size, most);
      return ok({ rows: all.slice((page - 1) * given, page * given), count });
    };
    const from = (first: number, largest: number) =>
      rowsOfWindow(pageOf, (max) => windowFrom(first, max), largest, unreadable);
    return { asked, from };
  };

  it("begin with the one that is wanted", async () => {
    const { from } = served(100);
    expect(await from(0, 20)).toEqual(ok({ rows: all.slice(0, 20), count: 57, largest: 20 }));
    expect(await from(18, 20)).toMatchObject({ value: { rows: all.slice(18, 36) } });
    expect(await from(57, 20)).toMatchObject({ ok: true, value: { rows: [] } });
  });

  it("are asked for again where the server has lowered the page, for it begins elsewhere then", async () => {
    const { from, asked } = served(7);
    const told = await from(20, 20);
    expect(told).toMatchObject({ ok: true, value: { largest: 7 } });
    expect(told.ok && told.value.rows[0]).toBe(20);
    expect(asked).toHaveLength(2);
  });

  it.each([
    ["there are none though there should be", served(0), 40],
    ["the list ends before its number", served(100, 1000), 60],
  ])("fail where %s", async (_what, { from, asked }, first) => {
    expect(await from(first, 20)).toEqual({ ok: false, failure: unreadable });
    expect(asked.length).toBeLessThanOrEqual(4);
  });

  it("fail where they cannot be read, or cannot be had", async () => {
    const windowOf = (max: number) => windowFrom(0, max);
    const none = async () => ok({ rows: null, count: 3 });
    expect(await rowsOfWindow(none, windowOf, 20, unreadable)).toEqual(failed(unreadable));
    const refused = failed(failure("server"));
    expect(await rowsOfWindow(async () => refused, windowOf, 20, unreadable)).toBe(refused);
  });
});
