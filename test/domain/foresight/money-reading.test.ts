import { describe, expect, it } from "vitest";
import { startOfDay } from "../../../src/domain/foresight/bank-days.ts";
import { noDaySums } from "../../../src/domain/foresight/day-sums.ts";
import { readMoney } from "../../../src/domain/foresight/money-reading.ts";
import { charge, sumsOf, today } from "../../support/domain/charges.ts";

const now = startOfDay(today) + 1000;
const sums = sumsOf([charge(today + 3)]);
const begun = noDaySums(now, today + 90, "EUR", true);
const read = (part: Partial<Parameters<typeof readMoney>[0]>, currency = "EUR") =>
  readMoney({ sums: null, loading: null, points: [], listed: {}, ...part }, currency, now);

describe("the list of charges that counts", () => {
  it("is in the account's currency, or there is none", () => {
    expect(read({ sums }).sums).toBe(sums);
    expect(read({ sums }, "USD").sums).toBeNull();
    const other = { ...sums, currency: "USD" };
    expect(read({ sums, loading: other }, "USD").sums).toBe(other);
  });

  it("is one that is loading only once it has rows: no charge yet is not no charge", () => {
    expect(read({ loading: begun }).sums).toBeNull();
    const half = { ...sums, next: 1 };
    expect(read({ loading: half }).sums).toBe(half);
    expect(read({ sums, loading: half }).sums).toBe(sums);
  });
});

it("a point of a later time was taken under a clock that was set back, and is left out", () => {
  const point = { at: now, balance: "1", available: "1", currency: "EUR" };
  const points = [point, { ...point, at: now + 1 }] as never[];
  expect(read({ points }).points).toEqual([point]);
});
