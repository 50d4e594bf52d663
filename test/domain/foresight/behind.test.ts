import { describe, expect, it } from "vitest";
import { stillAhead, whileBehind } from "../../../src/domain/foresight/behind.ts";
import { forecastFunds } from "../../../src/domain/foresight/funds-forecast.ts";
import { charge, input, sumsOf, today } from "../../support/domain/charges.ts";

describe("what is still ahead of a list", () => {
  it("is of later days than today: what is charged today may have been taken", () => {
    const charges = [charge(today - 1), charge(today), charge(today + 1), charge(null)];
    const ahead = stillAhead(sumsOf(charges), today);
    expect(Object.keys(ahead.days).map(Number)).toEqual([today + 1]);
    expect(ahead.rows.map(({ object }) => object)).toEqual([charges[2]?.object]);
    expect(ahead).toMatchObject({ risks: [], riskCount: 0, undated: "0", excluded: {} });
  });
});

describe("while the list lags behind the funds", () => {
  const charges = [charge(today + 3), charge(today + 4)];
  const foreseen = (spendable: string) => forecastFunds(input(charges, spendable));

  it("what was foreseen stands, where the newer funds prove no more to be missing", () => {
    const stands = foreseen("5");
    for (const newer of ["5", "6", "100"])
      expect(whileBehind(stands, foreseen(newer), today)).toEqual({
        forecast: stands,
        isNew: false,
      });
  });

  it("it gives way where they prove more, which is at least so much", () => {
    const { forecast, isNew } = whileBehind(foreseen("15"), foreseen("3"), today);
    expect(isNew).toBe(true);
    expect(forecast).toMatchObject({
      covered: { kind: "at-most-until", day: today + 2, why: "old" },
      partial: true,
      pay: { month: { missing: "17", isLeast: true }, quarter: { isLeast: true } },
    });
  });
});
