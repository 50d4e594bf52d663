import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { root } from "../../scripts/build-extension.ts";
import { patiently } from "../browsers/patience.ts";
import { lookAt } from "./axe.ts";
import { type ChromiumProduct, startChromiumProduct } from "./chromium-product.ts";
import { draftOf, saveAccount } from "./extension-data.ts";
import {
  type Language,
  languages,
  type PageState,
  popupStates,
  settingsStates,
  textIn,
} from "./page-states.ts";
import { button } from "./settings-form.ts";

const out = join(root, "out");
mkdirSync(out, { recursive: true });
/** Where the parts of the popup stand. */
const boxesOf = (page: Page): Promise<Record<string, number>[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll("header, section:not(.banner), footer")].map((part) => {
      const { x, y, width, height } = part.getBoundingClientRect();
      return { x, y, width, height };
    }),
  );

/** Every state of popup and settings in one language: axe, pictures, and what must fit. */
export function describePages(language: Language): void {
  const { locale, suffix } = languages[language];
  const text = textIn(language);
  let product: ChromiumProduct;
  beforeAll(async () => {
    product = await startChromiumProduct({ locale });
  });
  beforeEach(async () => {
    await product.browser.setOffline(false);
    await product.data.ask({ name: "forget-secrets" });
    await product.reset();
  });
  afterEach(() => product.expectClean());
  afterAll(() => product.close());

  const look = (page: Page, name: string): Promise<string[]> =>
    lookAt(page, join(out, name), { language, suffix });

  it.each(Object.entries<PageState>(popupStates))("popup: %s", async (name, state) => {
    await state.prepare?.(product);
    const popup = await product.openPopup({ height: 200 });
    await state.act?.(popup, text);
    expect(await look(popup, `popup-${name}`)).toEqual([]);
    expect(await popup.evaluate(() => document.documentElement.lang)).toMatch(`${language}`);
    const size = await popup.evaluate(() => [
      document.documentElement.scrollWidth,
      document.documentElement.scrollHeight,
    ]);
    expect(size[0]).toBe(380);
    // A domain that is named alone is read in full.
    const cut = await popup
      .locator(".tight bdi")
      .evaluateAll((names) =>
        names.flatMap((each) =>
          each.scrollHeight > each.clientHeight + 1 ? (each.textContent ?? "") : [],
        ),
      );
    expect(cut).toEqual([]);
    if (!state.isLong) expect(size[1]).toBeLessThanOrEqual(600);
    if (!state.inWindow) return;
    await popup.close();
    await lookAtWindow(name, state.inWindow === "fills");
  });

  /** The window that hangs from the toolbar is as high as its list, or as high as it can be, and all of it is seen. */
  async function lookAtWindow(name: string, isFull: boolean): Promise<void> {
    const popup = await product.browser.openRealPopup();
    // Some frames later the browser has fitted its window: all rows are in sight, or as many as its full height leaves.
    const fits = await popup.evaluate<boolean>(
      `new Promise((done) => {
      const end = performance.now() + ${patiently(30_000)};
      const look = () => {
        const { documentElement: page } = document;
        const list = document.querySelector("[role=listbox]");
        if (!list) document.querySelector("button[aria-haspopup=listbox][aria-expanded=false]")?.click();
        const isWhole = list?.scrollHeight === list?.clientHeight;
        const isFit = list && isWhole === ${!isFull} && list.clientHeight >= 190
          && innerWidth === 380 && page.scrollHeight <= innerHeight && innerHeight ${isFull ? "=== 600" : "< 600"};
        if (isFit || performance.now() > end) done(Boolean(isFit));
        else requestAnimationFrame(look);
      };
      look();
    })`,
    );
    await popup.screenshot(join(out, `popup-toolbar-${name}${suffix}.png`));
    expect(fits).toBe(true);
    await popup.close();
  }

  it.each(Object.entries<PageState>(settingsStates))("settings: %s", async (name, state) => {
    await state.prepare?.(product);
    const settings = await product.openSettings(state.hash, { width: 1000, height: 800 });
    await state.act?.(settings, text);
    expect(await look(settings, `settings-${name}`)).toEqual([]);
    await settings.setViewportSize({ width: 400, height: 800 });
    expect(await settings.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      400,
    );
  });

  it("welcome", async () => {
    const welcome = await product.browser.openPage("welcome.html", { width: 1120, height: 900 });
    await welcome.getByRole("heading", { level: 1 }).waitFor();
    expect(await look(welcome, "welcome")).toEqual([]);
    await welcome.setViewportSize({ width: 360, height: 800 });
    expect(await welcome.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      360,
    );
  });

  it.each(["plain", "cnr", "cnr-overdraft", "test"])(
    "nothing moves between cached and fresh figures: %s",
    async (key) => {
      await product.add(key);
      // What is foreseen is no part of this: it comes once, after the first figures.
      await product.data.waitForAccount(
        key,
        ({ foresight, system }) => system === "ote" || foresight?.loadedAt != null,
      );
      product.registrar.faults.set({ command: "StatusAccount" }, { kind: "hold" });
      const popup = await product.openPopup();
      const cached = await boxesOf(popup);
      expect(cached.length).toBeGreaterThan(3);
      await button(popup, text("refresh")).click();
      await popup.locator("button[aria-busy=true]").waitFor();
      expect(await boxesOf(popup)).toEqual(cached);
      product.registrar.faults.clear();
      await popup.locator("button[aria-busy=false]").waitFor();
      expect(await boxesOf(popup)).toEqual(cached);
    },
  );

  it("no figure moves when a passing fault comes and goes", async () => {
    await product.add("plain");
    const popup = await product.openPopup();
    const figures = (await boxesOf(popup)).slice(0, 4);
    product.registrar.faults.set({ times: 1 }, { kind: "html" });
    await button(popup, text("refresh")).click();
    await popup.getByText(text("failure_malformed_title")).first().waitFor();
    expect((await boxesOf(popup)).slice(0, 4)).toEqual(figures);
  });

  it("nothing moves when something is foreseen for the first time", async () => {
    const { registrar, data } = product;
    product.withoutCharges();
    registrar.faults.set({ account: "plain", command: "QueryObjectRenewalList" }, { kind: "hold" });
    await saveAccount(data, draftOf(registrar.account("plain").state));
    const popup = await product.openPopup();
    const before = await boxesOf(popup);
    registrar.faults.clear();
    await data.waitForAccount("plain", ({ foresight }) => foresight?.loadedAt != null);
    await popup.getByText(text("cover_due")).waitFor();
    expect(await boxesOf(popup)).toEqual(before);
  });

  it("shows long names to their end, which tells them apart, in a narrow window too", async () => {
    const { data, registrar, browser } = product;
    const ends = ["Nord GmbH", "Süd GmbH"];
    const name = (end: string) => `Internationale Beispielverwaltung ${end}`;
    for (const [place, key] of ["plain", "sparing"].entries()) {
      const draft = draftOf(registrar.account(key).state);
      await saveAccount(data, { ...draft, name: name(ends[place] ?? "") });
    }
    const id = (await data.account(name("Süd GmbH"))).id;
    const cut = (page: Page, names: string) =>
      page
        .locator(names)
        .evaluateAll((all) =>
          all.flatMap((each) =>
            each.scrollWidth > each.clientWidth || each.scrollHeight > each.clientHeight
              ? (each.textContent ?? "")
              : [],
          ),
        );
    const size = { width: 360, height: 800 };
    const popup = await product.openPopup({ height: 500 });
    await popup.locator("#switcher").click();
    const dashboard = await browser.openPage(`dashboard.html#account=${id}`, size);
    const settings = await browser.openPage("options.html", size);
    for (const [page, names] of [
      [popup, '[role="option"] .name'],
      [dashboard, ".row-link .name, h2.full-name"],
      [settings, ".account .full-name"],
    ] as const) {
      await page.locator(names).nth(1).waitFor();
      expect(await cut(page, names)).toEqual([]);
    }
    // A name of one line has no edge that cuts; nor has the part of an address that must be read.
    expect(await cut(popup, ".place .system")).toEqual([]);
    await popup.keyboard.press("Escape");
    expect(await cut(popup, "#switcher span, .who p")).toEqual([]);
    await popup.screenshot({ path: join(out, `popup-long-names${suffix}.png`) });
    await dashboard.screenshot({ path: join(out, `dashboard-long-names${suffix}.png`) });
    await settings.screenshot({ path: join(out, `settings-long-names${suffix}.png`) });
  });

  it("leaves the sums where they are, whatever a search finds", async () => {
    const state: PageState | undefined = popupStates["list-found"];
    await state?.prepare?.(product);
    const popup = await product.openPopup({ height: 600 });
    await popup.locator("#switcher").click();
    const field = popup.getByRole("combobox");
    await field.waitFor();
    const place = async () => (await popup.locator("[aria-labelledby=totals]").boundingBox())?.y;
    const before = await place();
    expect(before).toBeGreaterThan(200);
    for (const typed of ["BRAND", "xyzzy"]) {
      await field.fill(typed);
      await popup.getByRole("option").nth(5).waitFor({ state: "detached" });
      expect(await place()).toBe(before);
    }
    await popup.screenshot({ path: join(out, `popup-list-none${suffix}.png`) });
  });

  it("has its list as high as the side panel is", async () => {
    for (const key of ["plain", "sparing"]) await product.add(key);
    const panel = await product.browser.openPage("panel.html", { width: 360, height: 900 });
    await panel.locator("#switcher").click();
    const list = panel.getByRole("listbox");
    await list.waitFor();
    // Many rows, without as many accounts.
    await list.evaluate((element) => {
      for (let row = 0; row < 60; row++)
        element.append(element.querySelector('[role="option"]')?.cloneNode(true) ?? "");
    });
    for (const height of [900, 500]) {
      await panel.setViewportSize({ width: 360, height });
      const [bottom, page] = await panel.evaluate(() => [
        document.querySelector("main")?.getBoundingClientRect().bottom,
        document.documentElement.scrollHeight,
      ]);
      expect([bottom, page]).toEqual([height, height]);
    }
  });

  it("is at home in the side panel, as wide as that is", async () => {
    await product.add("plain");
    const panel = await product.browser.openPage("panel.html", { width: 300, height: 900 });
    await panel.getByRole("heading", { level: 1 }).waitFor();
    for (const width of [280, 480, 900]) {
      await panel.setViewportSize({ width, height: 900 });
      const drawn = await panel.evaluate(() => [
        document.documentElement.scrollWidth,
        document.body.offsetWidth,
      ]);
      expect(drawn).toEqual([width, Math.min(width, 640)]);
    }
    // The currency stands beside its figure, in a narrow panel too.
    await panel.setViewportSize({ width: 320, height: 900 });
    const figure = await panel.locator(".hero .figure").boundingBox();
    const currency = await panel.locator(".hero .figure small").boundingBox();
    expect((currency?.y ?? 0) + (currency?.height ?? 0)).toBeLessThanOrEqual((figure?.y ?? 0) + 45);
    await panel.setViewportSize({ width: 480, height: 900 });
    expect(await look(panel, "panel")).toEqual([]);
    // What is chosen on another page holds there at once.
    const { preferences } = await product.data.overview();
    const other = language === "de" ? "en" : "de";
    const choose = (part: object) =>
      product.data.ask({ name: "save-preferences", preferences: { ...preferences, ...part } });
    await choose({ theme: "dark", density: "compact", language: other });
    await panel.getByText(textIn(other)("available_funds")).waitFor();
    const chosen = await panel.evaluate(() => [
      document.documentElement.style.colorScheme,
      document.documentElement.dataset.density,
      document.documentElement.lang,
    ]);
    expect(chosen).toEqual(["dark", "compact", other]);
    await choose({});
    await panel.getByText(text("available_funds")).waitFor();
    const probe = await product.browser.probe();
    expect(await probe.evaluate("chrome.sidePanel.getOptions({})")).toMatchObject({
      path: "panel.html",
    });
  });

  it.each([
    ["", "plain", "8,467.22"],
    ["-at-risk", "cnr-overdraft", "−312.40"],
  ])("the popup that hangs from the toolbar needs no scrolling%s", async (name, key, figure) => {
    await product.add(key);
    const popup = await product.browser.openRealPopup();
    // The browser fits its window to the page some frames later: until then it is wider, or lower.
    const fits = await popup.evaluate<boolean>(
      `new Promise((done) => {
      const end = performance.now() + ${patiently(30_000)};
      const look = () => {
        const { documentElement: page, body } = document;
        const isFit = document.querySelector("footer") && body.offsetWidth === 380
          && innerWidth === 380 && page.scrollHeight <= innerHeight;
        if (isFit || performance.now() > end) done(Boolean(isFit));
        else requestAnimationFrame(look);
      };
      look();
    })`,
    );
    expect(fits).toBe(true);
    expect(await popup.evaluate<string>("document.body.innerText")).toContain(
      language === "en" ? figure : figure.replace(",", "'").replace(".", ",").replace("'", "."),
    );
    await popup.screenshot(join(out, `popup-toolbar${name}${suffix}.png`));
    await popup.close();
  });

  it("fills the window that hangs from the toolbar where it is too high for it", async () => {
    await product.add("plain");
    const popup = await product.browser.openRealPopup();
    // The browser widens the window then, for a scrollbar; how much, and whether it shows one, is its own affair.
    const widths = await popup.evaluate<number[]>(
      `new Promise((done) => {
      const end = performance.now() + ${patiently(30_000)};
      const look = () => {
        const { documentElement: page, body } = document;
        const footer = document.querySelector("footer");
        footer?.style.setProperty("margin-top", "300px");
        const isWide = footer && innerHeight === 600 && innerWidth > 380;
        if (!isWide && performance.now() < end) requestAnimationFrame(look);
        else done([innerWidth, page.clientWidth, body.offsetWidth, page.scrollWidth]);
      };
      look();
    })`,
    );
    const [window = 0, page = 0, body, scrolled] = widths;
    expect(window).toBeLessThan(430);
    expect([body, scrolled]).toEqual([page, page]);
    await popup.screenshot(join(out, `popup-toolbar-high${suffix}.png`));
    await popup.close();
  });
}
