import { beforeEach, describe, expect, it, vi } from "vitest";
import { csvStyle } from "../../src/text/csv-style.ts";
import { spoken } from "../../src/text/spoken.ts";
import { cldrLocales } from "../fixtures/cldr-locales.ts";
import { createFakeBrowser, type FakeBrowser } from "../support/fake-browser.ts";

const seam = vi.hoisted(() => ({ browser: null as unknown as FakeBrowser }));
vi.mock("../../src/platform/browser.ts", () => seam);

beforeEach(() => {
  seam.browser = createFakeBrowser("en");
  spoken.region = null;
  spoken.spreadsheet = "by-region";
});

describe("a file for a spreadsheet", () => {
  it.each([
    ["en-US", ",", "."],
    ["en-GB", ",", "."],
    ["he-IL", ",", "."],
    ["hi-IN", ",", "."],
    ["ja-JP", ",", "."],
    ["de-DE", ";", ","],
    ["de-AT", ";", ","],
    ["fr-FR", ";", ","],
    ["en-DE", ";", ","],
    // Swiss systems separate by semicolons, and have a decimal point.
    ["de-CH", ";", "."],
    ["fr-CH", ";", "."],
    ["it-CH", ";", "."],
    ["gsw", ";", "."],
    ["de-LI", ";", "."],
  ])("of %s: cells end with %s, decimals begin with %s", (tag, separator, mark) => {
    spoken.region = tag;
    expect(csvStyle()).toEqual({ separator, mark });
  });

  it("never has the same sign for cells and for decimals, wherever it is for", () => {
    const wrong = cldrLocales.filter((tag) => {
      spoken.region = tag;
      const { separator, mark } = csvStyle();
      return (separator as string) === mark;
    });
    expect(wrong).toEqual([]);
  });

  it("is written as the user chose, whatever the region", () => {
    spoken.region = "en-US";
    spoken.spreadsheet = "semicolon-comma";
    expect(csvStyle()).toEqual({ separator: ";", mark: "," });
    spoken.spreadsheet = "semicolon-point";
    expect(csvStyle()).toEqual({ separator: ";", mark: "." });
    spoken.region = "de";
    spoken.spreadsheet = "comma-point";
    expect(csvStyle()).toEqual({ separator: ",", mark: "." });
  });
});
