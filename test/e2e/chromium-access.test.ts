import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { root } from "../../scripts/build-extension.ts";
import { axeFindings } from "./axe.ts";
import { type ChromiumProduct, startChromiumProduct } from "./chromium-product.ts";
import { openDashboard } from "./dashboard-states.ts";

const out = join(root, "out");
mkdirSync(out, { recursive: true });
const forced = { forcedColors: "active", colorScheme: "dark" } as const;

/** A picture of a part in forced colours, to be compared byte for byte, without what only the pointer or the focus shows. */
async function picture(part: Locator): Promise<string> {
  await part.page().mouse.move(0, 0);
  await part.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  return (await part.screenshot({ animations: "disabled" })).toString("base64");
}

/** A picture of more than the window takes it back: the windows are high. The browser's own font size, as its settings have it: not the page's zoom. */
async function setFont(page: Page, standard: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send("Page.setFontSizes", { fontSizes: { standard, fixed: standard } });
}

/** What is wider than the place that cuts it off, and is not meant to end in an ellipsis. */
const cutOff = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>("body *")]
      .filter((element) => {
        const { overflowX, textOverflow } = getComputedStyle(element);
        const cuts = overflowX === "hidden" || overflowX === "clip";
        if (element.closest(".hidden, svg, .uplot, .chart") || textOverflow === "ellipsis")
          return false;
        return cuts && element.scrollWidth > element.clientWidth + 1;
      })
      .map((element) => element.outerHTML.slice(0, 120)),
  );

/** What reaches over the page's end, beside what scrolls by itself. */
const overhanging = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const end = document.documentElement.clientWidth;
    return [...document.querySelectorAll<HTMLElement>("body *")]
      .filter((each) => !each.parentElement?.closest(".scroller, .bars, .hidden, .chart"))
      .filter((each) => each.getBoundingClientRect().right > end + 0.5)
      .map((each) => each.outerHTML.slice(0, 160));
  });

const pageWidth = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth);

describe("for everybody, in Chromium", () => {
  let product: ChromiumProduct;
  beforeAll(async () => {
    product = await startChromiumProduct({ scenario: "foresight" });
    for (const key of ["short", "at-risk", "cnr-short", "test"]) await product.add(key);
  });
  beforeEach(() => product.browser.setOffline(false));
  afterEach(() => product.expectClean());
  afterAll(() => product.close());

  describe("in forced colours", () => {
    it("a switch that is on looks unlike one that is off, and so do a pressed button and its neighbours", async () => {
      const settings = await product.openSettings("#warnings", { width: 1000, height: 800 });
      await settings.emulateMedia(forced);
      const slider = settings.locator(
        ".warnings .switch:has(input[aria-describedby=warn-test-hint])",
      );
      const off = await picture(slider);
      await slider.click();
      await expect.poll(() => slider.locator("input").isChecked()).toBe(true);
      expect(await picture(slider)).not.toBe(off);
      await settings.screenshot({ path: join(out, "access-settings-forced.png"), fullPage: true });
      await slider.click();
      await expect.poll(() => slider.locator("input").isChecked()).toBe(false);
      expect(await picture(slider)).toBe(off);
    });

    it("a pressed button, the chosen row and the meter are told from the others", async () => {
      const page = await openDashboard(product, "short");
      await page.emulateMedia(forced);
      const button = page.locator(".spans button").first();
      const released = await picture(button);
      await button.click();
      expect(await picture(button)).not.toBe(released);
      const row = (isChosen: boolean) =>
        page
          .locator(`.side .row-link${isChosen ? "[aria-current]" : ":not([aria-current])"}`)
          .first()
          .evaluate((element) => {
            const { outlineStyle, outlineColor } = getComputedStyle(element);
            const name = element.querySelector(".name");
            return [outlineStyle, outlineColor, name && getComputedStyle(name, "::before").content];
          });
      const [outline, , sign] = await row(true);
      expect([outline, sign]).toEqual(["solid", '"▸ " / ""']);
      expect((await row(false))[0]).toBe("none");
      const meter = await page
        .locator(".cover .meter.short")
        .evaluate((element) => [
          getComputedStyle(element).backgroundImage,
          getComputedStyle(element.firstElementChild as Element).backgroundColor,
          getComputedStyle(element).backgroundColor,
        ]);
      expect(meter[0]).toContain("repeating-linear-gradient");
      expect(meter[1]).not.toBe(meter[2]);
      await page.screenshot({ path: join(out, "access-dashboard-forced.png"), fullPage: true });
    });

    it("the entries of the chart's legend differ in more than colour", async () => {
      const page = await openDashboard(product, "short");
      const drawings = await page
        .locator(".legend li svg")
        .evaluateAll((all) => all.map((each) => each.innerHTML));
      expect(drawings.length).toBeGreaterThan(2);
      expect(new Set(drawings).size).toBe(drawings.length);
    });

    it("the chosen account of the popup's list is marked", async () => {
      const popup = await product.openPopup();
      await popup.emulateMedia(forced);
      await popup.click("#switcher");
      await popup.getByRole("listbox").waitFor();
      const rows = await popup
        .locator("[role=option]")
        .evaluateAll((all) =>
          all.map((each) => getComputedStyle(each.children[0] as Element, "::before").content),
        );
      expect(rows.filter((content) => content.includes("▸"))).toHaveLength(1);
      await popup.screenshot({ path: join(out, "access-popup-forced.png") });
    });
  });

  it.each([24, 32])(
    "a browser's font of %i px enlarges everything, and cuts off nothing",
    async (size) => {
      // As wide as the browser makes its window then; it makes none wider than 800 px.
      const width = 23.75 * size;
      expect(width).toBeLessThanOrEqual(800);
      const popup = await product.openPopup({ width, height: 1200 });
      await setFont(popup, size);
      await expect.poll(() => popup.evaluate(() => document.body.offsetWidth)).toBe(width);
      expect(await pageWidth(popup)).toBe(width);
      expect(await cutOff(popup)).toEqual([]);
      expect(await popup.evaluate(() => getComputedStyle(document.body).fontSize)).toBe(
        `${0.8125 * size}px`,
      );
      await popup.screenshot({ path: join(out, `access-popup-font-${size}.png`) });
      for (const page of [
        await product.openSettings("", { width: 1280, height: 2000 }),
        await openDashboard(product, "short", { width: 1280, height: 2000 }),
      ]) {
        await setFont(page, size);
        await expect
          .poll(() => page.evaluate(() => getComputedStyle(document.documentElement).fontSize))
          .toBe(`${size}px`);
        expect(await cutOff(page)).toEqual([]);
        expect(await overhanging(page)).toEqual([]);
        const name = new URL(page.url()).pathname.slice(1, -5);
        await page.screenshot({
          path: join(out, `access-${name}-font-${size}.png`),
        });
        await page.close();
      }
    },
  );

  it.each([320, 360, 412])("a telephone %i px wide shows the whole popup", async (width) => {
    const popup = await product.openPopup({ width });
    const session = await popup.context().newCDPSession(popup);
    const metrics = { width, height: 740, deviceScaleFactor: 1, mobile: true };
    await session.send("Emulation.setDeviceMetricsOverride", {
      ...metrics,
      screenWidth: width,
      screenHeight: 740,
    });
    await expect.poll(() => popup.evaluate(() => document.body.offsetWidth)).toBe(width);
    expect(await pageWidth(popup)).toBe(width);
    expect(await cutOff(popup)).toEqual([]);
    await popup.screenshot({ path: join(out, `access-popup-${width}.png`), fullPage: true });
  });

  it("every target has its 24 px, or room around it", async () => {
    const only = { runOnly: { type: "rule" as const, values: ["target-size"] } };
    for (const page of [
      await product.openPopup(),
      await product.openSettings("", { width: 1000, height: 800 }),
      await openDashboard(product, "short"),
    ])
      expect(
        await axeFindings(page, { ...only, rules: { "target-size": { enabled: true } } }),
      ).toEqual([]);
  });

  it("no two controls of a page have the same name", async () => {
    const settings = await product.openSettings("", { width: 1000, height: 800 });
    const names = await settings
      .locator(".accounts button, .accounts input")
      .evaluateAll((all) => all.map((each) => each.getAttribute("aria-label")));
    expect(names.length).toBeGreaterThan(10);
    expect(new Set(names).size).toBe(names.length);
  });

  it("who asks for more contrast reads nothing in soft ink", async () => {
    const popup = await product.openPopup();
    const inks = () =>
      popup
        .locator(".soft")
        .first()
        .evaluate((soft) => [getComputedStyle(soft).color, getComputedStyle(document.body).color]);
    const [soft, ink] = await inks();
    expect(soft).not.toBe(ink);
    await popup.emulateMedia({ contrast: "more" });
    await expect.poll(async () => new Set(await inks()).size).toBe(1);
  });
});
