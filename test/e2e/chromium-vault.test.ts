import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type ChromiumProduct, startChromiumProduct } from "./chromium-product.ts";
import { isSettled } from "./extension-data.ts";
import {
  askForChange,
  changePassphrase,
  lockedBadge,
  removePassphrase,
  setPassphrase,
  tryToUnlock,
  typePassphrase,
  unlock,
} from "./passphrase.ts";
import { leadingFigure, textOf, untilSays } from "./reading.ts";
import { button, fillForm, openSection, saveForm, testForm } from "./settings-form.ts";
import { dumpDatabases, inExtension, secretsOf } from "./vault-data.ts";

const [passphrase, another] = ["plain sentence of words", "another sentence"];
const grey = "#566573";

let product: ChromiumProduct;
beforeAll(async () => {
  product = await startChromiumProduct();
});
beforeEach(async () => {
  await product.data.ask({ name: "forget-secrets" });
  await product.reset();
  product.withoutCharges();
});
afterEach(() => product.expectClean());
afterAll(() => product.close());

/** Puts the vault under the passphrase by the settings, and closes them. */
async function protect(): Promise<void> {
  const settings = await product.openSettings("#security");
  await setPassphrase(settings, passphrase);
  await settings.close();
}

const untilLocked = () => product.data.waitForOverview(({ vault }) => vault.locked);

/** Everything that could make the worker ask the registrar, long after the next check was due. */
async function provokeLocked(): Promise<void> {
  await product.wakeAfter(61);
  const locked = /"kind":"locked"/;
  await expect(product.data.ask({ name: "check-due" })).rejects.toThrow(locked);
  await expect(product.data.ask({ name: "refresh", accountId: null })).rejects.toThrow(locked);
}

/** Ends the account's sessions, so that its next check has to open the kept password. */
async function expectPasswordWorks(key: string, login: string): Promise<void> {
  const before = product.registrar.signIns[login] ?? { tried: 0, refused: 0 };
  product.registrar.account(key).endSessions();
  await product.data.ask({ name: "refresh", accountId: null });
  await expect.poll(() => product.data.account(key)).toMatchObject({ trouble: null });
  expect(product.registrar.signIns[login]).toEqual({ ...before, tried: before.tried + 1 });
}

describe("a passphrase", () => {
  it("locks at the browser's exit, polls nothing until it is typed, then checks", async () => {
    await product.add("plain");
    await protect();
    const before = product.registrar.requests.length;
    await product.restart();
    await expect
      .poll(() => product.browser.badge())
      .toMatchObject({ text: lockedBadge, colour: grey });
    await expect.poll(async () => (await product.browser.badge()).title).toBe("Locked");
    const popup = await product.openPopup();
    await expect.poll(() => textOf(popup)).toContain("Locked.");
    await expect.poll(() => leadingFigure(popup)).toBe("8,467.22 EUR");
    await provokeLocked();

    await tryToUnlock(popup, "plain sentence of word");
    await untilSays(popup, "This is not the passphrase. Nothing is lost; try again.");
    await expect
      .poll(async () => (await product.data.overview()).vault)
      .toMatchObject({ locked: true });
    expect(product.registrar.requests).toHaveLength(before);

    product.registrar.account("plain").setBalance("2000.00");
    await unlock(popup, passphrase);
    await product.data.waitForAccount("plain", ({ figures }) => figures?.balance === "2000.00");
    await untilSays(popup, "483.01");
    await expect.poll(() => textOf(popup)).not.toContain("Locked.");
    await expect.poll(async () => (await product.browser.badge()).text).toBe("");
    // The session of before had ended meanwhile: the kept password opened another one.
    expect(product.registrar.signIns["plain.user"]).toEqual({ tried: 2, refused: 0 });
  });

  it("closes the sessions at both registrars with Lock now", async () => {
    const [{ id }, { id: cnrId }] = [await product.add("plain"), await product.add("cnr")];
    await protect();
    await expect.poll(async () => (await secretsOf(product, id)).session).not.toBeNull();
    const popup = await product.openPopup();
    await button(popup, "Lock now").click();
    await untilSays(popup, "Locked.");
    await product.registrar.waitFor({ account: "plain", command: "EndSession", code: 200 });
    await product.registrar.waitFor({ account: "cnr", command: "StopSession", code: 200 });
    await untilLocked();
    await expect.poll(async () => (await secretsOf(product, id)).session).toBeNull();
    await expect.poll(async () => (await secretsOf(product, cnrId)).session).toBeNull();
    const before = product.registrar.requests.length;
    await provokeLocked();
    expect(product.registrar.requests).toHaveLength(before);

    await unlock(popup, passphrase);
    await product.data.waitForAccount("plain", isSettled);
    await product.data.waitForAccount("cnr", isSettled);
    expect(product.registrar.signIns["plain.user"]).toEqual({ tried: 2, refused: 0 });
    expect(product.registrar.signIns["cnr.user"]).toEqual({ tried: 2, refused: 0 });
  });

  it("locks after the time without use, and the sessions are closed", async () => {
    const { id } = await product.add("plain");
    const settings = await product.openSettings("#security");
    await setPassphrase(settings, passphrase);
    await settings.getByLabel("Lock after", { exact: true }).selectOption({ label: "5 minutes" });
    await product.data.waitForOverview(({ preferences }) => preferences.lockAfter === 5);
    await settings.close();
    const kept = await inExtension<number>(
      product,
      `const { "unlocked-vault": vault } = await chrome.storage.session.get();
       return vault.lockAt - Date.now();`,
    );
    expect(kept).toBeGreaterThan(60_000);
    expect(kept).toBeLessThanOrEqual(5 * 60_000);

    // A browser's clock cannot be moved: the moment is.
    await product.rest();
    await inExtension(
      product,
      `const { "unlocked-vault": vault } = await chrome.storage.session.get();
       await chrome.storage.session.set({ "unlocked-vault": { ...vault, lockAt: Date.now() } });`,
    );
    await product.browser.fireAlarm("check");
    await untilLocked();
    await product.registrar.waitFor({ account: "plain", command: "EndSession", code: 200 });
    await expect.poll(async () => (await secretsOf(product, id)).session).toBeNull();
    await expect.poll(() => product.data.dump()).not.toContain("unlocked-vault");
    await expect.poll(async () => (await product.browser.badge()).text).toBe(lockedBadge);
  });

  it("hides the figures while locked, where the user chose so", async () => {
    await product.add("plain");
    const settings = await product.openSettings("#security");
    await setPassphrase(settings, passphrase);
    await settings.getByRole("switch", { name: "Hide the figures while locked" }).check();
    await product.data.waitForOverview(({ preferences }) => preferences.hideWhenLocked);
    await openSection(settings, "Accounts");
    await expect.poll(() => textOf(settings)).toContain("8,467.22");
    await openSection(settings, "Security");
    await button(settings, "Lock now").click();
    await untilSays(settings, "The passwords are locked.");
    await untilLocked();
    await openSection(settings, "Accounts");
    const popup = await product.openPopup();
    for (const page of [settings, popup]) {
      await expect.poll(() => textOf(page)).toContain("plain");
      await expect.poll(() => page.content()).not.toMatch(/8,467|9,984|1,204/);
    }
    await expect
      .poll(async () => JSON.stringify(await product.data.overview()))
      .not.toMatch(/8467|9984|1204/);
    await expect.poll(async () => (await product.browser.badge()).title).toBe("Locked");

    await unlock(popup, passphrase);
    await untilSays(popup, "8,467.22");
    await expect.poll(() => leadingFigure(popup)).toBe("8,467.22 EUR");
  });

  it("is changed and removed without losing a password", async () => {
    await product.add("plain");
    const settings = await product.openSettings("#security");
    await setPassphrase(settings, passphrase);
    await expect.poll(() => dumpDatabases(product)).not.toContain("AES-GCM");
    await expectPasswordWorks("plain", "plain.user");

    await askForChange(settings, "not the current one", another);
    await untilSays(settings, "This is not the passphrase. Nothing is lost; try again.");
    await button(settings, "Cancel").click();
    await changePassphrase(settings, passphrase, another);
    await expectPasswordWorks("plain", "plain.user");
    await button(settings, "Lock now").click();
    await untilSays(settings, "The passwords are locked.");
    await tryToUnlock(settings, passphrase);
    await untilSays(settings, "This is not the passphrase.");
    await unlock(settings, another);
    await expectPasswordWorks("plain", "plain.user");

    await removePassphrase(settings, another);
    await expectPasswordWorks("plain", "plain.user");
    await expect.poll(() => product.data.record("vault")).toEqual({ mode: "device" });
    // The new key is as unreadable as the first one was.
    await expect
      .poll(() => dumpDatabases(product))
      .toContain('"extractable":false,"bytes":"InvalidAccessError"');
    await product.restart();
    await expectPasswordWorks("plain", "plain.user");
  });

  it("that is forgotten costs the passwords, and nothing else", async () => {
    await product.add("cnr");
    const { id } = await product.add("plain");
    await protect();
    await product.data.ask({ name: "lock" });
    const before = product.registrar.requests.length;
    const settings = await product.openSettings("#security");
    await button(settings, "Remove the stored passwords").click();
    const dialog = settings.getByRole("dialog");
    await untilSays(settings, "Accounts, settings and figures stay");
    await dialog.getByRole("button", { name: "Remove the stored passwords" }).click();
    await untilSays(settings, "The stored passwords and the passphrase are removed.");
    await expect.poll(() => product.data.record("secrets")).toEqual({});
    await expect.poll(() => product.data.record("vault")).toEqual({ mode: "device" });
    await expect
      .poll(async () => (await product.data.overview()).accounts.map(({ name }) => name))
      .toEqual(["cnr", "plain"]);

    await product.wakeAfter(61);
    await product.data.ask({ name: "refresh", accountId: null });
    // CentralNic Reseller is asked once a second: its session may be closed a moment after the lock.
    const later = product.registrar.requests.slice(before).map(({ command }) => command);
    expect(later.filter((command) => command !== "StopSession")).toEqual([]);
    const popup = await product.openPopup();
    await expect.poll(() => textOf(popup)).toContain("No password kept.");
    await expect.poll(async () => (await product.browser.badge()).text).toBe("LOW");
    await product.data.ask({
      name: "remove-account",
      accountId: (await product.data.account("cnr")).id,
    });
    await expect.poll(async () => (await product.browser.badge()).text).toBe("!");
    await untilSays(popup, "No password for this account is kept in this browser.");
    await expect.poll(() => leadingFigure(popup)).toBe("8,467.22 EUR");

    const edit = await product.openSettings(`#edit=${id}`);
    await fillForm(edit, { Password: product.registrar.account("plain").state.password });
    await testForm(edit);
    await saveForm(edit, "plain");
    await product.data.waitForAccount("plain", isSettled);
    await expect.poll(() => product.data.account("plain")).toMatchObject({ trouble: null });
  });
});

describe("what is no passphrase", () => {
  it("is refused beside its field", async () => {
    const settings = await product.openSettings("#security");
    await typePassphrase(settings, "Set a passphrase", "short");
    const form = settings.getByRole("form", { name: "Set a passphrase" });
    await form.getByRole("button", { name: "Set a passphrase" }).click();
    await untilSays(settings, "Use at least 8 characters.");
    await button(settings, "Cancel").click();
    await typePassphrase(settings, "Set a passphrase", passphrase, another);
    await form.getByRole("button", { name: "Set a passphrase" }).click();
    await untilSays(settings, "The two are not the same.");
    await expect(
      product.data.ask({ name: "set-passphrase", current: "", next: "1" }),
    ).rejects.toThrow(/"kind":"weak-passphrase"/);
    await expect
      .poll(() => product.data.record("vault"))
      .toBeOneOf([undefined, { mode: "device" }]);
  });

  it("may have 10,000 characters, but not one more", async () => {
    await product.add("plain");
    const long = `${"ä b".repeat(3333)}c`;
    await expect(
      product.data.ask({ name: "set-passphrase", current: "", next: `${long}d` }),
    ).rejects.toThrow(/"kind":"rejected"/);
    const settings = await product.openSettings("#security");
    await setPassphrase(settings, long);
    await button(settings, "Lock now").click();
    await untilSays(settings, "The passwords are locked.");
    await tryToUnlock(settings, long.slice(1));
    await untilSays(settings, "This is not the passphrase.");
    await unlock(settings, long);
    await expectPasswordWorks("plain", "plain.user");
  });
});

describe("two windows", () => {
  it.each([
    ["set", "", ""],
    ["change", passphrase, passphrase],
  ])("that %s the passphrase at once: one is told that it failed", async (_what, current, set) => {
    await product.add("plain");
    if (set !== "") await product.data.ask({ name: "set-passphrase", current: "", next: set });
    const offers = ["the first window", "the second window"];
    const answers = await Promise.allSettled(
      offers.map((next) => product.data.ask({ name: "set-passphrase", current, next })),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    const refused = answers.find((answer) => answer.status === "rejected");
    expect(String(refused?.reason)).toContain('"kind":"wrong-passphrase"');
    const winner = answers.findIndex(({ status }) => status === "fulfilled");
    await product.data.ask({ name: "lock" });
    await expect(
      product.data.ask({ name: "unlock", passphrase: offers[1 - winner] ?? "" }),
    ).rejects.toThrow(/"kind":"wrong-passphrase"/);
    await product.data.ask({ name: "unlock", passphrase: offers[winner] ?? "" });
    await expectPasswordWorks("plain", "plain.user");
  });
});
