import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type AlertSettings, initialAlertSettings } from "../../src/domain/alert-settings.ts";
import { initialPreferences } from "../../src/domain/preferences.ts";
import type { WarningState } from "../../src/domain/warnings/round.ts";
import type { LoggedWarning } from "../../src/domain/warnings/summarise.ts";
import { type ChromiumProduct, startChromiumProduct } from "./chromium-product.ts";
import { saveAlertSettings } from "./extension-data.ts";
import { untilSays } from "./reading.ts";
import { button, chooseFor, saveSettings } from "./settings-form.ts";

const notifying = { ...initialPreferences, notify: true };

let product: ChromiumProduct;
beforeAll(async () => {
  product = await startChromiumProduct();
  // Nobody can click the browser's question: it counts as answered once before.
  await product.restart(["notifications"]);
});
beforeEach(async () => {
  await product.reset();
  product.withoutCharges();
  await switchOn();
  await clearShown();
});
afterEach(() => product.expectClean());
afterAll(() => product.close());

/** An account that warns of nothing estimated: what the usual spending is hangs on the time of day that it is. */
async function add(key: string, changes: { warnBelow?: string } = {}): Promise<string> {
  const { id } = await product.add(key, changes);
  const alerts: AlertSettings = { ...initialAlertSettings, likely: false };
  await saveAlertSettings(product.data, id, alerts);
  return id;
}

const inPage = async <T>(expression: string): Promise<T> =>
  (await product.browser.probe()).evaluate<T>(expression);

/** The ids of the notifications that the system shows. */
const shown = async (): Promise<string[]> =>
  Object.keys(await inPage<object>("chrome.notifications.getAll()"));

const clearShown = async (): Promise<void> => {
  for (const id of await shown()) await inPage(`chrome.notifications.clear("${id}")`);
};

const log = async (): Promise<LoggedWarning[]> =>
  (await product.data.record<WarningState>("warnings"))?.log ?? [];
const logged = async () => (await log()).map(({ key }) => key);

/** As the user does: the page asks the browser in the very click. */
async function switchOn(): Promise<void> {
  const settings = await product.openSettings("#warnings");
  await settings.getByRole("switch", { name: "Show notifications" }).press("Space");
  await product.data.waitForOverview(({ preferences }) => preferences.notify);
  await settings.close();
}

/** The registrar says so at the next check. Of "plain" 1,516.99 are reserved. */
async function holds(balance: string): Promise<void> {
  product.registrar.account("plain").setBalance(balance);
  await product.checkAfter(16);
  await product.data.waitForAccount("plain", ({ figures }) => figures?.balance === balance);
  await product.untilIdle();
}

describe("a warning", () => {
  it("is shown once per crossing, and again after recovery; the log has each", async () => {
    const id = await add("plain", { warnBelow: "100" });
    expect([await shown(), await log()]).toEqual([[], []]);
    await holds("1616.98");
    await expect.poll(() => shown()).toEqual([expect.stringMatching(`^warning:${id}:\\d+$`)]);
    // Taken away here: the browser does so by itself after a while, which a busy machine may take for the next steps.
    await clearShown();
    await holds("1600.00");
    // Above the amount, and not clear of it.
    await holds("1620.00");
    await holds("1600.01");
    expect([await shown(), await logged()]).toEqual([[], ["below:100"]]);
    await holds("1700.00");
    await holds("1600.02");
    await expect.poll(() => shown()).toHaveLength(1);
    await expect.poll(() => logged()).toEqual(["below:100", "below:100"]);
    await expect
      .poll(async () => (await log())[0])
      .toMatchObject({
        accountName: "plain",
        facts: { amount: "83.03", currency: "EUR" },
      });
  });

  it("of what the user has just asked for comes at once", async () => {
    await add("plain", { warnBelow: "100" });
    const settings = await product.openSettings();
    await chooseFor(settings, "plain", "Warnings of this account");
    await button(settings, "Add an amount").click();
    await settings.getByLabel("Warn below, amount 1").fill("9,000.50");
    await saveSettings(settings, "plain");
    await expect.poll(() => logged()).toEqual(["below:9000.5"]);
    await expect.poll(() => shown()).toHaveLength(1);
  });

  it("of a refused sign-in comes with it", async () => {
    await add("plain");
    product.registrar.account("plain").setPassword("another");
    product.registrar.account("plain").endSessions();
    await product.checkAfter(16);
    await product.data.waitForAccount("plain", ({ trouble }) => trouble !== null);
    await product.untilIdle();
    await expect.poll(() => logged()).toEqual(["signin"]);
    await expect.poll(() => shown()).toHaveLength(1);
  });

  it("never comes from a test account unless asked", async () => {
    product.registrar.account("test").setBalance("5.00");
    await add("test");
    expect([await shown(), await log()]).toEqual([[], []]);
    const preferences = { ...notifying, warnTestAccounts: true };
    await product.data.ask({ name: "save-preferences", preferences });
    await product.untilIdle();
    await expect.poll(() => shown()).toHaveLength(1);
  });
});

describe("in quiet hours", () => {
  it("a warning is logged, and shown when they are over, if it still holds", async () => {
    const now = new Date();
    const minute = now.getHours() * 60 + now.getMinutes();
    const quiet = { from: (minute + 1380) % 1440, to: (minute + 60) % 1440 };
    await product.data.ask({ name: "save-preferences", preferences: { ...notifying, quiet } });
    await add("plain", { warnBelow: "100" });
    await holds("1600.00");
    await expect.poll(() => logged()).toEqual(["below:100"]);
    await expect.poll(() => shown()).toEqual([]);
    const alarm = await inPage<{ scheduledTime: number }>("chrome.alarms.get('warn')");
    const end = new Date(alarm.scheduledTime);
    expect(end.getHours() * 60 + end.getMinutes()).toBe(quiet.to);

    await product.data.ask({ name: "save-preferences", preferences: notifying });
    await expect.poll(() => shown()).toHaveLength(1);
    await expect.poll(() => logged()).toEqual(["below:100"]);
    expect(await inPage("chrome.alarms.get('warn').then((alarm) => alarm ?? null)")).toBeNull();
  });
});

describe("a notification", () => {
  /** Nobody can click what a system without a screen shows: the browser's event is sent in its place. */
  const click = async (event: "onClicked" | "onButtonClicked", ...args: unknown[]) => {
    const worker = await product.browser.worker();
    await worker.evaluate(`chrome.notifications.${event}.dispatch(...${JSON.stringify(args)})`);
  };

  it("leads to the account's dashboard, in the tab that is open already", async () => {
    const id = await add("plain", { warnBelow: "100" });
    await holds("1600.00");
    const [first] = await shown();
    const opened = product.browser.context.waitForEvent("page");
    await click("onClicked", first);
    const dashboard = await opened;
    await dashboard.waitForURL(`**/dashboard.html#account=${id}`);
    await expect.poll(shown).toEqual([]);

    await dashboard.evaluate(() => {
      location.hash = "account=another";
    });
    await holds("1700.00");
    await holds("1600.00");
    const [second] = await shown();
    const before = product.browser.context.pages().length;
    await click("onClicked", second);
    await dashboard.waitForURL(`**/dashboard.html#account=${id}`);
    expect(product.browser.context.pages()).toHaveLength(before);
  });

  it("snoozes the account by its buttons; the settings tell it, and end it", async () => {
    const id = await add("plain", { warnBelow: "100" });
    await holds("1600.00");
    const [first] = await shown();
    const asked = Date.now();
    await click("onButtonClicked", first, 1);
    await expect.poll(shown).toEqual([]);
    const alerts = await product.data.record<Record<string, AlertSettings>>("watch");
    const week = 7 * 86_400_000;
    expect((alerts?.[id]?.snoozedUntil ?? 0) - asked).toBeGreaterThanOrEqual(week);

    await holds("1700.00");
    await holds("1600.00");
    await expect.poll(() => shown()).toEqual([]);
    await expect.poll(() => log()).toHaveLength(2);
    const settings = await product.openSettings(`#warnings=${id}`);
    await untilSays(settings, /^Snoozed until/);
    await button(settings, "End snooze").click();
    await untilSays(settings, /No notification about this account for a while/);
    // The record is written before the rest follows.
    await product.untilIdle();
    await expect.poll(() => shown()).toHaveLength(1);
  });
});

describe("the browser, closed and started again", () => {
  it("says once what came due meanwhile, and still has the log", async () => {
    await add("plain", { warnBelow: "100" });
    await holds("1600.00");
    await holds("9000.00");
    const before = await log();
    expect(before).toHaveLength(1);

    await product.letPass(16);
    product.registrar.account("plain").setBalance("1590.00");
    await product.restart();
    await product.data.waitForAccount("plain", ({ figures }) => figures?.balance === "1590.00");
    await product.untilIdle();
    await expect.poll(() => shown()).toHaveLength(1);
    const after = await log();
    expect(after).toHaveLength(2);
    expect(after[1]?.facts).toEqual(before[0]?.facts);

    await product.restart();
    await product.untilIdle();
    await expect.poll(() => log()).toEqual(after);
    await expect.poll(() => shown()).toEqual([]);
  });
});

it("once a day all accounts are told of, at the minute that the user chose", async () => {
  await add("plain", { warnBelow: "9000" });
  await product.untilIdle();
  await clearShown();
  await product.data.ask({ name: "save-preferences", preferences: { ...notifying, digest: 0 } });
  expect(await inPage("chrome.alarms.get('digest')")).toMatchObject({ name: "digest" });
  // It was chosen after its minute: the first one would be tomorrow's.
  await product.browser.fireAlarm("digest");
  await product.untilIdle();
  expect(await shown()).toEqual([]);
  await product.rest();
  await inPage(
    `chrome.storage.local.set({ digest: { version: 1, value: { day: "2000-01-01" } } })`,
  );
  await product.browser.fireAlarm("digest");
  await expect.poll(() => shown()).toEqual(["digest"]);
  await clearShown();
  await product.browser.fireAlarm("digest");
  await product.untilIdle();
  expect(await shown()).toEqual([]);
});
