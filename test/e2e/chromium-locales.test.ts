import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Preferences } from "../../src/domain/preferences.ts";
import type { TestLocale } from "../browsers/options.ts";
import { type ChromiumProduct, startChromiumProduct } from "./chromium-product.ts";
import { seenText } from "./reading.ts";
import { fieldOf, saveSettings } from "./settings-form.ts";

// Languages that there are no texts in: all is said in English, with English plurals, Western digits and the registrars'
// calendar. The last one is no language: what Linux tells with LANG=C.
const locales: readonly TestLocale[] = ["ja", "th", "ar", "C"];

const otherLetters = /(?![A-Za-z])\p{L}/u;
const otherDigits = /(?![0-9])\p{Nd}/u;

/** What a page says that is neither English nor a name that somebody gave. */
const foreignIn = (text: string): string[] =>
  text.split("\n").filter((line) => otherLetters.test(line) || otherDigits.test(line));

describe.each(locales)("a browser in %s", (locale) => {
  let product: ChromiumProduct;
  beforeAll(async () => {
    product = await startChromiumProduct({ scenario: "foresight", locale });
  });
  beforeEach(() => product.reset());
  afterEach(() => product.expectClean());
  afterAll(() => product.close());

  const dashboard = async (): Promise<Page> => {
    const page = await product.browser.openPage("dashboard.html", { width: 1200, height: 900 });
    await page.getByRole("region", { name: "Upcoming charges", exact: true }).waitFor();
    return page;
  };

  it("shows figures, days and counts in English in the popup", async () => {
    await product.add("short");
    const page = await product.openPopup();
    const text = await seenText(page.locator("body"));
    expect(text).toContain("150.00");
    expect(foreignIn(text)).toEqual([]);
    expect(text).not.toMatch(/\b1 (?:domains|charges|days|accounts)\b/);
    expect(await page.evaluate(() => document.documentElement.lang)).toBe("en");
  });

  it("leaves no part of the dashboard blank, the chart among them", async () => {
    await product.add("short");
    const page = await dashboard();
    await page.locator(".uplot canvas").first().waitFor();
    const text = await seenText(page.locator("main"));
    expect(foreignIn(text)).toEqual([]);
    // Years of the registrars' calendar, none of another.
    expect(text).toMatch(/\b20\d\d\b/);
    expect(text).not.toMatch(/\b(?:25[67]\d|14[45]\d|R\d)\b/);
  });

  it("takes back in the settings what it shows there", async () => {
    const { id } = await product.add("short");
    const list = await product.openSettings("#appearance");
    await list.getByRole("region", { name: "Appearance" }).waitFor();
    await list.close();
    for (const typed of ["100.50", null]) {
      const page = await product.openSettings(`#warnings=${id}`);
      const below = fieldOf(page, "Warn below (amount)");
      // The second time it is what the product wrote itself.
      if (typed !== null) await below.fill(typed);
      await expect.poll(() => below.inputValue()).toBe("100.50");
      await expect.poll(() => seenText(page.locator("#warnBelow-understood"))).toBe("= 100.50");
      await saveSettings(page, "short");
      await page.close();
    }
    expect((await product.data.account("short")).warnBelow).toBe("100.50");
  });
});

describe("a language and a region that were chosen", () => {
  let product: ChromiumProduct;
  beforeAll(async () => {
    product = await startChromiumProduct({ scenario: "foresight" });
  });
  beforeEach(() => product.reset());
  afterEach(() => product.expectClean());
  afterAll(() => product.close());

  const kept = async (): Promise<Preferences | undefined> =>
    product.data.record<Preferences>("preferences");

  it("are spoken by every page, by the tooltip, and by the next worker", async () => {
    await product.add("short");
    const settings = await product.openSettings("#appearance");
    await settings.getByLabel("Language", { exact: true }).selectOption("de");
    await settings.getByRole("heading", { level: 1, name: "Einstellungen" }).waitFor();
    await settings.getByLabel("Region", { exact: true }).selectOption("de-CH");
    await expect.poll(kept).toMatchObject({ language: "de", region: "de-CH" });
    await product.rest();
    const popup = await product.openPopup();
    const text = await seenText(popup.locator("body"));
    expect(text).toContain("Verfügbar");
    expect(await popup.evaluate(() => document.documentElement.lang)).toBe("de");
    await product.untilIdle();
    await expect.poll(async () => (await product.browser.badge()).title).toMatch(/Nicht gedeckt/);
    const dashboard = await product.browser.openPage("dashboard.html");
    await dashboard.getByRole("region", { name: "Anstehende Belastungen", exact: true }).waitFor();
    // Another page of the extension hears of the next choice at once.
    await settings.getByLabel("Sprache", { exact: true }).selectOption("en");
    await dashboard.getByRole("region", { name: "Upcoming charges", exact: true }).waitFor();
  });
});
