import { beforeEach, expect, it, vi } from "vitest";
import type { FundsForecast } from "../../src/domain/foresight/funds-forecast.ts";
import { likelyText } from "../../src/text/cover-text.ts";
import { today } from "../support/domain/charges.ts";
import { createFakeBrowser, type FakeBrowser } from "../support/fake-browser.ts";

const seam = vi.hoisted(() => ({ browser: null as unknown as FakeBrowser }));
vi.mock("../../src/platform/browser.ts", () => seam);
beforeEach(() => {
  seam.browser = createFakeBrowser("en");
});

const told = (by: number, day: number | null): string =>
  likelyText(
    { likely: { day, early: today + 9, by }, shortfall: null } as unknown as FundsForecast,
    today,
  );

it.each([today + 12, null])("a transfer that comes in time is asked for, short on %s", (day) => {
  expect(told(today, day)).toMatch(/Transfer by \w{3} \d+\.$/);
});

it.each([today + 12, null])("one that comes too late is not, short on %s", (day) => {
  expect(told(today - 1, day)).toMatch(/may be too late: pay by a faster way\.$/);
  expect(told(today - 1, day)).not.toMatch(/Transfer by/);
});
