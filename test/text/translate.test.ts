import { beforeEach, describe, expect, it, vi } from "vitest";
import { browserTag } from "../../src/text/locale.ts";
import { formatCount, translate, translateCount } from "../../src/text/translate.ts";
import { createFakeBrowser, type FakeBrowser } from "../support/fake-browser.ts";

const seam = vi.hoisted(() => ({ browser: null as unknown as FakeBrowser }));
vi.mock("../../src/platform/browser.ts", () => seam);

beforeEach(() => {
  seam.browser = createFakeBrowser("en");
});

describe("a text", () => {
  it("is filled in order", () => {
    expect(translate("badge_line", "Shop", "Overdraft")).toBe("Shop: Overdraft");
  });

  it("takes what is filled in as it is, dollars and markup included", () => {
    expect(translate("badge_line", "<b>$1</b>", "$2")).toContain("<b>");
  });

  it("comes in the browser's language", () => {
    const english = translate("state_low_balance");
    seam.browser = createFakeBrowser("de");
    expect(browserTag()).toBe("de");
    expect(translate("state_low_balance")).not.toBe(english);
    expect(translate("state_low_balance")).not.toBe("");
  });
});

describe("a number of things", () => {
  it.each([
    [0, "Available funds of 0 accounts"],
    [1, "Available funds of 1 account"],
    [2, "Available funds of 2 accounts"],
    [1234, "Available funds of 1,234 accounts"],
  ])("%d: %s", (count, text) => {
    expect(translateCount("total_accounts", count)).toBe(text);
  });

  it.each<[language: string, forms: Record<number, string>]>([
    ["pl", { 0: "many", 1: "one", 2: "few", 5: "many", 12: "many", 22: "few" }],
    ["ar", { 0: "zero", 1: "one", 2: "two", 3: "few", 11: "many", 100: "other" }],
    ["fr", { 0: "one", 1: "one", 2: "other" }],
  ])("has all the forms of its language: %s", (language, forms) => {
    seam.browser.i18n.getMessage = (name) => (name === "text_language" ? language : name);
    for (const [count, form] of Object.entries(forms))
      expect(translateCount("total_accounts", Number(count))).toBe(`total_accounts_${form}`);
  });

  it("has the form of the language that the texts are in, where the browser's has none", () => {
    seam.browser.i18n.getUILanguage = () => "fr";
    expect(translateCount("total_accounts", 0)).toMatch(/ accounts$/);
  });

  it("is grouped for the locale", () => {
    expect(formatCount(1_234_567)).toBe("1,234,567");
    seam.browser = createFakeBrowser("de");
    expect(formatCount(1_234_567)).toBe("1.234.567");
  });
});
