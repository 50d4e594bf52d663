import { describe, expect, it } from "vitest";
import { dayOf } from "../../../src/domain/foresight/bank-days.ts";
import {
  derivedCharges,
  type HeldDomain,
  renewalAmount,
} from "../../../src/registrars/derive/derived-charges.ts";
import { periodsAfter, readPeriod } from "../../../src/registrars/derive/period.ts";
import { priceFor, type RenewalPrice } from "../../../src/registrars/derive/price-list.ts";

const price: RenewalPrice = { currency: "EUR", yearly: "13.45", monthly: "1.2", leastYears: 1 };
const day = Date.UTC(2031, 0, 31, 9);
const held = (more: Partial<HeldDomain> = {}): HeldDomain => ({
  name: "shop.com",
  renewsAt: day,
  period: { count: 1, unit: "year" },
  renewalMode: "AUTORENEW",
  nextAction: "pay",
  ...more,
});
const daysOf = (domain: HeldDomain, days: number) =>
  derivedCharges(domain, () => price, dayOf(day) + days).map(({ at }) =>
    at === null ? null : new Date(at).toISOString().slice(0, 10),
  );

describe("a period", () => {
  it.each([
    ["1Y", { count: 1, unit: "year" }],
    ["10y", { count: 10, unit: "year" }],
    ["6M", { count: 6, unit: "month" }],
    ["0Y", null],
    ["1D", null],
    ["Y", null],
    ["1 Y", null],
    [undefined, null],
  ])("%s", (text, period) => {
    expect(readPeriod(text)).toEqual(period);
  });

  it("ends on the month's last day where there is no such day, and comes back to its own", () => {
    const month = { count: 1, unit: "month" } as const;
    const days = [1, 2, 3, 12, 13].map((times) =>
      new Date(periodsAfter(day, month, times)).toISOString().slice(0, 13),
    );
    expect(days).toEqual([
      "2031-02-28T09",
      "2031-03-31T09",
      "2031-04-30T09",
      "2032-01-31T09",
      "2032-02-29T09",
    ]);
    const leap = Date.UTC(2032, 1, 29);
    expect(periodsAfter(leap, { count: 1, unit: "year" }, 1)).toBe(Date.UTC(2033, 1, 28));
  });
});

describe("the price of a name", () => {
  const list = new Map([
    ["uk", { ...price, yearly: "1" }],
    ["co.uk", { ...price, yearly: "2" }],
    ["com", price],
  ]);

  it.each([
    ["shop.co.uk", "2"],
    ["SHOP.CO.UK", "2"],
    ["a.shop.co.uk", undefined],
    ["shop.de.com", undefined],
    ["shop.uk", "1"],
    ["co.uk", "1"],
    ["shop.org", undefined],
    ["com", undefined],
    ["", undefined],
  ])("is that of its own ending, never of a shorter one: %s", (name, yearly) => {
    expect(priceFor(name, list)?.yearly).toBe(yearly);
  });
});

describe("what a renewal takes", () => {
  it.each([
    ["a year", { count: 1, unit: "year" }, price, "13.45"],
    ["two years", { count: 2, unit: "year" }, price, "26.9"],
    ["a month", { count: 1, unit: "month" }, price, "1.2"],
    ["three months", { count: 3, unit: "month" }, price, "3.6"],
    // Which of the two decides is not documented: what takes more is believed.
    ["one of two years at least", { count: 1, unit: "year" }, { ...price, leastYears: 2 }, "26.9"],
    [
      "three of two years at least",
      { count: 3, unit: "year" },
      { ...price, leastYears: 2 },
      "40.35",
    ],
    [
      "exactly, of digits that add up to none",
      { count: 3, unit: "year" },
      { ...price, yearly: "0.1" },
      "0.3",
    ],
    [
      "rounded up to what can be paid",
      { count: 1, unit: "year" },
      { ...price, yearly: "13.4412" },
      "13.45",
    ],
    [
      "in a currency without cents",
      { count: 1, unit: "year" },
      { ...price, currency: "JPY", yearly: "1200.5" },
      "1201",
    ],
    [
      "of months without such a price",
      { count: 1, unit: "month" },
      { ...price, monthly: null },
      null,
    ],
    ["of years without such a price", { count: 1, unit: "year" }, { ...price, yearly: null }, null],
    ["of an unknown period", null, price, null],
    ["without a price", { count: 1, unit: "year" }, null, null],
  ] as const)("%s", (_what, period, of, amount) => {
    expect(renewalAmount(period, of)).toBe(amount);
  });
});

describe("a domain's charges", () => {
  it("are computed, gross and in the price's currency", () => {
    expect(derivedCharges(held(), () => price, dayOf(day))).toEqual([
      {
        object: "shop.com",
        objectClass: "DOMAIN",
        renewalMode: "AUTORENEW",
        nextAction: "pay",
        at: day,
        lostAt: null,
        net: null,
        gross: "13.45",
        computed: true,
        currency: "EUR",
      },
    ]);
  });

  it("are each renewal until the last day, and none where the first is later", () => {
    const monthly = held({ period: { count: 1, unit: "month" } });
    expect(daysOf(held(), -1)).toEqual([]);
    expect(daysOf(held(), 364)).toEqual(["2031-01-31"]);
    expect(daysOf(held(), 365)).toEqual(["2031-01-31", "2032-01-31"]);
    expect(daysOf(monthly, 27)).toEqual(["2031-01-31"]);
    expect(daysOf(monthly, 90)).toEqual(["2031-01-31", "2031-02-28", "2031-03-31", "2031-04-30"]);
    expect(daysOf(monthly, 100_000)).toHaveLength(24);
  });

  it("are one of an unknown amount or day where its period or day is not known", () => {
    expect(derivedCharges(held({ period: null }), () => price, dayOf(day) + 400)).toMatchObject([
      { at: day, gross: null },
    ]);
    expect(derivedCharges(held({ renewsAt: null }), () => price, dayOf(day))).toMatchObject([
      { at: null, gross: "13.45" },
    ]);
    expect(derivedCharges(held({ name: "" }), () => price, dayOf(day))).toMatchObject([
      { gross: null },
    ]);
    expect(derivedCharges(held(), () => null, dayOf(day))).toMatchObject([
      { gross: null, currency: null },
    ]);
  });

  it("are one where the renewal has failed", () => {
    const failed = held({ period: { count: 1, unit: "month" }, nextAction: "expireunpaid" });
    expect(derivedCharges(failed, () => price, dayOf(day) + 90)).toMatchObject([
      { nextAction: "expireunpaid", at: day, lostAt: null, gross: "1.2" },
    ]);
  });
});
