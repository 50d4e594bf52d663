import { beforeEach, expect, it, vi } from "vitest";
import { dayOf } from "../../src/domain/foresight/bank-days.ts";
import { calculationPoints } from "../../src/text/charges-text.ts";
import { forecastWith, foresightWith } from "../support/domain/foresight-with.ts";
import { noon } from "../support/domain/records.ts";
import { createFakeBrowser, type FakeBrowser } from "../support/fake-browser.ts";

const seam = vi.hoisted(() => ({ browser: null as unknown as FakeBrowser }));
vi.mock("../../src/platform/browser.ts", () => seam);

beforeEach(() => {
  seam.browser = createFakeBrowser();
});

const today = dayOf(noon);

it("are five, however much there is to say, and each line has its point", () => {
  const forecast = forecastWith(today, {
    computed: 2,
    currencyAssumed: 3,
    partial: true,
    excluded: { "no-price": 1, missing: 4 },
    undated: "12.00",
  });
  const points = calculationPoints(
    foresightWith(noon, { forecast }),
    { assumptions: ["gross-added", "dates", "price-list"] },
    today + 3,
    5,
  );
  expect(points).toHaveLength(5);
  expect(points[0]).toContain("what is at risk first");
  expect(points[1]).toMatch(/price list of today.*The list of charges is of.*still loading/);
  expect(points[2]).toMatch(/PRICE plus VAT.*2 amounts were computed.*3 charges/);
  expect(points[3]).toMatch(/UTC days.*5 bank days/);
  expect(points[4]).toMatch(
    /1 charge is left out: price unknown\. 4 charges are left out.*12\.00.*From/,
  );
});

it("say that nothing is left out where nothing is, and have no empty point", () => {
  const points = calculationPoints(foresightWith(noon), { assumptions: [] }, null, 3);
  expect(points.at(-1)).toBe("No listed charge is left out.");
  expect(points.every((point) => point !== "")).toBe(true);
  expect(points).toHaveLength(4);
});

it("say where cards pay too, which fees are added, and that a day may come earlier, each at its point", () => {
  const assumptions = ["price-list", "cards-too", "fees-added", "expiry-at-latest"] as const;
  const points = calculationPoints(foresightWith(noon), { assumptions: [...assumptions] }, null, 3);
  expect(points[1]).toMatch(/the account balance first, then the cards on file/);
  expect(points[2]).toMatch(/a fee that the list names beside it .* is added/);
  expect(points[3]).toMatch(/How long before that it is charged is not documented/);
});
