import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { type ChromiumProduct, startChromiumProduct } from "./chromium-product.ts";

let product: ChromiumProduct;
beforeAll(async () => {
  product = await startChromiumProduct();
});
beforeEach(() => product.reset());
afterAll(() => product.close());

it("everything is deleted from the settings once the word was typed, while another page is open", async () => {
  const { browser, data } = product;
  await product.add("plain");
  const { id } = await data.account("plain");
  await data.ask({ name: "set-passphrase", current: "", next: "plum harbour kettle" });
  const dashboard = await browser.openPage(`dashboard.html#account=${id}`, {
    width: 1000,
    height: 800,
  });
  await dashboard.getByRole("heading", { level: 2, name: "plain" }).waitFor();
  await product.untilIdle();
  expect(await data.dump()).toContain(id);

  const settings = await browser.openPage("options.html#data");
  await settings.getByRole("button", { name: "Delete everything" }).click();
  const dialog = settings.getByRole("dialog");
  await dialog.getByLabel("To go on, type “delete”").fill("delete");
  await dialog.getByRole("button", { name: "Delete everything" }).click();
  await settings.getByText("Everything is deleted.").waitFor();
  await product.untilIdle();
  const left = await data.dump();
  for (const kept of [id, "plain", "passphrase"]) expect(left).not.toContain(kept);
  await dashboard.getByRole("link", { name: "Add account" }).waitFor();
  expect((await browser.badge()).text).toBe("");

  // It begins anew as after an installation: nothing is called lost.
  await product.restart();
  await product.add("plain");
  expect((await data.overview()).problem).toBeNull();
  await product.expectClean();
});
