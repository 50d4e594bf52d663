import { expect, it } from "vitest";
import { forecastFunds } from "../../../src/domain/foresight/funds-forecast.ts";
import { charge, input, sumsOf, today } from "../../support/domain/charges.ts";

it("all is not covered as long as the list is loading, however far its rows have come", () => {
  const charges = [charge(today + 3), charge(today + 95)];
  const covered = (next: number | null) =>
    forecastFunds(input(charges, "100", { sums: { ...sumsOf(charges), next } })).covered;
  expect(covered(null)).toEqual({ kind: "all", day: today + 90 });
  expect(covered(2)).toEqual({ kind: "at-least-until", day: today + 90, why: "loading" });
});
