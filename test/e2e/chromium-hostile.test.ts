import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { loadScenario } from "../simulator/shared/scenario.ts";
import { type ChromiumProduct, startChromiumProduct } from "./chromium-product.ts";
import { leadingFigure, rowsOf, textOf, untilSays } from "./reading.ts";
import { button, fillForm } from "./settings-form.ts";

const scenario = await loadScenario("hostile");
/** Those whose hosts are granted at the installation; the others' clients meet the same in tests of their own. */
const accounts = scenario.accounts.filter(({ registrar }) => ["ispapi", "cnr"].includes(registrar));
/** Accounts with foreign text where the registrar sends text, and those with an amount that is none. */
const foreign = accounts.filter(({ wire, key }) => wire?.successText || key === "names");
const crooked = accounts.filter(
  ({ money, wire }) => !wire?.successText && !/^-?\d+(\.\d+)?$/.test(money.amount),
);
const endless = accounts.filter(({ money }) => /^\d{31,}/.test(money.amount));
const texts = foreign
  .filter(({ key }) => !key.endsWith("-cnr"))
  .map(({ key, wire }) => [key, wire?.successText ?? "constructor"] as const);

let product: ChromiumProduct;
beforeAll(async () => {
  product = await startChromiumProduct({ scenario: "hostile" });
});
beforeEach(() => product.reset());
afterEach(() => product.expectClean());
afterAll(() => product.close());

/** The page holds nothing but what the product draws, and nothing is wider than the page. */
async function expectContained(page: Page, width: number): Promise<void> {
  const found = await page.evaluate(() => ({
    foreign: [
      ...document.body.querySelectorAll("img, script, style, iframe, textarea, i, [onerror]"),
    ].map(({ outerHTML }) => outerHTML),
    width: document.documentElement.scrollWidth,
    title: document.title,
  }));
  expect(found.foreign).toEqual([]);
  expect(found.width).toBeLessThanOrEqual(width);
  expect(found.title).not.toContain("owned");
}

/** Whether the foreign text stands by itself, so that its direction turns nothing around it. */
const isIsolated = (page: Page, part: string): Promise<boolean> =>
  page.evaluate((wanted) => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found: boolean[] = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (!node.nodeValue?.includes(wanted)) continue;
      const element = node.parentElement?.closest("bdi, [dir]");
      found.push(element !== null && element !== undefined);
    }
    return found.length > 0 && found.every(Boolean);
  }, part);

/** Adds an account while it answers sensibly, then lets it be as the scenario has it. */
async function addBefore(key: string): Promise<void> {
  const handle = product.registrar.account(key);
  const { amount, currency, deposit } = handle.state.money;
  handle.change({ money: { amount: "77.00", currency: "EUR", deposit: null } });
  await product.add(key);
  handle.change({ money: { amount, currency, deposit: deposit ?? null } });
  await product.data.ask({ name: "refresh", accountId: null });
}

describe("what the registrar sends", () => {
  it.each(foreign.map(({ key }) => key))("stays plain, contained text: %s", async (key) => {
    await addBefore(key);
    const account = await product.data.account(key);
    const popup = await product.openPopup();
    await expectContained(popup, 380);
    // A currency that is none makes the whole answer unreadable; the last good figures stay.
    if (key !== "names") {
      expect(account.trouble?.failure.kind).toBe("malformed");
      await expect.poll(() => leadingFigure(popup)).toBe("77.00 EUR");
    }
    await expectContained(await product.openSettings("", { width: 800, height: 600 }), 800);
  });

  it.each(["lists", "lists-cnr"])("stays so in the lists of what lies ahead: %s", async (key) => {
    await product.add(key);
    await product.data.waitForAccount(key, ({ foresight }) => Boolean(foresight?.loadedAt));
    const popup = await product.openPopup();
    await expectContained(popup, 380);
    await expectContained(await product.openSettings("", { width: 800, height: 600 }), 800);
  });

  it("stays so where domains were lost, on absurd days too", async () => {
    await product.add("lost-cnr");
    await product.data.waitForAccount("lost-cnr", ({ foresight }) => !!foresight?.lost?.count);
    const popup = await product.openPopup();
    await untilSays(popup, /domains lost/i);
    await expectContained(popup, 380);
  });

  it.each(crooked.map(({ key }) => key))(
    "is no number and is not taken for one: %s",
    async (key) => {
      await addBefore(key);
      const account = await product.data.account(key);
      expect(account.trouble?.failure.kind).toBe("malformed");
      expect(account.figures?.available).toBe("77.00");
      const popup = await product.openPopup();
      await expect.poll(() => leadingFigure(popup)).toBe("77.00 EUR");
      await expectContained(popup, 380);
    },
  );

  it.each(endless.map(({ key }) => key))("is too long to be a sum of money: %s", async (key) => {
    await addBefore(key);
    await expect
      .poll(async () => (await product.data.account(key)).trouble?.failure.kind)
      .toBe("malformed");
    const popup = await product.openPopup();
    await expect.poll(() => textOf(popup)).toContain("Answer not understood.");
    await expect.poll(() => leadingFigure(popup)).toBe("77.00 EUR");
    await expectContained(popup, 380);
  });

  it("may be a type with the name of a property, or 10,000 characters long", async () => {
    await product.add("names");
    const popup = await product.openPopup();
    await expect
      .poll(async () => Object.fromEntries(await rowsOf(popup, "Product statistics")))
      .toMatchObject({
        Domains: "5",
        constructor: "4",
        toString: "1",
      });
    const statistics = [{ type: "W".repeat(10_000), zone: "_all_", amount: 2 }];
    product.registrar.account("names").state.statistics = statistics;
    await product.data.ask({ name: "refresh", accountId: null });
    await expectContained(popup, 380);
    await expect.poll(async () => (await rowsOf(popup, "Product statistics"))[0]?.[1]).toBe("2");
  });

  it.each(texts)("may be the words of a refusal: %s", async (_, text) => {
    await product.add("spelling");
    product.registrar.faults.set({}, { kind: "code", code: 421, text });
    await product.data.ask({ name: "refresh", accountId: null });
    const popup = await product.openPopup();
    await untilSays(popup, "Code 421");
    await expectContained(popup, 380);
    const said = (await product.data.account("spelling")).trouble?.failure.text ?? "";
    expect(said.length).toBeLessThanOrEqual(300);
    await expect.poll(() => isIsolated(popup, said)).toBe(true);

    const settings = await product.openSettings("#add", { width: 800, height: 600 });
    await fillForm(settings, {
      "Account name": "A",
      User: "spelling.user",
      Password: "hostile-pass",
    });
    await button(settings, "Check").click();
    await untilSays(settings, "Code 421");
    await expectContained(settings, 800);
    await expect.poll(() => isIsolated(settings, said)).toBe(true);
  });
});

/** The numbers of a page whose digits do not run from left to right. */
const turnedNumbers = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const leftOf = (node: Node, place: number): number => {
      const range = document.createRange();
      range.setStart(node, place);
      range.setEnd(node, place + 1);
      return range.getBoundingClientRect().left;
    };
    const found: string[] = [];
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walk.nextNode(); node; node = walk.nextNode())
      for (const { 0: number, index } of (node.textContent ?? "").matchAll(/\d[\d.,]*\d/g))
        if (leftOf(node, index) > leftOf(node, index + number.length - 1)) found.push(number);
    return found;
  });

describe("a domain name that turns directions", () => {
  it.each([
    ["of letters that run to the left", "\u05d0\u05d1\u05d2.\u05d3\u05d4"],
    ["with an override that is never closed", "shop\u202e.de"],
  ])("turns no amount round: %s", async (_, object) => {
    const account = product.registrar.account("spelling");
    account.setBalance("10.00");
    account.setCharges({
      rows: [
        { object, day: -2, price: "20.84", action: "expireunpaid", failureDay: 5 },
        { object, day: 20, price: "1234.56" },
      ],
    });
    await product.add("spelling");
    const popup = await product.openPopup();
    const dashboard = await product.browser.openPage("dashboard.html");
    for (const page of [popup, dashboard]) {
      await untilSays(page, object.slice(0, 3));
      expect(await turnedNumbers(page)).toEqual([]);
      // So it would be told.
      await page.evaluate(() => document.body.append("\u202e 98.70"));
      expect(await turnedNumbers(page)).toEqual(["98.70"]);
    }
  });
});

describe("what the user types as a name", () => {
  it.each([
    ["markup", "<img src=x onerror=document.title='owned'><b>bold</b>"],
    ["directions", "\u202egnp.exe \u2066abc \u05d0\u05d1\u05d2"],
    ["80 wide letters", "W".repeat(80)],
    ["placeholders", "$NAME$ $1 {{7*7}} %s"],
  ])("stays plain, contained text: %s", async (_, name) => {
    await product.add("spelling", { name, warnBelow: "1000000" });
    await product.add("spelling-cnr", { name: `${name.slice(0, 70)} 2` });
    const popup = await product.openPopup();
    await expectContained(popup, 380);
    await popup.locator("button[aria-haspopup=listbox]").click();
    await expectContained(popup, 380);
    await expect.poll(() => textOf(popup)).toContain(name.slice(0, 10));
    await expect
      .poll(async () => (await product.browser.badge()).title)
      .toContain(name.replace(/^\u202e/, "").slice(0, 7));
    const settings = await product.openSettings("", { width: 800, height: 600 });
    await expectContained(settings, 800);
    await settings
      .getByRole("button", { name: /^More for / })
      .first()
      .click();
    await settings.getByRole("menuitem", { name: "Remove account" }).click();
    await button(settings, "Undo").waitFor();
    await expectContained(settings, 800);
  });
});
