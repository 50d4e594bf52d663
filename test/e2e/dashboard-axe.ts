import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { root } from "../../scripts/build-extension.ts";
import { lookAt } from "./axe.ts";
import { type ChromiumProduct, startChromiumProduct } from "./chromium-product.ts";
import { bareStates, companions, openDashboard, richStates, unlock } from "./dashboard-states.ts";
import { type Language, languages, textIn } from "./page-states.ts";

const out = join(root, "out");
mkdirSync(out, { recursive: true });
const widths = [360, 640, 700, 820, 900, 1280, 1920];

/** What axe finds, with pictures; and where the page is wider than its window. */
async function look(page: Page, file: string, language: Language): Promise<string[]> {
  const { suffix } = languages[language];
  const findings = await lookAt(page, join(out, `dashboard-${file}`), { language, suffix });
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    const wider = await page.evaluate(() =>
      document.documentElement.scrollWidth > innerWidth
        ? [...document.querySelectorAll<HTMLElement>("body *:not(.scroller *, .bars *)")]
            .filter((element) => element.getBoundingClientRect().right > innerWidth + 0.5)
            .map(({ tagName, className }) => `${tagName}.${className}`)
        : null,
    );
    const headers = await page.evaluate(() => {
      const [brand, acts, nav] = ["brand", "acts", "bar nav"].map((name) =>
        document.querySelector(`.${name}`)?.getBoundingClientRect(),
      );
      if (!brand || !acts || !nav) return ["no header"];
      const isBeside = acts.top < brand.bottom && acts.left >= brand.right;
      const isApart =
        nav.top >= brand.bottom || (nav.left >= brand.right && nav.right <= acts.left);
      return isBeside && isApart ? [] : ["the header's parts collide"];
    });
    // What must be read is whole: a domain as long as most are, an account's name, its system, what a column is.
    const cut = () =>
      page.evaluate(() =>
        [
          ...document.querySelectorAll<HTMLElement>(
            ".fixed .of-object .full-name, .row-link .name, .accounts .name, .place .system, .fixed thead th, .accounts-scroller",
          ),
        ]
          .filter(
            ({ textContent, scrollWidth, clientWidth, scrollHeight, clientHeight, className }) =>
              ((textContent?.length ?? 0) < 40 && scrollHeight > clientHeight + 1) ||
              (scrollWidth > clientWidth && (className !== "full-name" || clientWidth < 120)),
          )
          .map(({ className, textContent }) => `${className}: ${textContent?.slice(0, 40)}`),
      );
    // A table lays its rows out anew once it knows how wide it has become.
    await expect.poll(cut, { message: `cut at ${width} px` }).toEqual([]);
    findings.push(...headers.map((each) => `${each} at ${width} px`));
    if (wider) findings.push(`wider than ${width} px: ${wider.join(", ")}`);
  }
  return findings;
}

/** Every state of the dashboard in one language: axe, pictures, and every width. */
export function describeDashboard(language: Language): void {
  const { locale, suffix } = languages[language];
  const text = textIn(language);
  let product: ChromiumProduct;
  beforeAll(async () => {
    product = await startChromiumProduct({ scenario: "foresight", locale });
  });
  afterEach(() => product.expectClean());
  afterAll(() => product.close());

  describe("with accounts of all kinds", () => {
    beforeAll(async () => {
      await product.reset();
      for (const key of companions) await product.add(key);
    });

    it.each(Object.entries(richStates))("%s", async (file, { name, act }) => {
      const page = await openDashboard(product, name);
      await act?.(page, text);
      expect(await look(page, file, language)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.lang)).toMatch(language);
      await page.close();
    });

    it("is as well on paper", async () => {
      const page = await openDashboard(product, "short");
      await page.emulateMedia({ media: "print", colorScheme: "light" });
      await page.screenshot({ path: join(out, `dashboard-print${suffix}.png`), fullPage: true });
      await expect
        .poll(() => page.locator("button:visible:not(.sort), a.button:visible").count())
        .toBe(0);
    });
  });

  describe("from nothing on", () => {
    beforeEach(async () => {
      await product.browser.setOffline(false);
      await unlock(product);
      await product.reset();
    });
    afterAll(() => unlock(product));

    it.each(Object.entries(bareStates))("%s", async (file, { name, prepare, act }) => {
      await prepare?.(product);
      const page = await openDashboard(product, name);
      await act?.(page, text);
      expect(await look(page, file, language)).toEqual([]);
    });
  });
}
