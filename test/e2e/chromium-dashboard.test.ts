import { readFile } from "node:fs/promises";
import type { Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type ChromiumProduct, startChromiumProduct } from "./chromium-product.ts";
import { bareStates, openDashboard } from "./dashboard-states.ts";
import { seenText, untilSays } from "./reading.ts";
import { button } from "./settings-form.ts";

const section = (page: Page, name: string): Locator =>
  page.getByRole("region", { name, exact: true });
const readout = (page: Page): Promise<string> => seenText(page.locator(".readout"));
const chart = (page: Page): Locator => page.getByRole("slider");

/** Where an element stands in the window, scrolled into sight. */
async function boxOf(element: Locator) {
  await element.scrollIntoViewIfNeeded();
  const box = await element.boundingBox();
  if (!box) throw new Error("It is not drawn.");
  return box;
}

/** What a press of a button saves: the file's name and its text. */
async function saved(page: Page, name: string): Promise<{ name: string; text: string }> {
  const [download] = await Promise.all([page.waitForEvent("download"), button(page, name).click()]);
  return {
    name: download.suggestedFilename(),
    text: await readFile(await download.path(), "utf8"),
  };
}

describe("the dashboard", () => {
  let product: ChromiumProduct;
  beforeAll(async () => {
    product = await startChromiumProduct({ scenario: "foresight" });
  });
  beforeEach(() => product.reset());
  afterEach(() => product.expectClean());
  afterAll(() => product.close());

  it("is reached from the settings, and shows the worst account first", async () => {
    await product.add("house");
    await product.add("at-risk");
    const page = await product.openSettings();
    await page.getByRole("link", { name: "Dashboard", exact: true }).click();
    await page.getByRole("heading", { level: 2, name: "at-risk" }).waitFor();
    const risks = section(page, "3 domains at risk");
    await expect.poll(() => seenText(risks)).toContain("Pay 80 EUR to save 3 domains.");
    // Why the log and the rows say more, and what the sums of the days leave out.
    expect(await seenText(risks)).toContain(
      "It takes 88.53 EUR, of which 10.00 EUR are there already.",
    );
    expect(await seenText(section(page, "Covered until"))).toContain(
      "What has failed already comes on top: 59.02 EUR.",
    );
    const { id } = await product.data.account("at-risk");
    expect(new URL(page.url()).hash).toBe(`#account=${id}`);
  });

  it("shows the account that a click or a key chooses, and keeps it over a reload", async () => {
    await product.add("short");
    await product.add("house");
    const page = await openDashboard(product, "short");
    const house = page.getByRole("link", { name: /^house/ });
    await house.getByText("2,470.00 EUR").click();
    await page.getByRole("heading", { level: 2, name: "house" }).waitFor();
    await page.reload();
    await page.getByRole("heading", { level: 2, name: "house" }).waitFor();
    await house.focus();
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 2, name: "short" }).waitFor();
    await expect
      .poll(() => seenText(section(page, "Covered until")))
      .toContain("First not covered: dear.de,");
  });

  it("shows every row with its amount in a narrow window, and brings the chosen one into sight", async () => {
    for (const key of ["short", "house", "at-risk"]) await product.add(key);
    const page = await openDashboard(product, "short", { width: 360, height: 640 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    const rows = page.locator(".row-link");
    for (const row of await rows.all()) {
      const box = await row.locator(".amount").boundingBox();
      expect((box?.x ?? 0) + (box?.width ?? 360)).toBeLessThan(360);
    }
    const heading = page.getByRole("heading", { level: 2, name: "house" });
    await rows.filter({ hasText: "house" }).click();
    await expect.poll(async () => (await heading.boundingBox())?.y ?? 640).toBeLessThan(100);
    expect(await heading.evaluate((element) => element === document.activeElement)).toBe(true);
  });

  it("has the payment note written in the settings, and is come back to", async () => {
    await product.add("at-risk");
    const page = await openDashboard(product, "at-risk");
    const { id } = await product.data.account("at-risk");
    await page.getByRole("link", { name: "Add a payment note" }).click();
    await page.getByLabel("Payment note").pressSequentially("RB-10442");
    await button(page, "Save settings").click();
    // The browser does not ask whether to leave: what was typed is saved.
    await page.waitForURL(`**/dashboard.html#account=${id}`);
    await page.getByText("RB-10442").waitFor();
  });

  it("has a chart that tells each point, by the pointer and by keys", async () => {
    await product.add("short");
    const page = await openDashboard(product, "short");
    const now = await readout(page);
    expect(now).toContain("150.00 EUR");
    const box = await boxOf(chart(page));
    await page.mouse.move(box.x + box.width - 80, box.y + 100);
    await expect.poll(() => readout(page)).toContain("−52.20 EUR");
    await page.mouse.move(0, 0);
    await expect.poll(() => readout(page)).toBe(now);
    await chart(page).focus();
    await page.keyboard.press("End");
    await expect.poll(() => readout(page)).toContain("no charge listed");
    await page.keyboard.press("Home");
    await expect.poll(() => readout(page)).toContain("Balance reported by the registrar");
    await expect
      .poll(() => chart(page).getAttribute("aria-valuetext"))
      .toContain("Balance reported by the registrar");
  });

  it("looks closer where the chart is dragged across, and goes back at a double-click", async () => {
    await product.add("short");
    const page = await openDashboard(product, "short");
    const box = await boxOf(chart(page));
    const pressed = () => page.locator(".charttools [aria-pressed=true]").allTextContents();
    await expect.poll(() => pressed()).toEqual(["90 days"]);
    await page.mouse.move(box.x + 400, box.y + 100);
    await page.mouse.down();
    await page.mouse.move(box.x + 600, box.y + 120, { steps: 4 });
    await page.mouse.up();
    await expect.poll(pressed).toEqual([]);
    await chart(page).focus();
    await page.keyboard.press("End");
    const closer = await readout(page);
    await page.mouse.dblclick(box.x + 500, box.y + 100);
    await expect.poll(pressed).toEqual(["90 days"]);
    await chart(page).focus();
    await page.keyboard.press("End");
    await expect.poll(() => readout(page)).not.toBe(closer);
  });

  it("moves nothing when fresh figures arrive", async () => {
    await product.add("house");
    const page = await openDashboard(product, "house");
    const boxes = () =>
      page.evaluate(() =>
        [...document.querySelectorAll("header, section, canvas")].map((part) => {
          const { x, y, width, height } = part.getBoundingClientRect();
          return [x, y, width, height];
        }),
      );
    const before = await boxes();
    expect(before.length).toBeGreaterThan(10);
    product.registrar.account("house").setBalance("2400.00");
    await button(page, "Refresh").click();
    await untilSays(page, "2,370.00");
    await product.untilIdle();
    const after = await boxes();
    // What changed is a list, and grows by what has changed; above it all stays in place.
    const last = await page.evaluate(() =>
      [...document.querySelectorAll("header, section, canvas")].findIndex(
        (part) => part.getAttribute("aria-labelledby") === "changes-title",
      ),
    );
    expect(after.slice(0, last)).toEqual(before.slice(0, last));
    await expect.poll(() => seenText(section(page, "What changed"))).toContain("−100.00 EUR");
  });

  it("stops loading a long list when told to", async () => {
    await bareStates.loading?.prepare?.(product);
    const page = await openDashboard(product, "large");
    await page.getByRole("progressbar").waitFor();
    await button(page, "Stop").click();
    await page.getByRole("progressbar").waitFor({ state: "detached" });
  });

  it("saves what a spreadsheet reads", async () => {
    await product.add("short");
    const page = await openDashboard(product, "short");
    const day = new Date().toISOString().slice(0, 10);
    const history = await saved(page, "History as CSV");
    expect(history.name).toBe(`short_History_${day}.csv`);
    expect(history.text).toMatch(/^\ufeff"Time \(UTC\)","Account balance"/);
    expect(history.text).toMatch(/,150\.00,0\.00,"EUR","Read"\r\n$/);
    const charges = await saved(page, "Upcoming charges as CSV");
    expect(charges.text).toContain(',"dear.de","DOMAIN",');
    const sums = await saved(page, "Sums by day as CSV");
    expect(sums.text).toContain(",1,118.90,");
    await page.getByLabel("Accounting of the").selectOption({ label: "last 90 days" });
    const book = await saved(page, "Accounting as CSV");
    expect(book.name).toBe(`short_Accounting_${day}.csv`);
    const { rows = [] } = product.registrar.account("short").state.accounting ?? {};
    expect(rows).not.toEqual([]);
    for (const { description } of rows) expect(book.text).toContain(`"${description}"`);
  });
});

describe("what the registrar sends in its lists", () => {
  let product: ChromiumProduct;
  beforeAll(async () => {
    product = await startChromiumProduct({ scenario: "hostile" });
  });
  beforeEach(() => product.reset());
  afterEach(() => product.expectClean());
  afterAll(() => product.close());

  it.each(["lists", "lists-cnr"])("stays plain, contained text: %s", async (key) => {
    await product.add(key);
    const page = await openDashboard(product, key, { width: 1000, height: 900 });
    for (const summary of await page.locator("article summary").all()) await summary.click();
    const found = await page.evaluate(() => ({
      foreign: [
        ...document.body.querySelectorAll("img, script, style, iframe, textarea, i, [onerror]"),
      ].map(({ outerHTML }) => outerHTML),
      width: document.documentElement.scrollWidth,
      title: document.title,
      // Whatever stands in a cell by a name of the registrar's stands by itself.
      loose: [...document.querySelectorAll("tbody th .name, tbody th .full-name")].filter(
        (cell) => cell.textContent !== "Unknown" && !cell.querySelector("bdi"),
      ).length,
      tallest: Math.max(
        ...[...document.querySelectorAll("article tbody tr:not(.gap)")].map(
          (row) => row.getBoundingClientRect().height,
        ),
      ),
    }));
    expect(found).toMatchObject({ foreign: [], loose: 0 });
    expect(found.width).toBeLessThanOrEqual(1000);
    expect(found.title).not.toContain("owned");
    // A name of 10,000 characters makes no row higher.
    expect(found.tallest).toBeLessThan(80);
  });

  it("starts no formula in a file", async () => {
    await product.add("lists");
    const page = await openDashboard(product, "lists");
    for (const name of ["Upcoming charges as CSV", "Accounting as CSV"]) {
      const { text } = await saved(page, name);
      const cells = text.replace("\ufeff", "").split(/[,;\t\r\n]+/);
      expect(cells.length).toBeGreaterThan(20);
      for (const cell of cells)
        expect(cell).not.toMatch(/^"*[\p{Cf}\p{Z}]*(?:[=+@\t＝＋－＠]|-(?!\d+(?:\.\d+)?$))/u);
    }
  });
});
