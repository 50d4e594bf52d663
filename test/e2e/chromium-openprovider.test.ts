import { afterAll, beforeAll, expect, it } from "vitest";
import { type ChromiumProduct, startChromiumProduct } from "./chromium-product.ts";
import { leadingFigure, textOf, untilSays } from "./reading.ts";
import { addThroughForm, button, fillForm, openNewForm } from "./settings-form.ts";

let product: ChromiumProduct;
beforeAll(async () => {
  product = await startChromiumProduct({ scenario: "openprovider" });
});
afterAll(() => product.close());

const typed = {
  Registrar: "Openprovider",
  User: "shop@reseller.example",
  Password: 'openprovider pass & "word" 1',
};

it("is asked for its host at the check of a sign-in, and read by a token in a header, without a question of the browser's to the server", async () => {
  const { browser, data, registrar } = product;
  const origin = "https://api.openprovider.eu/*";
  const api = { origins: [origin] };
  const isGranted = async () =>
    (await browser.probe()).evaluate(`chrome.permissions.contains(${JSON.stringify(api)})`);
  expect(await isGranted()).toBe(false);
  // What the user would press in the browser's own question.
  await browser.grantHost(origin);
  const settings = await product.openSettings();
  await addThroughForm(settings, { "Account name": "Tulip", ...typed });
  expect(await isGranted()).toBe(true);
  const { figures, foresight, trouble } = await data.waitForAccount(
    "Tulip",
    (account) => account.foresight?.loadedAt != null,
  );
  expect(trouble).toBeNull();
  expect(figures).toMatchObject({ balance: "1540.25", deposits: "62.4", depositsBy: "registrar" });
  expect(foresight?.forecast.covered.kind).not.toBe("all");
  const popup = await product.openPopup();
  await expect.poll(() => leadingFigure(popup)).toBe("1,477.85 EUR");
  expect(await textOf(popup)).toContain("Openprovider · LIVE");
  const commands = new Set(registrar.requests.map(({ command }) => command.split(" ")[0]));
  expect([...commands].sort()).toEqual(["GET", "POST"]);
  expect(registrar.signIns["shop@reseller.example"]).toEqual({ tried: 1, refused: 0 });
  await product.expectClean();
});

it("is told what to set up first, and of an address that is not listed where that is done", async () => {
  const { registrar } = product;
  registrar.account("openprovider-contact").change({ openprovider: { addressListed: false } });
  const settings = await product.openSettings();
  await openNewForm(settings);
  await fillForm(settings, {
    "Account name": "Second contact",
    ...typed,
    User: "second@reseller.example",
    Password: "openprovider-second",
  });
  expect(await textOf(settings)).toContain("Switch API access on in its API tab.");
  await button(settings, "Check").click();
  await untilSays(settings, "The lists stand with the contact");
  expect(await textOf(settings)).not.toContain("Sign-in failed");
  await product.expectClean();
});
