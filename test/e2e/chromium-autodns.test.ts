import { afterAll, beforeAll, expect, it } from "vitest";
import { type ChromiumProduct, startChromiumProduct } from "./chromium-product.ts";
import { leadingFigure, textOf, untilSays } from "./reading.ts";
import { addThroughForm, button, fieldOf, fillForm, openNewForm } from "./settings-form.ts";

let product: ChromiumProduct;
beforeAll(async () => {
  product = await startChromiumProduct({ scenario: "autodns" });
});
afterAll(() => product.close());

const typed = {
  Registrar: "AutoDNS (InterNetX)",
  User: "klee@shop",
  Password: 'kl\u00e4\u20ac:"pass"-1',
};
const origin = "https://api.autodns.com/*";

it("is told what to set up first, what a wrong context means, and the owner's own mark at the check", async () => {
  const settings = await product.openSettings();
  await openNewForm(settings);
  // What the user would press in the browser's own question.
  await product.browser.grantHost(origin);
  const wrong = { ...typed, "Context (optional)": "7" };
  await fillForm(settings, { "Account name": "Klee", ...wrong });
  expect(await textOf(settings)).toContain("without two-factor sign-in");
  expect(await textOf(settings)).toContain("XML-PRICELIST");
  const labels = await settings
    .locator("form .fields input:not([type=radio])")
    .evaluateAll((inputs) =>
      inputs.map((input) => (input as HTMLInputElement).labels?.[0]?.textContent ?? ""),
    );
  expect(labels.slice(1, 6)).toEqual([
    "User",
    "Context (optional)",
    "Password",
    "User of the price list (optional)",
    "Password of the price list (optional)",
  ]);
  await button(settings, "Check").click();
  await untilSays(settings, "another number with a brand or a panel of your own");
  await fillForm(settings, { "Context (optional)": "" });
  await button(settings, "Check").click();
  await settings.getByRole("heading", { name: "Sign-in succeeded" }).waitFor();
  const said = await textOf(settings);
  expect(said).toContain("812.40 EUR");
  expect(await fieldOf(settings, "Warn below (amount)").inputValue()).toBe("100.00");
  await product.expectClean();
});

it("is read by a header, lists by their search paths alone, and the price list by its own login", async () => {
  const { data, registrar } = product;
  await product.browser.grantHost(origin);
  const settings = await product.openSettings();
  await addThroughForm(settings, {
    "Account name": "Klee",
    ...typed,
    "User of the price list (optional)": "klee-prices",
    "Password of the price list (optional)": "list&pass-2",
  });
  const read = await data.waitForAccount("Klee", (account) => account.foresight?.loadedAt != null);
  expect(read.trouble).toBeNull();
  expect(read.figures).toMatchObject({ currency: "EUR", balance: "812.40", deposits: "22.25" });
  const popup = await product.openPopup();
  await expect.poll(() => leadingFigure(popup)).toBe("790.15 EUR");
  expect(await textOf(popup)).toContain("AutoDNS · LIVE");
  expect(new Set(registrar.requests.map(({ command }) => command))).toEqual(
    new Set([
      "GET /account",
      "GET /document/price_list.xml",
      "GET /domainpremium/{name}",
      "POST /certificate/_search",
      "POST /contact/_search",
      "POST /domain/_search",
      "POST /domain/restore/_search",
      "POST /subjectProduct/_search",
      "POST /zone/_search",
    ]),
  );
  expect(registrar.signIns["klee-prices"]).toEqual({ tried: 1, refused: 0 });
  await product.expectClean();
});
