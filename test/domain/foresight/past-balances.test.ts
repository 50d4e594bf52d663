import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AccountBook, BookRow } from "../../../src/domain/foresight/account-lists.ts";
import { startOfDay } from "../../../src/domain/foresight/bank-days.ts";
import { pastBalances } from "../../../src/domain/foresight/past-balances.ts";
import { add, subtract } from "../../../src/domain/money.ts";
import { today } from "../../support/domain/charges.ts";

const first = today - 90;
const days = { first, last: today };
const noonOf = (day: number): number => startOfDay(day) + 43_200_000;
const row = (day: number, net: string, vat: string, part: Partial<BookRow> = {}): BookRow => ({
  at: noonOf(day),
  net,
  vat,
  currency: "EUR",
  ...part,
});

/** 100 at first, 200 paid in, and a renewal of 10 with 1.90 of VAT: 288.10 now. */
const rows = [row(first + 10, "-200.00", "0.00"), row(first + 30, "10.00", "1.90")];
const book: AccountBook = { opening: "100.00", openingNet: "110.00", rows };
const now = { balance: "288.1000", currency: "EUR" };
const balancesOf = (known: AccountBook, then = now) => {
  const past = pastBalances(known, then, days);
  return past && [9, 10, 11, 30, 31, 90].map((day) => Number(past[day]?.balance));
};
const truth = [100, 100, 300, 300, 288.1, 288.1];

describe("balances of past days", () => {
  it("are those at the midnights, from the opening balance on", () => {
    expect(balancesOf(book)).toEqual(truth);
    expect(pastBalances(book, now, days)?.map(({ at }) => at)).toEqual(
      Array.from({ length: 91 }, (_, day) => startOfDay(first + day)),
    );
  });

  const turn = (amount: string | null) => amount && subtract("0", amount);
  const turnedRows = rows.map((each) => ({ ...each, net: turn(each.net), vat: turn(each.vat) }));
  it.each([
    ["what is charged below zero", { ...book, rows: turnedRows }],
    ["the balance as what is owed", { opening: "-100.00", openingNet: "-110.00", rows }],
    [
      "VATPRICE as the price with its VAT",
      { ...book, rows: [row(first + 10, "-200", "-200"), row(first + 30, "10", "11.90")] },
    ],
    ["rows in any order", { ...book, rows: rows.toReversed() }],
    ["no balance without VAT", { ...book, openingNet: null }],
  ])("are the same with %s", (_what, other) => {
    expect(balancesOf(other)).toEqual(truth);
  });

  it("are without VAT where the balance is", () => {
    expect(balancesOf(book, { ...now, balance: "300" })).toEqual([110, 110, 310, 310, 300, 300]);
  });

  it.each<[string, Partial<AccountBook>]>([
    ["a row is missing", { rows: rows.slice(1) }],
    ["a row came twice", { rows: [...rows, ...rows.slice(1)] }],
    ["one row has another sign", { rows: [...rows.slice(0, 1), row(first + 30, "-10", "-1.90")] }],
    ["a cent is missing", { opening: "99.99", openingNet: null }],
    ["a row has no date", { rows: [...rows.slice(0, 1), row(0, "10.00", "1.90", { at: null })] }],
    ["a row is of before", { rows: [row(first - 1, "-200.00", "0.00"), ...rows.slice(1)] }],
    ["a price is unreadable", { rows: [...rows, row(first + 31, "0", "0", { net: null })] }],
    ["a VAT is unreadable", { rows: [...rows, row(first + 31, "0", "0", { vat: null })] }],
    ["a row has no currency", { rows: [...rows, row(first, "0", "0", { currency: null })] }],
    ["a row is in another one", { rows: [...rows, row(first, "0", "0", { currency: "USD" })] }],
    [
      "it says that 100 is owed and takes charges from that",
      { opening: "-100.00", rows: turnedRows },
    ],
    ["no opening balance came", { opening: null, openingNet: null }],
    [
      "the opening balance is the one of now, and what moved it is all VAT",
      { opening: "288.10", openingNet: null, rows: [row(first + 10, "10", "0")] },
    ],
  ])("are unknown where %s", (_what, part) => {
    expect(pastBalances({ ...book, ...part }, now, days)).toBeNull();
  });

  it("are unknown where the balance has moved since, or is in another currency", () => {
    expect(pastBalances(book, { ...now, balance: "276.20" }, days)).toBeNull();
    expect(pastBalances(book, { ...now, currency: "USD" }, days)).toBeNull();
  });

  it("are unknown where two readings add up and tell different pasts", () => {
    const undone = [row(first + 3, "10", "0"), row(first + 5, "-10", "0")];
    const opening = { opening: "288.10", openingNet: "288.10" };
    expect(pastBalances({ ...opening, rows: undone }, now, days)).toBeNull();
    expect(pastBalances({ ...opening, rows: [] }, now, days)).toHaveLength(91);
  });

  it("do not begin before the first booking of an account that was empty", () => {
    const opened = { opening: "0.00", openingNet: "0", rows: [row(first + 10, "-288.10", "0.00")] };
    const past = pastBalances(opened, now, days);
    expect(past?.[0]).toEqual({ at: startOfDay(first + 11), balance: "288.1" });
    const empty = { opening: "0", openingNet: "0", rows: [] };
    expect(pastBalances(empty, { ...now, balance: "0.00" }, days)).toEqual([]);
  });

  it("never differ from the true ones, whatever was booked and however the registrar writes it", () => {
    const cents = (low: number, high: number) =>
      fc.integer({ min: low, max: high }).map((value) => (value / 100).toFixed(2));
    const booked = fc.record({
      day: fc.integer({ min: 0, max: 90 }),
      net: cents(-9_999, 9_999),
      percent: fc.constantFrom(0, 19),
    });
    const spelling = fc
      .record({ opening: fc.boolean(), rows: fc.boolean(), gross: fc.boolean() })
      .filter((as) => !(as.opening && as.rows));
    fc.assert(
      fc.property(
        cents(-50_000, 50_000),
        fc.array(booked, { maxLength: 8 }),
        spelling,
        (opening, list, as) => {
          const charges = list
            .toSorted((a, b) => a.day - b.day)
            .map(({ day, net, percent }) => {
              const vat = ((Number(net) * percent) / 100).toFixed(2);
              return { day, net, vat, gross: add(net, vat) };
            });
          const truthAt = (day: number): string =>
            charges
              .filter((charge) => charge.day < day)
              .reduce((balance, { gross }) => subtract(balance, gross), opening);
          const sign = (amount: string) => (as.rows ? subtract("0", amount) : amount);
          const past = pastBalances(
            {
              opening: as.opening ? subtract("0", opening) : opening,
              openingNet: null,
              rows: charges.map(({ day, net, vat, gross }) =>
                row(first + day, sign(net), sign(as.gross ? gross : vat)),
              ),
            },
            { balance: truthAt(91), currency: "EUR" },
            days,
          );
          for (const { at, balance } of past ?? []) {
            const day = Math.round((at - startOfDay(first)) / 86_400_000);
            expect(Number(subtract(balance, truthAt(day)))).toBe(0);
          }
        },
      ),
    );
  });
});
