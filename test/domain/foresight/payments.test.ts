import { describe, expect, it } from "vitest";
import { startOfDay } from "../../../src/domain/foresight/bank-days.ts";
import { forecastFunds } from "../../../src/domain/foresight/funds-forecast.ts";
import { charge, input, sumsOf, today } from "../../support/domain/charges.ts";

const atRisk = (part: Parameters<typeof charge>[1] = {}) =>
  charge(today - 5, {
    nextAction: "expireunpaid",
    lostAt: startOfDay(today + 2),
    gross: "10",
    ...part,
  });
const payOf = (...given: Parameters<typeof input>) => {
  const { pay } = forecastFunds(input(...given));
  if (pay === null) throw new Error("The funds and the list are known");
  return pay;
};

describe("a payment is at least what it says", () => {
  it("where what is reserved is not known, also of what is at risk alone", () => {
    expect(payOf([atRisk()], "5", { isMost: true }).risk?.isLeast).toBe(true);
    expect(payOf([atRisk()], "5").risk?.isLeast).toBe(false);
  });

  it("where the list is older than a day, or still loading", () => {
    const charges = [charge(today + 3)];
    expect(payOf(charges, "5").month.isLeast).toBe(false);
    expect(payOf(charges, "5", { sums: sumsOf(charges, today - 2) }).month.isLeast).toBe(true);
    const loading = { ...sumsOf(charges), next: 1, lastDay: today + 95 };
    expect(payOf(charges, "5", { sums: loading }).month.isLeast).toBe(true);
  });

  it("where something of its days has no price, and not where only later days have such", () => {
    const charges = [charge(today + 3), charge(today + 50, { gross: null })];
    const { month, quarter } = payOf(charges, "5");
    expect([month.isLeast, quarter.isLeast]).toEqual([false, true]);
  });

  it("of what is at risk, where nothing of that has a price: it is told all the same", () => {
    const { risk } = payOf([atRisk({ gross: null })], "5");
    expect(risk).toMatchObject({ amount: "0", isLeast: true });
    expect(payOf([charge(today + 3)], "5").risk).toBeNull();
  });
});

it("what is at risk is named first of two that fail on one day", () => {
  const risk = atRisk({ object: "at-risk.com" });
  const { shortfall } = forecastFunds(input([risk, charge(today + 2)], "5"));
  expect(shortfall).toMatchObject({ day: today + 2, object: "at-risk.com" });
});

it("a transfer for what is usually spent must have come on the day before it may be needed", () => {
  const usual = { perDay: 10, spread: 0, weekdays: Array(7).fill(1), caution: 0 };
  // 10 a day from today on: on the fifth day (a Friday) 45 are spent.
  const { likely } = forecastFunds(input([], "45", { usual, lead: 0 }));
  expect(likely).toEqual({ day: today + 4, early: today + 4, by: today + 3 });
});
