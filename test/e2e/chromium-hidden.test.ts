import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { initialPreferences } from "../../src/domain/preferences.ts";
import { type ChromiumProduct, startChromiumProduct } from "./chromium-product.ts";

let product: ChromiumProduct;
beforeAll(async () => {
  product = await startChromiumProduct();
  // Nobody can click the browser's question: it counts as answered once before.
  await product.restart(["notifications"]);
});
beforeEach(async () => {
  await product.reset();
  product.withoutCharges();
  await product.data.ask({ name: "hide-amounts", hide: false });
});
afterEach(() => product.expectClean());
afterAll(() => product.close());

/** 99.99 EUR are available, 100 are asked for, and of the balance of 1,616.98 EUR 1,516.99 are reserved. */
async function haveLow(): Promise<void> {
  await product.add("plain", { warnBelow: "100" });
  product.registrar.account("plain").setBalance("1616.98");
  await product.checkAfter(16);
  await product.data.waitForAccount("plain", ({ figures }) => figures?.available === "99.99");
  await product.data.untilPublished();
}
const amounts = /99[.,]99|1,?616[.,]98|1,?516[.,]99/;

/** All that a page says, also to assistive technology. */
async function saidBy(page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  await session.detach();
  const told = nodes.flatMap(({ name, description, value }) =>
    [name, description, value].map((each) => String(each?.value ?? "")),
  );
  return [await page.title(), await page.content(), ...told].join("\n").replaceAll("\u00a0", " ");
}

const tooltip = async () => (await product.browser.badge()).title.replaceAll("\u00a0", " ");

async function openAll(): Promise<Page[]> {
  const dashboard = await product.browser.openPage("dashboard.html");
  await dashboard.getByRole("heading", { level: 2 }).first().waitFor();
  return [await product.openPopup(), dashboard, await product.openSettings()];
}

it("one press hides the amounts of all pages, of the tooltip and of what the system shows", async () => {
  await product.data.ask({
    name: "save-preferences",
    preferences: { ...initialPreferences, notify: true },
  });
  await haveLow();
  const [popup, ...others] = await openAll();
  if (!popup) throw new Error("no popup");
  for (const page of [popup, ...others])
    await expect.poll(() => saidBy(page), { message: page.url() }).toMatch(amounts);
  expect(await tooltip()).toMatch(amounts);

  await popup.getByRole("button", { name: "Hide amounts" }).click();
  for (const page of [popup, ...others]) {
    await page.getByRole("button", { name: "Show amounts" }).first().waitFor();
    const said = await saidBy(page);
    expect(said, page.url()).not.toMatch(amounts);
    expect(said, page.url()).toContain("amount hidden");
  }
  await expect.poll(() => tooltip()).toContain("•••• EUR");
  expect(await tooltip()).not.toMatch(amounts);
  // What needs somebody still stands on the icon.
  expect((await product.browser.badge()).text).toBe("LOW");
});

it("they stay hidden after a restart of the worker and of the browser, until they are shown again", async () => {
  await haveLow();
  await product.data.ask({ name: "hide-amounts", hide: true });
  await product.rest();
  await product.restart();
  await expect.poll(() => tooltip()).toContain("•••• EUR");
  const popup = await product.openPopup();
  await popup.getByRole("button", { name: "Show amounts" }).waitFor();
  expect(await saidBy(popup)).not.toMatch(amounts);
  await popup.getByRole("button", { name: "Show amounts" }).click();
  await popup.getByRole("button", { name: "Hide amounts" }).waitFor();
  await expect.poll(() => saidBy(popup)).toMatch(amounts);
  await expect.poll(() => tooltip()).toMatch(amounts);
});

it("a popup that is opened while they are hidden never paints one", async () => {
  await haveLow();
  await product.data.ask({ name: "hide-amounts", hide: true });
  const popup = await product.openPopup();
  await popup.addInitScript(() => {
    const painted: string[] = [];
    Object.assign(window, { painted });
    const look = () => painted.push(document.body?.textContent ?? "");
    new MutationObserver(look).observe(document, {
      childList: true,
      subtree: true,
      characterData: true,
    });
  });
  await popup.reload();
  await popup.getByRole("button", { name: "Show amounts" }).waitFor();
  const painted = await popup.evaluate<string[]>("window.painted");
  expect(painted.join()).toContain("••••");
  expect(painted.join().replaceAll("\u00a0", " ")).not.toMatch(amounts);
});

it("the icon's own menu is there, and the browser knows the shortcuts", async () => {
  const probe = await product.browser.probe();
  const commands = await probe.evaluate<{ name: string; shortcut: string }[]>(
    "chrome.commands.getAll()",
  );
  expect(commands.map(({ name }) => name).sort()).toEqual([
    "_execute_action",
    "hide-amounts",
    "lock",
    "refresh-all",
  ]);
  expect(commands.filter(({ shortcut }) => shortcut !== "").length).toBeLessThanOrEqual(1);
  // An item that is there can be changed, one that is not is refused.
  const change = (id: string) =>
    probe.evaluate<boolean>(
      `chrome.contextMenus.update(${JSON.stringify(id)}, {}).then(() => true, () => false)`,
    );
  for (const id of ["refresh-all", "dashboard", "hide-amounts", "snooze", "snooze-day", "lock"])
    expect(await change(id), id).toBe(true);
  expect(await change("nothing")).toBe(false);
});
