import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { root } from "../../scripts/build-extension.ts";
import { lookAt } from "./axe.ts";
import { type ChromiumProduct, startChromiumProduct } from "./chromium-product.ts";

const out = join(root, "out");
mkdirSync(out, { recursive: true });

let product: ChromiumProduct;
beforeAll(async () => {
  product = await startChromiumProduct();
});
beforeEach(() => product.reset());
afterEach(async () => {
  await product.expectClean();
  // Whatever is opened, looked at and waited for: no registrar hears of it.
  expect(product.registrar.requests).toEqual([]);
});
afterAll(() => product.close());

const strip = (page: Page) =>
  page.getByRole("complementary", { name: "Sample data: no real accounts" });

async function begin(): Promise<Page> {
  const welcome = await product.browser.openPage("welcome.html");
  await welcome.getByRole("button", { name: "Try it with sample data" }).click();
  await welcome.waitForURL("**/dashboard.html*");
  await strip(welcome).waitFor();
  return welcome;
}

it("begins on the welcome page and is marked on every page, badge and tooltip included", async () => {
  const dashboard = await begin();
  expect(await dashboard.locator(".side .row-link").count()).toBe(8);
  const { text, title } = await product.browser.badge();
  expect(text).toBe("!4");
  expect(title).toMatch(/^Sample data: no real accounts\n/);
  for (const file of ["popup.html", "options.html", "statement.html", "welcome.html"]) {
    const page = await product.browser.openPage(file);
    await strip(page).waitFor();
    await page.close();
  }
});

it("has a past, and a statement that its bookings explain", async () => {
  await begin();
  const page = await product.browser.openPage("statement.html#account=sample-soon", {
    width: 1000,
    height: 900,
  });
  await page.getByText("Sample data").first().waitFor();
  await page.locator("article h1").waitFor();
  expect(await lookAt(page, join(out, "statement-sample"), { language: "en", suffix: "" })).toEqual(
    [],
  );
  expect(await page.locator(".proof").textContent()).not.toContain("unexplained");
});

it("marks the files that are saved of it", async () => {
  const dashboard = await begin();
  const download = dashboard.waitForEvent("download");
  await dashboard.getByRole("button", { name: "History as CSV" }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^Sample-data_/);
  const lines = readFileSync(await file.path(), "utf8")
    .trimEnd()
    .split("\r\n");
  expect(lines.length).toBeGreaterThan(100);
  expect(lines.slice(1).every((line) => line.startsWith('"Sample data: no real accounts"'))).toBe(
    true,
  );
});

it("is there after the worker and the browser were stopped, and says so when it is refreshed", async () => {
  await begin();
  await product.browser.stopWorker();
  await product.restart();
  const popup = await product.openPopup();
  await strip(popup).waitFor();
  await popup.getByRole("button", { name: "Refresh", exact: true }).click();
  await popup.getByText("This is sample data").first().waitFor();
});

it("goes with one click, and nothing of it is left anywhere", async () => {
  // What the worker itself noted of its starts is of no account.
  const kept = async (): Promise<unknown[]> => {
    const [local, ...others] = JSON.parse(await product.data.dump()) as Record<string, unknown>[];
    return [{ ...local, diagnostics: null }, ...others];
  };
  await product.untilIdle();
  const before = await kept();
  const dashboard = await begin();
  await strip(dashboard).getByRole("button", { name: "Remove sample data" }).click();
  await strip(dashboard).waitFor({ state: "detached" });
  await product.untilIdle();
  expect(await kept()).toEqual(before);
  expect((await product.browser.badge()).title).not.toContain("Sample");
});
