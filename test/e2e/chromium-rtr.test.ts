import { afterAll, beforeAll, expect, it } from "vitest";
import { type ChromiumProduct, startChromiumProduct } from "./chromium-product.ts";
import { leadingFigure, textOf, untilSays } from "./reading.ts";
import { addThroughForm, button, fillForm, openNewForm } from "./settings-form.ts";

let product: ChromiumProduct;
beforeAll(async () => {
  product = await startChromiumProduct({ scenario: "rtr" });
});
afterAll(() => product.close());

const typed = {
  Registrar: "Realtime Register",
  "Customer handle": "harbour@trading",
  "API key": 'rtr-key&"quoted"-1',
};
const origin = "https://api.yoursrs.com/*";

it("is told what to set up first, and at the check what is in none of its figures", async () => {
  const settings = await product.openSettings();
  await openNewForm(settings);
  // What the user would press in the browser's own question.
  await product.browser.grantHost(origin);
  await fillForm(settings, { "Account name": "Harbour", ...typed });
  expect(await textOf(settings)).toContain("it is not shown again");
  await button(settings, "Check").click();
  await untilSays(settings, "a top-up that somebody at your place still has to approve");
  const said = await textOf(settings);
  expect(said).toContain("in another account of this customer");
  expect(said).toContain("1,602.65 EUR");
  await product.expectClean();
});

it("is read by a key in a header, each currency by itself", async () => {
  const { data, registrar } = product;
  await product.browser.grantHost(origin);
  const settings = await product.openSettings();
  await addThroughForm(settings, { "Account name": "Harbour", ...typed });
  await addThroughForm(settings, {
    "Account name": "Harbour in dollars",
    ...typed,
    "Currency of the account (optional)": "usd",
  });
  const read = (name: string) =>
    data.waitForAccount(name, (account) => account.foresight?.loadedAt != null);
  const [euros, dollars] = [await read("Harbour"), await read("Harbour in dollars")];
  expect([euros.trouble, dollars.trouble]).toEqual([null, null]);
  expect(euros.figures).toMatchObject({ currency: "EUR", balance: "1602.65", deposits: "62.40" });
  expect(dollars.figures).toMatchObject({ currency: "USD", balance: "322.05", deposits: "12.00" });
  expect([euros.sameAs, dollars.sameAs]).toEqual([null, null]);
  const popup = await product.openPopup();
  await expect.poll(() => leadingFigure(popup)).toMatch(/^(?:1,540\.25 EUR|310\.05 USD)$/);
  expect(await textOf(popup)).toContain("Realtime Register · LIVE");
  expect([...new Set(registrar.requests.map(({ command }) => command.split(" ")[0]))]).toEqual([
    "GET",
  ]);
  expect(registrar.signIns["harbour@trading"]?.refused).toBe(0);
  await product.expectClean();
});

it("lists the fields of its answers beside those that are documented, and no value", async () => {
  const settings = await product.openSettings("#about");
  await button(settings, "List the fields").click();
  await untilSays(settings, "The list stands below.");
  const list = await settings.$eval("pre[tabindex]", (pre) => pre.textContent ?? "");
  expect(list).toContain("answers of rtr (live)");
  expect(list).toContain("accounts[].reservation  9");
  expect(list).not.toContain("MISSING");
  for (const value of ["harbour", "rtr-key", "1602", "160265"]) expect(list).not.toContain(value);
  await product.expectClean();
});
