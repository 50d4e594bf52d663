import { beforeEach, describe, expect, it, vi } from "vitest";
import { formatCount, language, translate, translateCount } from "../../src/text/translate.ts";
import { createFakeBrowser, type FakeBrowser } from "../fakes/fake-browser.ts";

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
    expect(language()).toBe("de");
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

  it("uses one of the two forms in languages that have more", () => {
    seam.browser.i18n.getUILanguage = () => "pl";
    for (const count of [0, 1, 2, 5, 22])
      expect(translateCount("total_accounts", count)).not.toBe("");
  });

  it("is grouped for the locale", () => {
    expect(formatCount(1_234_567)).toBe("1,234,567");
    seam.browser = createFakeBrowser("de");
    expect(formatCount(1_234_567)).toBe("1.234.567");
  });
});
