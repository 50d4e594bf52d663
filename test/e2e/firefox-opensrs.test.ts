import { afterAll, beforeAll, expect, it } from "vitest";
import { type FirefoxProduct, startFirefoxProduct } from "./firefox-product.ts";

let product: FirefoxProduct;
beforeAll(async () => {
  product = await startFirefoxProduct({});
  await product.registrar.reset("opensrs");
});
afterAll(() => product.close());

it("a permission without a port covers the API's own, and the bytes that arrive are those that were signed", async () => {
  await product.browser.grantHost("https://rr-n1-tor.opensrs.net/*");
  await product.add("opensrs-accents");
  const account = await product.data.waitForAccount(
    "opensrs-accents",
    ({ foresight }) => foresight?.loadedAt != null,
  );
  expect(account.trouble).toBeNull();
  expect(account.figures).toMatchObject({ currency: "USD", balance: "12.00" });
  for (const { host, login, code } of product.registrar.requests)
    expect([host, login, code]).toEqual(["rr-n1-tor.opensrs.net:55443", "bücher-größe-東京", 200]);
  product.expectClean();
});
