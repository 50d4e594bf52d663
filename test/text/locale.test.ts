import { readdirSync } from "node:fs";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { formatDate } from "../../src/text/format-day.ts";
import { formatAmount } from "../../src/text/format-money.ts";
import { formatIn, formatMoment, formatSpan, formatWeekday } from "../../src/text/format-time.ts";
import { languages } from "../../src/text/languages.ts";
import { browserTag, regionTag, textLanguage, wordsTag } from "../../src/text/locale.ts";
import { spoken } from "../../src/text/spoken.ts";
import { formatCount, formatShare, translateCount } from "../../src/text/translate.ts";
import { validTag } from "../../src/text/valid-tag.ts";
import { cldrLocales } from "../fixtures/cldr-locales.ts";
import { createFakeBrowser, type FakeBrowser } from "../support/fake-browser.ts";
import { localesFolder } from "../support/ui/messages-of.ts";

const seam = vi.hoisted(() => ({ browser: null as unknown as FakeBrowser }));
vi.mock("../../src/platform/browser.ts", () => seam);

/** A browser in a language that there are no texts in: it has the English ones. */
const browserIn = (name: string): void => {
  seam.browser = createFakeBrowser("en");
  seam.browser.i18n.getUILanguage = () => name;
};

beforeEach(() => {
  browserIn("en-US");
  spoken.region = null;
});

// 24 November 2026, 13:05 UTC.
const at = Date.UTC(2026, 10, 24, 13, 5);

describe("the name of a language", () => {
  it.each([
    ["en-US", "en-US"],
    ["de", "de"],
    ["en-US@posix", "en-US"],
    ["de_DE.UTF-8", "de-DE"],
    ["zh-hans-cn", "zh-Hans-CN"],
    ["C", null],
    ["C.UTF-8", null],
    ["POSIX", null],
    ["", null],
    ["*", null],
    ["en--US", null],
    ["tlh", null],
    ["x-private", null],
    ["../../etc", null],
  ])("%j is %s", (name, tag) => {
    expect(validTag(name)).toBe(tag);
  });

  it.each(["C", "POSIX", "", "en-US@posix", "und", "not a tag at all"])(
    "%j as the browser's leaves nothing unwritten",
    (name) => {
      browserIn(name);
      expect(browserTag()).toMatch(/^en/);
      expect(formatAmount("-1234.5", "EUR")).toBe("\u22121,234.50");
      expect(formatDate(at)).toBe("Nov 24, 2026");
    },
  );

  it("is that of texts that are there, one by one", () => {
    expect([...languages].sort()).toEqual(
      readdirSync(localesFolder)
        .map((name) => name.replace("_", "-"))
        .sort(),
    );
  });
});

describe("English texts in a browser of another language", () => {
  it.each(["ja", "th-TH", "ar-EG", "fa-IR", "he", "hi", "my", "ne", "ru", "zh-TW"])(
    "carry no sign, plural, digit or calendar of it: %s",
    (name) => {
      browserIn(name);
      expect(textLanguage()).toBe("en");
      const words = [
        formatDate(at),
        formatMoment(at),
        formatWeekday(at / 86_400_000),
        formatSpan(5 * 86_400_000),
        formatIn(3 * 86_400_000, 0),
        translateCount("total_accounts", 1),
        formatAmount("1234.5", "EUR"),
        formatCount(1_234_567),
        formatShare(0.12),
      ].join("\n");
      expect(words).toMatch(/Nov/);
      expect(words).toContain("2026");
      expect(words).toContain("5 days");
      expect(words).toContain("in 3 days");
      expect(words).toContain("of 1 account");
      // Letters of English, digits of Europe.
      expect(words.match(/(?![A-Za-z])\p{L}/gu)).toBeNull();
      expect(words.match(/(?![0-9])\p{Nd}/gu)).toBeNull();
    },
  );

  it("follow the region's clock and its order of day and month", () => {
    browserIn("th-TH");
    expect(formatMoment(at)).toMatch(/\b\d{2}:05/);
    browserIn("de-DE");
    expect(wordsTag()).toMatch(/^en-DE/);
    expect(formatDate(at)).toMatch(/^24 Nov 2026$/);
    expect(formatAmount("1234.5", "EUR")).toBe("1.234,50");
  });
});

describe("a region that was chosen", () => {
  it("writes numbers as it does, with its own digits", () => {
    spoken.region = "ar-EG";
    expect(formatAmount("1234.5", "EUR")).toBe("١٬٢٣٤٫٥٠");
    // The words stay English, their digits too.
    expect(formatDate(at)).toMatch(/^24 Nov 2026$|^Nov 24, 2026$/);
    spoken.region = "de-CH";
    expect(formatAmount("1234.5", "EUR")).toMatch(/^1['’]234\.50$/);
  });

  it("leaves the calendar alone", () => {
    spoken.region = "th-TH";
    expect(regionTag()).toContain("ca-gregory");
    expect(formatMoment(at)).toContain("2026");
  });

  it.each(cldrLocales.filter((_, place) => place % 9 === 0))("can be %s", (tag) => {
    spoken.region = tag;
    expect(formatMoment(at)).toContain("2026");
    expect(formatAmount("1", "EUR")).not.toBe("");
  });
});
