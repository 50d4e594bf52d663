import { afterAll, beforeAll, expect, it } from "vitest";
import { type ChromiumProduct, startChromiumProduct } from "./chromium-product.ts";
import { leadingFigure, textOf, untilSays } from "./reading.ts";
import { addThroughForm, button, fillForm, openNewForm } from "./settings-form.ts";

let product: ChromiumProduct;
beforeAll(async () => {
  product = await startChromiumProduct({ scenario: "inwx" });
});
afterAll(() => product.close());

const typed = {
  Registrar: "INWX",
  User: "shop.inwx",
  Password: 'inwx pass & "word" 1',
};

it("is asked for its host at the test of a sign-in, added, and foreseen from dates and prices", async () => {
  const { browser, data } = product;
  const api = { origins: ["https://api.domrobot.com/*"] };
  const isGranted = async () =>
    (await browser.probe()).evaluate(`chrome.permissions.contains(${JSON.stringify(api)})`);
  expect(await isGranted()).toBe(false);
  // What the user would press in the browser's own question.
  await browser.grantHost(api.origins[0] as string);
  const settings = await product.openSettings();
  await addThroughForm(settings, { "Account name": "Grove", ...typed });
  expect(await isGranted()).toBe(true);
  const { figures, foresight, trouble } = await data.waitForAccount(
    "Grove",
    (account) => account.foresight?.loadedAt != null,
  );
  expect(trouble).toBeNull();
  expect(figures).toMatchObject({ balance: "858.24", deposits: "45.9", depositsBy: "registrar" });
  expect(foresight?.forecast.covered.kind).not.toBe("all");
  const popup = await product.openPopup();
  await expect.poll(() => leadingFigure(popup)).toBe("812.34 EUR");
  expect(await textOf(popup)).toContain("INWX · LIVE");
  await product.expectClean();
});

it("is told of a login with a second factor that it needs one without, and not that the password is wrong", async () => {
  const settings = await product.openSettings();
  await openNewForm(settings);
  await fillForm(settings, {
    "Account name": "Two factors",
    ...typed,
    User: "careful.inwx",
    Password: "careful-pass-1",
  });
  await button(settings, "Check").click();
  await untilSays(settings, "This login has two-factor sign-in.");
  expect(await textOf(settings)).not.toContain("Sign-in failed");
  await product.expectClean();
});
