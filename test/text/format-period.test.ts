import { beforeEach, describe, expect, it, vi } from "vitest";
import { formatPeriod, formatSpanDays, formatUtcMoment } from "../../src/text/format-period.ts";
import { createFakeBrowser, type FakeBrowser } from "../support/fake-browser.ts";

const seam = vi.hoisted(() => ({ browser: null as unknown as FakeBrowser }));
vi.mock("../../src/platform/browser.ts", () => seam);

const speak = (language: "en" | "de") => {
  seam.browser = createFakeBrowser(language);
};
beforeEach(() => speak("en"));

/** With plain spaces: those around the dash are thin ones. */
const plain = (text: string): string => text.replaceAll(/\s/gu, " ");
const [start, end] = [Date.UTC(2026, 9, 1), Date.UTC(2026, 10, 1)];

describe("a period", () => {
  it("is named by month or quarter, with its year", () => {
    const month = { kind: "month", year: 2026, index: 9 } as const;
    const quarter = { kind: "quarter", year: 2026, index: 3 } as const;
    expect([formatPeriod(month), formatPeriod(quarter)]).toEqual(["October 2026", "Q4 2026"]);
    speak("de");
    expect([formatPeriod(month), formatPeriod(quarter)]).toEqual([
      "Oktober 2026",
      "4. Quartal 2026",
    ]);
  });

  it("has its days, the last one included, wherever the reader is", () => {
    expect(plain(formatSpanDays({ start, end, isOver: true }))).toBe("October 1 – 31, 2026");
    const noon = { start, end: start + 43_200_000, isOver: false };
    expect(plain(formatSpanDays(noon))).toBe("October 1, 2026");
    expect(plain(formatSpanDays({ ...noon, end: start + 1 }))).toBe("October 1, 2026");
    speak("de");
    expect(plain(formatSpanDays({ start, end, isOver: true }))).toBe("1.–31. Oktober 2026");
  });

  it("tells moments in UTC, and says so", () => {
    expect(plain(formatUtcMoment(start))).toBe("Oct 1, 2026, 12:00 AM UTC");
    expect(() => formatUtcMoment(Number.NaN)).toThrow(RangeError);
  });
});
