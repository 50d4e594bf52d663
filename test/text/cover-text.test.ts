import { beforeEach, expect, it, vi } from "vitest";
import type { Covered } from "../../src/domain/foresight/covered.ts";
import type { FundsForecast } from "../../src/domain/foresight/funds-forecast.ts";
import { likelyText } from "../../src/text/cover-text.ts";
import { today } from "../support/domain/charges.ts";
import { forecastWith, shortForecast } from "../support/domain/foresight-with.ts";
import { createFakeBrowser, type FakeBrowser } from "../support/fake-browser.ts";

const seam = vi.hoisted(() => ({ browser: null as unknown as FakeBrowser }));
vi.mock("../../src/platform/browser.ts", () => seam);
beforeEach(() => {
  seam.browser = createFakeBrowser("en");
});

const told = (by: number, day: number | null): string =>
  likelyText(forecastWith(today, { likely: { day, early: today + 9, by } }), today);

it.each([today + 12, null])("a transfer that comes in time is asked for, short on %s", (day) => {
  expect(told(today, day)).toMatch(/Order a transfer by \w{3} \d+\.$/);
});

it.each([today + 12, null])("one that comes too late is not, short on %s", (day) => {
  expect(told(today - 1, day)).toMatch(/may be too late: pay by a faster way\.$/);
  expect(told(today - 1, day)).not.toMatch(/Order a transfer/);
});

const days = { early: today + 12, by: today + 5 };
const plain = (forecast: FundsForecast): string =>
  likelyText(forecast, today).replace(/ Order a transfer by .*$/, "");

// `today` is 1 December.
it.each<[string, Partial<Covered> | null, number | null, number, string]>([
  [
    "one likely day",
    null,
    days.early,
    days.early,
    "The listed charges alone are covered until Mar 1; at your usual spending, money is probably short from Dec 13.",
  ],
  [
    "an earlier one that is possible",
    null,
    today + 19,
    days.early,
    "The listed charges alone are covered until Mar 1; at your usual spending, money is probably short from Dec 20, possibly from Dec 13.",
  ],
  [
    "a possible day alone",
    null,
    null,
    days.early,
    "The listed charges alone are covered until Mar 1; if you spend much more than usual, money is possibly short from Dec 13.",
  ],
  [
    "a list that is covered at least so long",
    { kind: "at-least-until", day: today + 33, why: "unpriced" } as Covered,
    days.early,
    days.early,
    "The listed charges alone are covered at least until Jan 3; at your usual spending, money is probably short from Dec 13.",
  ],
])("belongs to the day that the list is covered until: %s", (_case, covered, day, early, text) => {
  const likely = { ...days, day, early };
  expect(
    plain(forecastWith(today, covered ? { likely, covered: covered as Covered } : { likely })),
  ).toBe(text);
});

it.each<[string, Covered]>([
  ["is unknown", { kind: "unknown", why: "deposits" }],
  ["ends before the estimate", { kind: "at-least-until", day: today + 3, why: "unpriced" }],
])("stands by itself where what is promised %s", (_case, covered) => {
  const likely = { ...days, day: today + 19 };
  expect(plain(forecastWith(today, { likely, covered }))).toBe(
    "Probably not covered from Dec 20 at your usual spending, possibly from Dec 13.",
  );
});

it("says nothing where the list itself is short earlier", () => {
  const likely = { day: today + 41, early: today + 12, by: today + 9 };
  expect(likelyText(shortForecast(today, 40, { likely }), today)).toBe("");
});
