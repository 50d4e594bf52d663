import { afterAll, beforeAll, expect, it } from "vitest";
import { type ChromiumProduct, startChromiumProduct } from "./chromium-product.ts";
import { leadingFigure, textOf, untilSays } from "./reading.ts";
import { addThroughForm, button, fillForm, openNewForm } from "./settings-form.ts";

let product: ChromiumProduct;
beforeAll(async () => {
  product = await startChromiumProduct({ scenario: "namecheap" });
});
afterAll(() => product.close());

const typed = {
  Registrar: "Namecheap",
  "API user": "one-name",
  "API key": "nc-one-key",
};
const origin = "https://api.namecheap.com/*";

it("says what to set up first, and which address is to be listed", async () => {
  const { registrar } = product;
  const handle = registrar.account("namecheap-one");
  handle.change({ namecheap: { addressListed: false } });
  const settings = await product.openSettings();
  await openNewForm(settings);
  // What the user would press in the browser's own question.
  await product.browser.grantHost(origin);
  await fillForm(settings, { "Account name": "One name", ...typed });
  expect(await textOf(settings)).toContain("add the public IPv4 address of this computer");
  await button(settings, "Check").click();
  await untilSays(settings, "add exactly this one at Namecheap");
  expect(await textOf(settings)).toContain("Code 1011150: 203.0.113.7");
  handle.change({ namecheap: { addressListed: true } });
  await button(settings, "Check").click();
  await untilSays(settings, "automatic renewals of the next 90 days need");
  expect(await textOf(settings)).toContain("11.16 USD");
  await product.expectClean();
});

it("is read by forms with the key in the body alone, and its own figure stands beside ours", async () => {
  const { data, registrar } = product;
  await product.browser.grantHost(origin);
  const settings = await product.openSettings();
  await addThroughForm(settings, { "Account name": "One name", ...typed });
  const read = await data.waitForAccount(
    "One name",
    (account) => account.foresight?.loadedAt != null,
  );
  expect(read.trouble).toBeNull();
  expect(read.figures).toMatchObject({ currency: "USD", balance: "9.99", deposits: null });
  expect(read.foresight?.forecast.due[90]).toBe("11.16");
  const popup = await product.openPopup();
  await expect.poll(() => leadingFigure(popup)).toBe("9.99 USD");
  expect(await textOf(popup)).toContain("Namecheap · LIVE");
  const dashboard = await product.browser.openPage("dashboard.html");
  await untilSays(dashboard, "That is what is computed here.");
  expect(new Set(registrar.requests.map(({ command }) => command))).toEqual(
    new Set([
      "namecheap.users.getBalances",
      "namecheap.users.getPricing",
      "namecheap.domains.getList",
      "namecheap.ssl.getList",
      "namecheap.whoisguard.getlist",
    ]),
  );
  await product.expectClean();
});
