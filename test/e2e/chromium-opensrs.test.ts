import { afterAll, beforeAll, expect, it } from "vitest";
import { type ChromiumProduct, startChromiumProduct } from "./chromium-product.ts";
import { leadingFigure, textOf, untilSays } from "./reading.ts";
import { addThroughForm, button, fillForm, openNewForm } from "./settings-form.ts";

let product: ChromiumProduct;
beforeAll(async () => {
  product = await startChromiumProduct({ scenario: "opensrs" });
});
afterAll(() => product.close());

const at = { Registrar: "OpenSRS (Tucows)" };
// The port is no part of a permission.
const origin = "https://rr-n1-tor.opensrs.net/*";

it("is told what to set up first, and what to do where no rule lets the address in", async () => {
  const settings = await product.openSettings();
  await openNewForm(settings);
  await product.browser.grantHost(origin);
  await fillForm(settings, {
    "Account name": "Other office",
    ...at,
    User: "other-office",
    "API key": "office-key-0123456789",
  });
  expect(await textOf(settings)).toContain("Under IP access rules press Edit");
  await button(settings, "Check").click();
  await untilSays(settings, "A new rule takes up to 15 minutes");
  expect(await textOf(settings)).toContain("Access denied: invalid IP address");
  await product.expectClean();
});

it("is asked at its own port, and takes what the browser sends for what was signed", async () => {
  const { data, registrar } = product;
  await product.browser.grantHost(origin);
  const settings = await product.openSettings();
  await addThroughForm(settings, {
    "Account name": "Lantern",
    ...at,
    User: "lantern-domains",
    "API key": "5f0c1e7a9b2d4638&<key>",
  });
  await addThroughForm(settings, {
    "Account name": "Accents",
    ...at,
    User: "bücher-größe-東京",
    "API key": "schlüssel-ключ-0123456789",
  });
  const read = (name: string) =>
    data.waitForAccount(name, (account) => account.foresight?.loadedAt != null);
  const [lantern, accents] = [await read("Lantern"), await read("Accents")];
  expect([lantern.trouble, accents.trouble]).toEqual([null, null]);
  expect(lantern.figures).toMatchObject({
    currency: "USD",
    balance: "1480.25",
    deposits: "62.40",
  });
  expect(lantern.foresight?.atRisk?.charges.map(({ object }) => object).sort()).toEqual([
    "in-redemption.com",
    "just-expired.com",
  ]);
  expect(accents.figures).toMatchObject({ balance: "12.00", deposits: "0.00" });
  const popup = await product.openPopup();
  await expect.poll(() => leadingFigure(popup)).toBe("1,417.85 USD");
  expect(await textOf(popup)).toContain("OpenSRS · LIVE");
  expect([...new Set(registrar.requests.map(({ host }) => host))]).toEqual([
    "rr-n1-tor.opensrs.net:55443",
  ]);
  for (const { headers } of registrar.requests)
    expect(headers).toMatchObject({ "content-type": "text/xml" });
  expect(registrar.signIns["lantern-domains"]?.refused).toBe(0);
  await product.expectClean();
});
