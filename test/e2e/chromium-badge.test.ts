import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type ChromiumProduct, startChromiumProduct } from "./chromium-product.ts";
import { untilSays } from "./reading.ts";
import { cardOf } from "./settings-form.ts";

let product: ChromiumProduct;
beforeAll(async () => {
  product = await startChromiumProduct();
});
beforeEach(async () => {
  await product.reset();
  product.withoutCharges();
});
afterEach(() => product.expectClean());
afterAll(() => product.close());

const red = "#b42318";
const grey = "#566573";

/** The tooltip's lines, with plain spaces. */
const titleNow = async (): Promise<string[]> => {
  const { title } = await product.browser.badge();
  return title.replaceAll("\u00a0", " ").split("\n");
};

const needsYou = "Your account needs you";

const refresh = () => product.data.ask({ name: "refresh", accountId: null });

describe("the badge", () => {
  it("says that there is no account yet", async () => {
    await expect.poll(async () => (await product.browser.badge()).text).toBe("");
    await expect.poll(() => titleNow()).toEqual(["Reseller Balance", "No account yet"]);
  });

  it("turns LOW when the balance falls below the warning amount, and clears after recovery", async () => {
    await product.add("plain", { warnBelow: "100" });
    await expect.poll(async () => (await product.browser.badge()).text).toBe("");
    await expect.poll(() => titleNow()).toEqual(["All is well"]);

    product.registrar.account("plain").setBalance("1616.98");
    await product.checkAfter(16);
    await product.data.waitForAccount("plain", ({ figures }) => figures?.available === "99.99");
    // Published after the overview, a moment later.
    await product.data.untilPublished();
    await expect.poll(() => product.browser.badge()).toMatchObject({ text: "LOW", colour: red });
    await expect.poll(() => titleNow()).toEqual([needsYou, "plain: Low balance · 99.99 EUR"]);

    product.registrar.account("plain").setBalance("1621.99");
    await product.checkAfter(16);
    await product.data.waitForAccount("plain", ({ figures }) => figures?.available === "105");
    await product.data.untilPublished();
    await expect.poll(async () => (await product.browser.badge()).text).toBe("");
    await expect.poll(() => titleNow()).toEqual(["All is well"]);
  });

  it("turns LOW below zero, and says Overdraft", async () => {
    await product.add("overdraft", { warnBelow: "0" });
    await expect.poll(() => product.browser.badge()).toMatchObject({ text: "LOW", colour: red });
    await expect.poll(() => titleNow()).toEqual([needsYou, "overdraft: Overdraft · −332.40 EUR"]);
  });

  it("never warns of test money unless asked", async () => {
    product.registrar.account("test").setBalance("5.00");
    await product.add("test");
    await expect.poll(async () => (await product.browser.badge()).text).toBe("");
    await expect
      .poll(() => titleNow())
      .toEqual(["Not fully known: Charges of the test system are not foreseen."]);
    await untilSays(await product.openPopup(), "Low balance");

    const settings = await product.openSettings("#warnings");
    const warn = settings.getByRole("switch", { name: "Let test accounts turn the badge red" });
    await warn.press("Space");
    await product.data.waitForOverview(({ preferences }) => preferences.warnTestAccounts);
    await product.data.ask({ name: "check-due" });
    await expect.poll(() => product.browser.badge()).toMatchObject({ text: "LOW", colour: red });
    await warn.press("Space");
    await product.data.waitForOverview(({ preferences }) => !preferences.warnTestAccounts);
    await expect.poll(async () => (await product.browser.badge()).text).toBe("");
  });

  it("shows ! in grey when the sign-in failed", async () => {
    await product.add("plain");
    product.registrar.account("plain").setPassword("another");
    product.registrar.account("plain").endSessions();
    await refresh();
    await expect.poll(() => product.browser.badge()).toMatchObject({ text: "!", colour: grey });
    await expect.poll(() => titleNow()).toEqual([needsYou, "plain: Sign-in failed · 8,467.22 EUR"]);
  });

  it("shows ! when a role user has lost its right", async () => {
    await product.add("plain", { role: "balance", password: "role-balance" });
    product.registrar.faults.set(
      { account: "plain", command: "StatusAccount" },
      { kind: "code", code: 531, text: "Authorization failed; Operation forbidden by ACL" },
    );
    await refresh();
    await expect.poll(() => product.browser.badge()).toMatchObject({ text: "!", colour: grey });
    await expect.poll(() => titleNow()).toEqual([needsYou, "plain: No permission · 8,467.22 EUR"]);
  });

  it("shows ? once the figures are older than two intervals, not before", async () => {
    await product.add("plain");
    product.registrar.faults.set({ account: "plain" }, { kind: "code", code: 421 });
    await product.letPass(24);
    await refresh();
    await expect.poll(async () => (await product.browser.badge()).text).toBe("");
    await product.letPass(7);
    await refresh();
    await expect.poll(() => product.browser.badge()).toMatchObject({ text: "?", colour: grey });
    await expect.poll(() => titleNow()).toEqual(["Not up to date: Fault at the registrar"]);
  });

  it("tells of a locked account in the tooltip", async () => {
    await product.add("cnr", { warnBelow: "10" });
    product.registrar.faults.set({ account: "cnr" }, { kind: "code", code: 422 });
    await refresh();
    await expect.poll(() => titleNow()).toEqual(["Locked out"]);
  });

  it("lets the worst account win, and lists those that need somebody, worst first", async () => {
    await product.add("yen");
    await product.add("test");
    await product.add("plain");
    await product.add("cnr");
    product.registrar.account("plain").setPassword("another");
    product.registrar.account("plain").endSessions();
    await refresh();
    await expect.poll(async () => (await product.browser.badge()).text).toBe("LOW");
    await expect
      .poll(() => titleNow())
      .toEqual([
        "2 of 4 accounts need you",
        "cnr: Low balance · Not fully known · at most 41.20 EUR",
        "plain: Sign-in failed · 8,467.22 EUR",
      ]);
    const settings = await product.openSettings();
    await cardOf(settings, "cnr").getByRole("switch", { name: "Active" }).press("Space");
    await product.data.waitForAccount("cnr", ({ enabled }) => !enabled);
    await expect.poll(async () => (await product.browser.badge()).text).toBe("!");
    await expect
      .poll(() => titleNow())
      .toEqual(["1 of 4 accounts needs you", "plain: Sign-in failed · 8,467.22 EUR"]);
  });
});
