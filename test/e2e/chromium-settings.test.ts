import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Account } from "../../src/domain/account.ts";
import type { AccountSecrets } from "../../src/vault/secrets-record.ts";
import { type ChromiumProduct, startChromiumProduct } from "./chromium-product.ts";
import { leadingFigure, seenText, textOf, untilSays } from "./reading.ts";
import {
  button,
  cardOf,
  chooseFor,
  type FieldLabel,
  fieldOf,
  fillForm,
  leaveTyped,
  reportOf,
  saveForm,
  saveSettings,
  type Typed,
  testForm,
} from "./settings-form.ts";

let product: ChromiumProduct;
beforeAll(async () => {
  product = await startChromiumProduct();
});
beforeEach(() => product.reset());
afterEach(() => product.expectClean());
afterAll(() => product.close());

const namesInOrder = async (): Promise<string[]> =>
  ((await product.data.record<Account[]>("accounts")) ?? []).map(({ name }) => name);

const good: Typed = {
  "Account name": "Main account",
  User: "plain.user",
  Password: "plain pass & word=1",
};

describe("wrong input is told beside its field, and nothing is sent", () => {
  it.each<[FieldLabel, Typed, string]>([
    ["Account name", { "Account name": "" }, "Fill this in."],
    ["User", { User: "  " }, "Fill this in."],
    ["Password", { Password: "" }, "Fill this in."],
    [
      "User",
      { User: "plain.user:widget" },
      "Take “:” out, and put what stands behind it into Role user.",
    ],
    [
      "User",
      { User: "plain.user!widget" },
      "Take “!” out, and put what stands behind it into Role user.",
    ],
    [
      "User",
      { Registrar: "CentralNic Reseller", User: "cnr.user!widget" },
      "Take “!” out, and put what stands behind it into Role user.",
    ],
    [
      "Role user (optional)",
      { "Role user (optional)": "plain.user!widget" },
      "Only the role user’s own name, without “!” or “:” and without the account.",
    ],
    [
      "Role user (optional)",
      { "Role user (optional)": ":widget" },
      "Only the role user’s own name, without “!” or “:” and without the account.",
    ],
    [
      "Password",
      { Password: " plain pass & word=1" },
      "This begins or ends with a space, or holds a character that is not seen. Take it out, or tick the box.",
    ],
    [
      "Password",
      { Password: "plain pass & word=1\t" },
      "This begins or ends with a space, or holds a character that is not seen. Take it out, or tick the box.",
    ],
    [
      "Warn below (amount)",
      { "Warn below (amount)": "a lot" },
      "Type a plain number, such as 250 or 99.50.",
    ],
    [
      "Check every (minutes)",
      { "Check every (minutes)": "4" },
      "Type a whole number from 5 to 1,440.",
    ],
    [
      "Check every (minutes)",
      { "Check every (minutes)": "1441" },
      "Type a whole number from 5 to 1,440.",
    ],
    [
      "API endpoint (advanced)",
      { "API endpoint (advanced)": "http://api.example.com/" },
      "Type an address that begins with https:// and holds no user or password; http:// only for 127.0.0.1.",
    ],
    [
      "API endpoint (advanced)",
      { "API endpoint (advanced)": "https://me:secret@api.example.com/" },
      "Type an address that begins with https:// and holds no user or password; http:// only for 127.0.0.1.",
    ],
    [
      "API endpoint (advanced)",
      { "API endpoint (advanced)": "api.ispapi.net" },
      "Type an address that begins with https:// and holds no user or password; http:// only for 127.0.0.1.",
    ],
  ])("%s: %o", async (label, wrong, words) => {
    const settings = await product.openSettings("#add");
    await fillForm(settings, { ...good, ...wrong });
    await button(settings, "Check").click();
    const field = fieldOf(settings, label);
    const [problem = ""] = ((await field.getAttribute("aria-describedby")) ?? "").split(" ");
    await expect.poll(() => seenText(settings.locator(`[id="${problem}"]`))).toBe(words);
    await expect.poll(() => field.getAttribute("aria-invalid")).toBe("true");
    await field.and(settings.locator(":focus")).waitFor();
    await expect.poll(() => settings.locator("[aria-invalid=true]").count()).toBe(1);
    expect(product.registrar.requests).toEqual([]);
  });

  it("leads to the first of several, and takes a note away when its field is mended", async () => {
    const settings = await product.openSettings("#add");
    await fillForm(settings, { "Account name": "", User: "", Password: "" });
    await button(settings, "Check").press("Enter");
    await expect.poll(() => settings.locator("[aria-invalid=true]").count()).toBe(3);
    await fieldOf(settings, "Account name").and(settings.locator(":focus")).waitFor();
    await settings.keyboard.type("Main account");
    await expect.poll(() => fieldOf(settings, "Account name").inputValue()).toBe("Main account");
    await expect.poll(() => settings.locator("[aria-invalid=true]").count()).toBe(2);
  });

  it("takes a password with spaces once the user says that they belong to it", async () => {
    product.registrar.account("plain").setPassword(" spaced ");
    const settings = await product.openSettings("#add");
    await fillForm(settings, { ...good, Password: " spaced " });
    await button(settings, "Check").click();
    await settings.getByLabel("Take it exactly as typed").check();
    await testForm(settings);
    await expect
      .poll(async () => (await reportOf(settings))["Account balance"])
      .toBe("9,984.21 EUR");
  });
});

describe("a refused test", () => {
  it.each<[string, Typed, string, string]>([
    [
      "a wrong password",
      { Password: "guess" },
      "HEXONET refused user or password.",
      "is this one of OT&E? Then choose OT&E under System.",
    ],
    [
      "a LIVE user on OT&E",
      { System: "OT&E" },
      "HEXONET refused user or password.",
      "is this one of LIVE? Then choose LIVE under System.",
    ],
    [
      "an unknown role user",
      { "Role user (optional)": "nobody" },
      "HEXONET refused user or password.",
      "Code 530",
    ],
    [
      "an IP address that is not allowed",
      { Registrar: "CentralNic Reseller", User: "cnr.elsewhere", Password: "cnr-pass" },
      "CentralNic Reseller does not accept your IP address for this account.",
      "Code 535",
    ],
    [
      "a role user without rights",
      { "Role user (optional)": "nothing", Password: "role-nothing" },
      "This user may not use StatusAccount.",
      "StatusAccount[]:ALLOW",
    ],
  ])(
    "tells in words of %s, keeps what was typed and nothing else",
    async (_, wrong, words, advice) => {
      const settings = await product.openSettings("#add");
      await fillForm(settings, { ...good, ...wrong });
      await button(settings, "Check").click();
      await untilSays(settings, words);
      await expect.poll(() => seenText(settings.getByRole("alert").last())).toContain(advice);
      await expect
        .poll(() => fieldOf(settings, "User").inputValue())
        .toBe(wrong.User ?? "plain.user");
      await expect.poll(() => product.data.record("accounts")).toBeOneOf([undefined, []]);
      await expect.poll(() => product.data.record("secrets")).toBeOneOf([undefined, {}]);
      const tried = Object.values(product.registrar.signIns).map(({ refused }) => refused);
      expect(Math.max(...tried)).toBeLessThanOrEqual(1);
    },
  );
});

describe("an account that is kept", () => {
  it("keeps its password when the field stays empty, and never shows it", async () => {
    await product.add("plain");
    const settings = await product.openSettings();
    await cardOf(settings, "plain").getByRole("button", { name: "Edit" }).click();
    await expect.poll(() => fieldOf(settings, "Password").inputValue()).toBe("");
    await expect.poll(() => settings.content()).not.toContain("plain pass");
    await testForm(settings);
    await saveForm(settings, "plain");
    product.registrar.account("plain").endSessions();
    await product.data.ask({ name: "refresh", accountId: null });
    await expect.poll(() => product.data.account("plain")).toMatchObject({ trouble: null });
    const popup = await product.openPopup();
    await expect.poll(() => leadingFigure(popup)).toBe("8,467.22 EUR");
  });

  it("has its name, interval and amount changed without a sign-in, and loses nothing that is typed as its login", async () => {
    await product.add("plain");
    const passwords = async () =>
      Object.values(
        (await product.data.record<Record<string, AccountSecrets>>("secrets")) ?? {},
      ).map(({ secretFields }) => secretFields);
    const before = await passwords();
    const settings = await product.openSettings();
    await cardOf(settings, "plain").getByRole("button", { name: "Edit" }).click();
    await fillForm(settings, {
      Password: "typed so far",
      "Account name": "Renamed",
      "Warn below (amount)": "9,000.50",
      "Check every (minutes)": "60",
    });
    await saveSettings(settings, "Renamed");
    await expect.poll(() => fieldOf(settings, "Password").inputValue()).toBe("typed so far");
    await expect
      .poll(() => product.data.account("Renamed"))
      .toMatchObject({
        warnBelow: "9000.50",
        checkEvery: 60,
        figures: { shortage: "low-balance" },
      });
    await leaveTyped(settings);
    await cardOf(settings, "Renamed").waitFor();
    expect(product.registrar.signIns["plain.user"]).toEqual({ tried: 1, refused: 0 });
    await expect.poll(passwords).toEqual(before);
  });

  it("asks for the password again before another login or address gets it", async () => {
    await product.add("plain");
    const settings = await product.openSettings();
    await cardOf(settings, "plain").getByRole("button", { name: "Edit" }).click();
    const before = product.registrar.requests.length;
    await fillForm(settings, { "API endpoint (advanced)": "https://collector.example/" });
    await button(settings, "Check").click();
    await untilSays(
      settings,
      "Type it once more: the saved one belongs to another login or address.",
    );
    expect(product.registrar.requests).toHaveLength(before);
  });

  it("can be tested and edited again and again without filling the registrar with sessions", async () => {
    await product.add("plain");
    const settings = await product.openSettings();
    for (let round = 0; round < 3; round++) {
      await settings.getByRole("button", { name: /^Edit / }).click();
      await testForm(settings);
      await button(settings, "Back").click();
      await testForm(settings);
      await saveForm(settings, "plain");
      await product.data.ask({ name: "refresh", accountId: null });
    }
    // Two tests in each round; all but the last session are closed again.
    await product.registrar.waitFor({ command: "EndSession", code: 200 }, 6);
    expect(product.registrar.find({ command: "StartSession" })).toHaveLength(7);
  });

  it("is removed at once, comes back by Undo, and else goes with its secrets, figures and session", async () => {
    await product.add("plain");
    await product.add("cnr");
    const keptIn = async (record: string) =>
      Object.keys((await product.data.record<object>(record)) ?? {});
    const settings = await product.openSettings();
    await chooseFor(settings, "plain", "Remove account");
    await untilSays(settings, "plain is removed.");
    await expect.poll(() => namesInOrder()).toEqual(["cnr"]);
    // It has the focus.
    await settings.keyboard.press("Enter");
    await untilSays(settings, "plain is back.");
    await expect.poll(() => namesInOrder()).toEqual(["plain", "cnr"]);
    expect(await keptIn("secrets")).toHaveLength(2);

    await chooseFor(settings, "plain", "Remove account");
    await button(settings, "Undo").waitFor();
    expect(await keptIn("secrets")).toHaveLength(2);
    // The page that asked for it is gone, and so is the worker: its successor does it.
    await settings.close();
    await product.rest();
    await product.letPass(1);
    await product.browser.fireAlarm("removal");
    await expect.poll(() => keptIn("secrets")).toHaveLength(1);
    await expect.poll(() => keptIn("snapshots")).toHaveLength(1);
    await product.registrar.waitFor({ account: "plain", command: "EndSession", code: 200 });
  });

  it("moves up and down in the user's own order", async () => {
    for (const key of ["plain", "cnr", "yen"]) await product.add(key);
    const settings = await product.openSettings();
    await cardOf(settings, "yen").getByRole("button", { name: "Move yen" }).press("ArrowUp");
    await untilSays(settings, "yen: place 2 of 3");
    await chooseFor(settings, "plain", "Move down");
    await untilSays(settings, "plain: place 2 of 3");
    await expect.poll(() => namesInOrder()).toEqual(["yen", "plain", "cnr"]);
    await chooseFor(settings, "cnr", "Move to top");
    await untilSays(settings, "cnr: place 1 of 3");
    await expect.poll(() => namesInOrder()).toEqual(["cnr", "yen", "plain"]);
  });

  it("is left alone while it is switched off, and checked when it is switched on", async () => {
    await product.add("plain");
    const settings = await product.openSettings();
    const active = cardOf(settings, "plain").getByRole("switch", { name: "Active" });
    // The checkbox itself is drawn by its label.
    await cardOf(settings, "plain").getByText("Active", { exact: true }).click();
    await product.data.waitForAccount("plain", ({ enabled }) => !enabled);
    const before = product.registrar.requests.length;
    await product.letPass(60);
    await product.data.ask({ name: "check-due" });
    await product.data.ask({ name: "refresh", accountId: null });
    expect(product.registrar.requests).toHaveLength(before);
    expect(await textOf(await product.openPopup())).toContain(
      "This account is not checked and never warns.",
    );

    product.registrar.account("plain").setBalance("2000.00");
    await active.press("Space");
    await product.data.waitForAccount("plain", ({ figures }) => figures?.balance === "2000.00");
  });
});

describe("by keyboard the focus is always seen", () => {
  /** Where the focus is: what stands there, and whether it is drawn with a ring in sight. */
  const focus = (page: Page) =>
    page.evaluate(() => {
      const at = document.activeElement as HTMLElement;
      const { width, height } = at.getBoundingClientRect();
      const isSeen = width > 1 && height > 1 && getComputedStyle(at).outlineStyle !== "none";
      return { on: at.textContent?.trim(), isSeen };
    });

  it("after Not now and after Undo it is on the heading of the accounts", async () => {
    await product.add("plain");
    const page = await product.browser.openPage("options.html");
    await button(page, "Not now").press("Enter");
    await button(page, "Not now").waitFor({ state: "detached" });
    await expect.poll(() => focus(page)).toEqual({ on: "Accounts", isSeen: true });

    await button(page, "More for plain").click();
    await page.getByRole("menuitem", { name: "Remove account" }).click();
    await button(page, "Undo").press("Enter");
    await button(page, "Undo").waitFor({ state: "detached" });
    await expect.poll(() => focus(page)).toEqual({ on: "Accounts", isSeen: true });
  });
});
