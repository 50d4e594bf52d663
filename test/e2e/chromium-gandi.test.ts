import { afterAll, beforeAll, expect, it } from "vitest";
import { type ChromiumProduct, startChromiumProduct } from "./chromium-product.ts";
import { leadingFigure, textOf, untilSays } from "./reading.ts";
import { addThroughForm, button, fillForm, openNewForm } from "./settings-form.ts";

let product: ChromiumProduct;
beforeAll(async () => {
  product = await startChromiumProduct({ scenario: "gandi" });
});
afterAll(() => product.close());

const origin = "https://api.gandi.net/*";
const dollars = {
  Registrar: "Gandi",
  "Organisation ID (optional)": "9a8b7c60-1111-4a2b-8c3d-5e6f70819202",
  "Personal access token": "pat-dollar-1",
};

it("is told what to set up first, and at the check what is in none of its figures", async () => {
  const settings = await product.openSettings();
  await openNewForm(settings);
  // What the user would press in the browser's own question.
  await product.browser.grantHost(origin);
  await fillForm(settings, { "Account name": "Jardin in dollars", ...dollars });
  expect(await textOf(settings)).toContain("it is not shown again");
  await button(settings, "Check").click();
  await untilSays(settings, "of orders on payment terms that are not invoiced yet");
  expect(await textOf(settings)).toContain("42.50 USD");
  await product.expectClean();
});

it("is read by a token in a header, of the organisation that it is for", async () => {
  const { data, registrar } = product;
  await product.browser.grantHost(origin);
  const settings = await product.openSettings();
  await addThroughForm(settings, {
    "Account name": "Jardin",
    Registrar: "Gandi",
    "Personal access token": 'pat-gandi&"quoted"-1',
  });
  const read = await data.waitForAccount(
    "Jardin",
    (account) => account.foresight?.loadedAt != null,
  );
  expect(read.trouble).toBeNull();
  expect(read.figures).toMatchObject({ currency: "EUR", balance: "310.25", deposits: null });
  // Unpaid at the first try, until the last one: what saves them stands first.
  expect(read.foresight?.atRisk).toMatchObject({ count: 4 });
  const popup = await product.openPopup();
  await expect.poll(() => leadingFigure(popup)).toContain("310.25 EUR");
  const said = await textOf(popup);
  expect(said).toContain("Gandi · LIVE");
  expect(said).toContain("4 domains at risk");
  expect([...new Set(registrar.requests.map(({ command }) => command.split(" ")[0]))]).toEqual([
    "GET",
  ]);
  const paths = registrar.requests.map(({ command }) => command);
  expect(paths).toContain("GET /organization/organizations");
  for (const { refused } of Object.values(registrar.signIns)) expect(refused).toBe(0);
  await product.expectClean();
});
