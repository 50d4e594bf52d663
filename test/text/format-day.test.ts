import { beforeEach, describe, expect, it, vi } from "vitest";
import { formatDate, formatDayOfYear } from "../../src/text/format-day.ts";
import { formatEstimate } from "../../src/text/format-estimate.ts";
import { createFakeBrowser, type FakeBrowser } from "../support/fake-browser.ts";

const seam = vi.hoisted(() => ({ browser: null as unknown as FakeBrowser }));
vi.mock("../../src/platform/browser.ts", () => seam);

const inGerman = () => {
  seam.browser = createFakeBrowser("de");
};
beforeEach(() => {
  seam.browser = createFakeBrowser("en");
});

describe("a day of the registrar", () => {
  it("is a UTC day, wherever the reader is", () => {
    expect(formatDate(Date.UTC(2026, 10, 24, 23, 59, 59))).toBe("Nov 24, 2026");
    expect(formatDate(Date.UTC(2026, 10, 24))).toBe("Nov 24, 2026");
    expect(formatDayOfYear(20_781)).toBe("Nov 24, 2026");
    inGerman();
    expect(formatDayOfYear(20_781)).toBe("24.11.2026");
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, 1e300])("is never made of %d", (day) => {
    expect(() => formatDayOfYear(day)).toThrow(RangeError);
  });
});

describe("an estimate", () => {
  it.each([
    [12.4, "≈\u00a012.40"],
    [0, "≈\u00a00.00"],
    [-0.001, "≈\u00a00.00"],
    [1234.5, "≈\u00a01,235"],
    [-383.2, "≈\u00a0−383"],
  ])("%d is written %s", (amount, text) => {
    expect(formatEstimate(amount)).toBe(text);
  });
});
