import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { type FirefoxProduct, startFirefoxProduct, untilText } from "./firefox-product.ts";

let product: FirefoxProduct;
beforeAll(async () => {
  product = await startFirefoxProduct({ permanent: true });
  product.registrar.account("plain").setCharges({});
});
afterEach(() => product.expectClean());
afterAll(() => product.close());

const inPage = async <T>(body: string, ...args: unknown[]): Promise<T> =>
  (await product.browser.probe()).evaluate<T>(body, ...args);

type Shown = Record<string, { title: string; message: string }>;
const shown = () => inPage<Shown>("return browser.notifications.getAll();");

/** What the system tells the browser when a notification is clicked; without a screen nobody else can. */
const click = (id: string) =>
  product.browser.inBrowser<void>(
    `const { ExtensionParent } = ChromeUtils.importESModule("resource://gre/modules/ExtensionParent.sys.mjs");
     const { extension } = WebExtensionPolicy.getByID("reseller-balance@extension");
     const api = await ExtensionParent.apiManager.asyncGetAPI("notifications", extension);
     api.notificationsMap.get(args[0]).observe(null, "alertclickcallback", args[0]);`,
    id,
  );

it("Firefox asks once, shows a warning without the buttons it does not know, and a click leads to the account", async () => {
  const settings = await product.browser.openPage("options.html#warnings");
  await untilText(settings, "h1", "Settings");
  await settings.click("input[role=switch][aria-describedby=notify-hint]");
  await product.data.waitForOverview(({ preferences }) => preferences.notify);
  await settings.close();

  const { id } = await product.add("plain");
  product.registrar.account("plain").setBalance("1600.00");
  await product.checkAfter(16);
  await product.data.waitForAccount("plain", ({ figures }) => figures?.available === "83.01");
  await product.untilIdle();
  const [[notice = "", { title, message }] = ["", { title: "", message: "" }], ...others] =
    Object.entries(await shown());
  expect(others).toEqual([]);
  expect(title).toBe("plain");
  expect(message.replaceAll("\u00a0", " ")).toBe(
    "Available funds are 83.01 EUR, below 100.00 EUR. Top up soon.",
  );

  // The click wakes the background.
  await product.browser.stopBackground();
  await click(notice);
  await expect
    .poll(() => inPage("return (await browser.tabs.query({})).map(({ url }) => url ?? '');"))
    .toContainEqual(expect.stringMatching(`/dashboard\\.html#account=${id}$`));
  await expect.poll(shown).toEqual({});
});
