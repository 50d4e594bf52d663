import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type ChromiumProduct, startChromiumProduct } from "./chromium-product.ts";
import { isSettled } from "./extension-data.ts";
import { leadingFigure, textOf, untilSays } from "./reading.ts";
import { button, fieldOf, fillForm, openNewForm, saveForm, testForm } from "./settings-form.ts";
import { secretsOf } from "./vault-data.ts";

const [login, password] = ["otp.user", "otp-pass"];
const name = "Two factors";

let product: ChromiumProduct;
beforeAll(async () => {
  product = await startChromiumProduct();
});
beforeEach(() => product.reset());
afterEach(() => product.expectClean());
afterAll(() => product.close());

const keepPassword = (page: Page) => page.getByLabel("Keep the password too", { exact: true });

/** Adds the account by the form, with its first code. Gives its id. */
async function signIn(keeps: boolean, checkEvery = "15"): Promise<string> {
  const settings = await product.openSettings();
  await openNewForm(settings);
  await fillForm(settings, {
    "Account name": name,
    User: login,
    Password: password,
    "One-time password": "111111",
    "Check every (minutes)": checkEvery,
  });
  if (keeps) await keepPassword(settings).check();
  await testForm(settings);
  await saveForm(settings, name);
  const { id } = await product.data.waitForAccount(name, isChecked);
  await settings.close();
  return id;
}

// Its checks come more often than the interval asks: a session must not expire unused.
const isChecked = (account: Parameters<typeof isSettled>[0]): boolean =>
  isSettled({ ...account, checkEvery: Math.min(account.checkEvery, 50) });

/** Everything that could make the worker sign in by itself. */
async function provoke(): Promise<void> {
  await product.wakeAfter(61);
  const popup = await product.openPopup();
  const refresh = button(popup, "Refresh");
  await refresh.click();
  await refresh.and(popup.locator("[aria-busy=false]")).waitFor();
  await popup.close();
  await product.data.ask({ name: "check-due" });
  await product.data.ask({ name: "refresh", accountId: null });
}

/** The session has ended: said, with the way to a new code, and nothing is tried. */
async function expectAsksForCode(): Promise<Page> {
  await product.data.waitForAccount(name, ({ trouble }) => trouble?.failure.kind === "otp-needed");
  await expect.poll(async () => (await product.browser.badge()).text).toBe("!");
  const popup = await product.openPopup();
  const text = await textOf(popup);
  expect(text).toContain("One-time password needed.");
  expect(text).toContain("Enter a new one in the settings");
  await expect.poll(() => leadingFigure(popup)).toBe("350.00 EUR");
  const { tried } = product.registrar.signIns[login] ?? { tried: 0 };
  const before = product.registrar.requests.length;
  await provoke();
  await product.browser.stopWorker();
  await provoke();
  await product.restart();
  await provoke();
  expect(product.registrar.requests).toHaveLength(before);
  expect(product.registrar.signIns[login]?.tried).toBe(tried);
  return product.openPopup();
}

/** The settings as the popup's own link opens them. */
async function editFromPopup(popup: Page): Promise<Page> {
  const [settings] = await Promise.all([
    product.browser.context.waitForEvent("page"),
    popup.getByRole("link", { name: "Edit account" }).click(),
  ]);
  await settings.getByRole("form", { name: /^Login/ }).waitFor();
  return settings;
}

async function expectWorks(): Promise<void> {
  await product.data.waitForAccount(name, isChecked);
  await expect.poll(() => product.data.account(name)).toMatchObject({ trouble: null });
  await expect.poll(async () => (await product.browser.badge()).text).toBe("");
}

describe("an account with one-time passwords", () => {
  it("is signed in by a code, of which only the session is kept, for as long as it is used", async () => {
    // Once a day is asked for: without a check in between, the session would be gone after an hour.
    const id = await signIn(false, "1440");
    await expect
      .poll(() => secretsOf(product, id))
      .toMatchObject({
        secretFields: null,
        session: { timeout: 3600, maxTtl: 86_400 },
      });
    expect(product.registrar.find({ account: "twofactor", command: "StartSession" })).toMatchObject(
      [{ code: 200, parameters: { TIMEOUT: "3600", MAXTTL: "86400" } }],
    );
    const count = () =>
      product.registrar.find({ account: "twofactor", command: "StatusAccount", code: 200 }).length;
    for (let round = 1; round <= 5; round++) {
      const before = count();
      await product.checkAfter(51);
      await product.registrar.waitFor(
        { account: "twofactor", command: "StatusAccount", code: 200 },
        before + 1,
      );
      await product.data.waitForAccount(name, isChecked);
    }
    expect(product.registrar.signIns[login]).toEqual({ tried: 1, refused: 0 });
    expect(product.registrar.find({ code: 530 })).toEqual([]);
  });

  it("asks for a new code when the registrar ends the session, and takes password and code", async () => {
    const id = await signIn(false);
    product.registrar.account("twofactor").endSessions();
    await product.checkAfter(16);
    const popup = await expectAsksForCode();
    expect(product.registrar.signIns[login]).toEqual({ tried: 1, refused: 0 });

    const settings = await editFromPopup(popup);
    await untilSays(settings, "Enter a new one-time password here.");
    expect(
      await fieldOf(settings, "One-time password").evaluate((field) => field.matches(":focus")),
    ).toBe(true);
    await button(settings, "Check").click();
    await untilSays(settings, "Type the one-time password that you see now.");
    await fillForm(settings, { "One-time password": "222222" });
    await button(settings, "Check").click();
    await untilSays(settings, "None is kept for this account: type it.");
    expect(product.registrar.signIns[login]).toEqual({ tried: 1, refused: 0 });
    await fillForm(settings, { Password: password });
    await testForm(settings);
    await saveForm(settings, name);
    await expectWorks();
    expect(product.registrar.signIns[login]).toEqual({ tried: 2, refused: 0 });
    await expect.poll(async () => (await secretsOf(product, id)).secretFields).toBeNull();
  });

  it("asks for a new code after a day, however busy the session was; the code alone is enough where the password is kept", async () => {
    const id = await signIn(true);
    await expect.poll(async () => (await secretsOf(product, id)).secretFields).not.toBeNull();
    await product.checkAfter(24 * 60);
    const popup = await expectAsksForCode();
    expect(product.registrar.signIns[login]).toEqual({ tried: 1, refused: 0 });

    const settings = await editFromPopup(popup);
    await fillForm(settings, { "One-time password": "222222" });
    await testForm(settings);
    await saveForm(settings, name);
    await expectWorks();
    expect(product.registrar.signIns[login]).toEqual({ tried: 2, refused: 0 });
    await expect.poll(async () => (await secretsOf(product, id)).secretFields).not.toBeNull();
  });

  it("that is given a spent code is asked for another, and keeps what it had", async () => {
    const id = await signIn(false);
    product.registrar.account("twofactor").endSessions();
    await product.checkAfter(16);
    await product.data.waitForAccount(name, ({ trouble }) => trouble !== null);
    const before = await secretsOf(product, id);
    const settings = await product.openSettings(`#edit=${id}`);
    await fillForm(settings, { Password: password, "One-time password": "111111" });
    await button(settings, "Check").click();
    await untilSays(settings, "Type the one you see now into its field and check again.");
    await expect.poll(() => fieldOf(settings, "One-time password").inputValue()).toBe("");
    await expect.poll(() => fieldOf(settings, "Password").inputValue()).toBe(password);
    expect(product.registrar.signIns[login]).toEqual({ tried: 2, refused: 1 });
    await expect.poll(() => secretsOf(product, id)).toEqual(before);
    await fillForm(settings, { "One-time password": "222222" });
    await testForm(settings);
    await saveForm(settings, name);
    await expectWorks();
    expect(product.registrar.signIns[login]).toEqual({ tried: 3, refused: 1 });
  });
});
