import { mkdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { root } from "../../scripts/build-extension.ts";
import { lastPeriod, periodKey, spanOf } from "../../src/domain/statement/period.ts";
import { fillStores } from "../support/ui/fill-stores.ts";
import { axeFindings, lookAt } from "./axe.ts";
import { type ChromiumProduct, startChromiumProduct } from "./chromium-product.ts";
import { openDashboard } from "./dashboard-states.ts";
import { type Language, languages, textIn } from "./page-states.ts";
import { seenText } from "./reading.ts";

const out = join(root, "out");
mkdirSync(out, { recursive: true });
const day = 86_400_000;

/** The last whole month, by the registrar's clock. */
const monthOf = ({ registrar }: ChromiumProduct) =>
  spanOf(lastPeriod("month", registrar.now()), registrar.now());

/** What was booked in that month and around it: with VAT 19 percent, 29.51 and 11.90 were charged in it. */
function book(product: ChromiumProduct, key: string): void {
  const { start, end } = monthOf(product);
  const now = product.registrar.now();
  const at = (time: number): number => (time - now) / day;
  product.registrar.account(key).change({
    accounting: {
      rows: [
        { day: at(start - day), type: "RENEW_DOMAIN", description: "before.de", price: "7.00" },
        {
          day: at(start + 1.5 * day),
          type: "PAYMENT",
          description: "Bank transfer",
          price: "-200.00",
          vat: false,
        },
        {
          day: at(start + 4.5 * day),
          type: "RENEW_DOMAIN",
          description: "=1+1.de",
          price: "24.80",
        },
        { day: at(start + 9.5 * day), type: "ADD_DOMAIN", description: "birch.de", price: "10.00" },
        { day: at(end + day / 2), type: "RENEW_DOMAIN", description: "after.de", price: "9.00" },
      ],
      generated: [],
    },
  });
}

/** The balances that were seen, in the browser's storage. */
async function keep(product: ChromiumProduct, names: readonly string[]): Promise<void> {
  const { start, end } = monthOf(product);
  const point = (at: number, balance: string) => ({ at, balance, deposits: null, past: true });
  const history = {
    currency: "EUR",
    points: [point(start, "54.27"), point(end, "212.86")],
    others: {},
  };
  const ids = await Promise.all(names.map(async (name) => (await product.data.account(name)).id));
  await (await product.browser.probe()).evaluate(fillStores, {
    kept: Object.fromEntries(ids.map((id) => [id, { history }])),
  });
}

const figures = (page: Page): Promise<string[]> =>
  page
    .locator(".sum dd:not(.as-of)")
    .evaluateAll((all) => all.map(({ textContent }) => textContent ?? ""));

async function saved(page: Page, name: string): Promise<string[]> {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name, exact: true }).click(),
  ]);
  const text = await readFile(await download.path(), "utf8");
  return text.replace("\ufeff", "").trimEnd().split("\r\n");
}

/** Each width at which the page is wider than its window. */
async function tooWide(page: Page): Promise<string[]> {
  const wide: string[] = [];
  for (const width of [360, 640, 900, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    const drawn = await page.evaluate(() => document.documentElement.scrollWidth);
    if (drawn > width) wide.push(`${drawn} px wide in ${width}`);
  }
  await page.setViewportSize({ width: 900, height: 1000 });
  return wide;
}

describe.each(["en", "de"] as const)("the statement in %s", (language: Language) => {
  const { locale, suffix } = languages[language];
  const text = textIn(language);
  let product: ChromiumProduct;
  beforeAll(async () => {
    product = await startChromiumProduct({ scenario: "foresight", locale });
  });
  beforeEach(() => product.reset());
  afterEach(() => product.expectClean());
  afterAll(() => product.close());

  const open = async (): Promise<Page> => {
    const page = await openDashboard(product, "short", { width: 900, height: 1000 });
    await page.getByRole("link", { name: text("statement"), exact: true }).click();
    await page.locator("article h1").waitFor();
    return page;
  };

  it("is reached from the dashboard, adds up, and is saved and printed", async () => {
    book(product, "short");
    await product.add("short");
    await keep(product, ["short"]);
    const page = await open();
    const is = (amounts: string[]) =>
      language === "de" ? amounts.map((amount) => amount.replace(".", ",")) : amounts;
    expect(await figures(page)).toEqual(is(["54.27", "+200.00", "−41.41", "=212.86"]));
    expect(await seenText(page.locator(".proof"))).toContain(text("statement_adds_up"));
    const sign = language === "de" ? ";" : ",";
    const file = await saved(page, text("statement_csv"));
    const cells = file.map((line) => line.split(sign));
    expect(cells.slice(1).map((row) => row.slice(6, 8))).toEqual(
      [
        ["", "54.27"],
        ["200.00", "254.27"],
        ["-29.51", "224.76"],
        ["-11.90", "212.86"],
        ["0.00", ""],
        ["", "212.86"],
      ].map(is),
    );
    // No cell starts a formula.
    expect(cells.filter((row) => row[3] === `"'=1+1.de"`)).toHaveLength(1);
    expect(await lookAt(page, join(out, "statement"), { language, suffix })).toEqual([]);
    expect(await tooWide(page)).toEqual([]);

    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    await expect.poll(() => page.locator("button:visible, select:visible").count()).toBe(0);
    await page.locator(".printed").waitFor();
    await page.screenshot({ path: join(out, `statement-print${suffix}.png`), fullPage: true });
    for (const format of ["A4", "Letter"]) {
      const pdf = await page.pdf({ format, path: join(out, `statement-${format}${suffix}.pdf`) });
      expect(pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
    }
  });

  it("of all accounts has a row for each, and their sum", async () => {
    for (const key of ["short", "at-risk"]) {
      book(product, key);
      await product.add(key);
    }
    await keep(product, ["short", "at-risk"]);
    const page = await open();
    const account = page.getByLabel(text("dash_account"), { exact: true });
    await account.selectOption({ label: text("statement_all").replace("$CURRENCY$", "EUR") });
    await page.locator(".by-account").waitFor();
    expect(await page.locator(".by-account tbody tr").count()).toBe(2);
    expect((await figures(page))[0]).toMatch(/^108.54$/);
    expect(await lookAt(page, join(out, "statement-all"), { language, suffix })).toEqual([]);
    expect(await tooWide(page)).toEqual([]);
    await page.setViewportSize({ width: 360, height: 800 });
    await page.screenshot({ path: join(out, `statement-all-360${suffix}.png`), fullPage: true });
    if (language === "en") expect(await axeFindings(page)).toEqual([]);
  });

  it("of a month before the history says what is missing; by keys alone", async () => {
    await product.add("short", { role: "money", password: "role-money" });
    const page = await openDashboard(product, "short", { width: 900, height: 1000 });
    await page.getByRole("link", { name: text("statement"), exact: true }).focus();
    await page.keyboard.press("Enter");
    await page.locator("article h1").waitFor();
    expect(new URL(page.url()).pathname).toBe("/statement.html");
    expect(await figures(page)).not.toContain("0.00");
    const unknown = await page.locator(".proof.doubt").textContent();
    expect(unknown).toContain(text("state_unknown"));
    expect(unknown).toContain(text("statement_refused"));
    const period = page.locator(".period b");
    const before = await period.textContent();
    await page.locator(".period button").first().focus();
    await page.keyboard.press("Enter");
    await expect.poll(() => period.textContent()).not.toBe(before);
    const month = lastPeriod("month", monthOf(product).start);
    expect(new URL(page.url()).hash).toContain(`&period=${periodKey(month)}`);
    await page.locator("article h1").waitFor();
    await page.screenshot({ path: join(out, `statement-unknown${suffix}.png`), fullPage: true });
    if (language === "en") expect(await axeFindings(page)).toEqual([]);
  });
});
