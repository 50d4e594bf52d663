import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { profiles } from "../../src/registrars/profiles.ts";
import { type ChromiumProduct, startChromiumProduct } from "./chromium-product.ts";
import { isSettled } from "./extension-data.ts";
import { leadingFigure, rowsOf, seenText, textOf, untilSays } from "./reading.ts";
import {
  addThroughForm,
  button,
  fieldOf,
  fillForm,
  openNewForm,
  reportOf,
  saveForm,
  testForm,
} from "./settings-form.ts";

let product: ChromiumProduct;
beforeAll(async () => {
  product = await startChromiumProduct();
});
beforeEach(() => product.reset());
afterEach(() => product.expectClean());
afterAll(() => product.close());

const untilChecked = (name: string) => product.data.waitForAccount(name, isSettled);

describe("adding an account through the settings", () => {
  it("shows an ISPAPI account's figures to the last digit, typed with the keyboard alone", async () => {
    const settings = await product.openSettings();
    const { keyboard } = settings;
    await button(settings, "Add account").focus();
    await keyboard.press("Enter");
    await settings.getByRole("form", { name: "Add account" }).waitFor();
    // The focus begins on the first registrar. Behind the choice it is on the user, two fields behind the name.
    const choice = settings.getByRole("group", { name: "Where is the account?" });
    await choice.getByRole("button").first().and(settings.locator(":focus")).waitFor();
    for (const { id } of profiles) {
      if (id === "ispapi") break;
      await keyboard.press("Tab");
    }
    await keyboard.press("Enter");
    await fieldOf(settings, "User").and(settings.locator(":focus")).waitFor();
    await keyboard.press("Shift+Tab");
    await keyboard.press("Shift+Tab");
    await keyboard.type("Main account");
    await keyboard.press("Tab");
    await keyboard.press("Tab");
    await keyboard.type("plain.user");
    // Past Role user, and the link to what a restricted one needs.
    await keyboard.press("Tab");
    await keyboard.press("Tab");
    await keyboard.press("Tab");
    await keyboard.type("plain pass & word=1");
    await keyboard.press("Enter");
    await settings.getByRole("heading", { name: "Sign-in succeeded" }).waitFor();

    await expect
      .poll(() => reportOf(settings))
      .toEqual({
        "Answered by": "api.ispapi.net",
        Login: "plain.user",
        System: "HEXONET · LIVE",
        "Account balance": "9,984.21 EUR",
        "Reserved deposits": "1,516.99 EUR",
        "Credit line": "5,000.00 EUR",
      });
    await expect.poll(() => fieldOf(settings, "Warn below (amount)").inputValue()).toBe("100");
    await expect.poll(async () => (await product.data.record("accounts")) ?? []).toEqual([]);
    await expect.poll(async () => (await product.data.record("secrets")) ?? {}).toEqual({});

    await keyboard.press("Enter");
    await settings.getByText("Account saved: Main account").waitFor();
    await untilChecked("Main account");

    const popup = await product.openPopup();
    await expect.poll(() => leadingFigure(popup)).toBe("8,467.22 EUR");
    await expect
      .poll(() => rowsOf(popup, "Available funds"))
      .toEqual([
        ["Account balance", "9,984.21"],
        ["Reserved deposits", "−1,516.99"],
        ["Credit line", "5,000.00"],
        ["Spendable", "13,467.22"],
      ]);
    await expect
      .poll(() => rowsOf(popup, "Product statistics"))
      .toEqual([
        ["Applications", "9"],
        ["Contacts", "655"],
        ["DNS zones", "980"],
        ["Domains", "1,204"],
        ["Domains (RegOC)", "12"],
        ["SSL certificates", "87"],
        ["Subusers", "1"],
        ["Trademarks", "3"],
        ["Transfers", "4"],
        ["Websites", "21"],
      ]);
    const text = await textOf(popup);
    expect(text).toContain("Main account HEXONET · LIVE");
    expect(text).toMatch(/Updated (?:just now|\d+ min ago) Next check in \d+ min/);
    expect(text).not.toContain("Test system");
    await expect
      .poll(() => popup.getByRole("link", { name: "Add funds" }).getAttribute("href"))
      .toBe("https://account.hexonet.net");
  });

  it("shows a CNR account: deposits unknown, the threshold as the warning amount", async () => {
    product.registrar.account("cnr").setCreditThreshold("250.00");
    const settings = await product.openSettings();
    await openNewForm(settings);
    await fillForm(settings, {
      "Account name": "Webshop",
      Registrar: "CentralNic Reseller",
      User: "cnr.user",
      Password: "cnr-pass",
    });
    await testForm(settings);
    await expect
      .poll(() => reportOf(settings))
      .toMatchObject({
        "Answered by": "api.rrpproxy.net",
        System: "CentralNic Reseller · LIVE",
        "Reserved deposits": "Unknown",
      });
    await expect.poll(() => fieldOf(settings, "Warn below (amount)").inputValue()).toBe("250.00");
    await saveForm(settings, "Webshop");
    await untilChecked("Webshop");

    const popup = await product.openPopup();
    await expect.poll(() => leadingFigure(popup)).toBe("41.20 EUR");
    await expect
      .poll(() => rowsOf(popup, "Available funds"))
      .toEqual([
        ["Account balance", "41.20"],
        ["Reserved deposits", "Unknown, counted as none"],
      ]);
    await expect
      .poll(() => rowsOf(popup, "Product statistics"))
      .toEqual([
        ["Applications", "0"],
        ["Contacts", "412"],
        ["Domains", "389"],
        ["Nameservers", "16"],
        ["Preorders", "5"],
        ["Transfers", "2"],
      ]);
    await expect.poll(() => textOf(popup)).toContain("Low balance");
    await expect.poll(() => textOf(popup)).toContain("at most");
  });

  it.each([
    [
      "HEXONET (ISPAPI)",
      "test.user",
      "test.passw0rd",
      "100,000.00 USD",
      "https://account-ote.hexonet.net",
    ],
    [
      "CentralNic Reseller",
      "cnr.user",
      "cnr-test-pass",
      "50,000.00 USD",
      "https://account.centralnicreseller.com/",
    ],
  ])(
    "marks an OT&E account of %s and counts nothing there",
    async (registrar, user, password, figure, panel) => {
      const settings = await product.openSettings();
      await addThroughForm(settings, {
        "Account name": "Sandbox",
        Registrar: registrar,
        System: "OT&E",
        User: user,
        Password: password,
      });
      await untilChecked("Sandbox");

      const popup = await product.openPopup();
      await expect.poll(() => leadingFigure(popup)).toBe(figure);
      await expect
        .poll(() => popup.getByText("Test system (OT&E)", { exact: true }).isVisible())
        .toBe(true);
      await expect.poll(() => rowsOf(popup, "Product statistics")).toEqual([]);
      await expect
        .poll(() => popup.getByRole("link", { name: "Control panel" }).getAttribute("href"))
        .toBe(panel);
      await expect.poll(() => popup.getByRole("link", { name: "Add funds" }).count()).toBe(0);
      // Once, at the check: what the login may do.
      const asked = product.registrar.requests
        .map(({ command }) => command)
        .filter((command) => command !== "QueryACLList");
      expect(asked.filter((command) => command.startsWith("Query"))).toEqual([]);
    },
  );

  it("reaches a custom endpoint on this machine, and no other host", async () => {
    await product.browser.grantHost("http://127.0.0.1/*");
    const { httpPort } = product.registrar;
    const settings = await product.openSettings();
    await openNewForm(settings);
    await fillForm(settings, {
      "Account name": "Proxy",
      User: "plain.user",
      Password: "plain pass & word=1",
      "API endpoint (advanced)": `http://127.0.0.1:${httpPort}/ispapi/live/api/call.cgi`,
    });
    await testForm(settings);
    await expect
      .poll(async () => (await reportOf(settings))["Answered by"])
      .toBe(`127.0.0.1:${httpPort}`);
    await saveForm(settings, "Proxy");
    await untilChecked("Proxy");
    const popup = await product.openPopup();
    await expect.poll(() => leadingFigure(popup)).toBe("8,467.22 EUR");
    expect([...new Set(product.registrar.requests.map(({ host }) => host))]).toEqual([
      `127.0.0.1:${httpPort}`,
    ]);
  });

  it("takes a one-time password, and keeps neither it nor the password", async () => {
    const settings = await product.openSettings();
    await openNewForm(settings);
    await fillForm(settings, {
      "Account name": "Two factors",
      User: "otp.user",
      Password: "otp-pass",
    });
    await button(settings, "Check").click();
    await untilSays(settings, "One-time password needed");
    await fillForm(settings, { "One-time password": "222222" });
    await testForm(settings);
    await saveForm(settings, "Two factors");
    await untilChecked("Two factors");
    const secrets = await product.data.record<Record<string, { secretFields: unknown }>>("secrets");
    expect(Object.values(secrets ?? {}).map(({ secretFields }) => secretFields)).toEqual([null]);

    product.registrar.account("twofactor").endSessions();
    await product.data.ask({ name: "refresh", accountId: null });
    const popup = await product.openPopup();
    await expect.poll(() => textOf(popup)).toContain("One-time password needed");
    await expect.poll(() => leadingFigure(popup)).toBe("350.00 EUR");
  });
});

describe("what the registrar says", () => {
  it.each([
    [
      "yen",
      "1,220,000 JPY",
      [
        ["Account balance", "1,250,000"],
        ["Reserved deposits", "−30,000"],
      ],
    ],
    [
      "dinar",
      "812.340 KWD",
      [
        ["Account balance", "812.345"],
        ["Reserved deposits", "−0.005"],
      ],
    ],
    [
      "four-decimals",
      "200.12 EUR",
      [
        ["Account balance", "200.1234"],
        ["Reserved deposits", "−0.0034"],
      ],
    ],
    [
      "lower-case",
      "1,000,000.00 USD",
      [
        ["Account balance", "1,000,000.00"],
        ["Reserved deposits", "Unknown, counted as none"],
      ],
    ],
    [
      "sparing",
      "640.00 EUR",
      [
        ["Account balance", "640.00"],
        ["Reserved deposits", "Unknown, counted as none"],
      ],
    ],
    ["empty", "0.00 EUR", [["Account balance", "0.00"]]],
    [
      "odd-spelling",
      "70.00 EUR",
      [
        ["Account balance", "77.70"],
        ["Reserved deposits", "−7.70"],
      ],
    ],
  ])("stands with its currency's digits: %s", async (key, figure, rows) => {
    await product.add(key);
    const popup = await product.openPopup();
    await expect.poll(() => leadingFigure(popup)).toBe(figure);
    await expect.poll(() => rowsOf(popup, "Available funds")).toEqual(rows);
  });

  it.each([
    ["overdraft", "−332.40 EUR"],
    ["overdraft-by-deposit", "−0.01 EUR"],
    ["cnr-overdraft", "−312.40 EUR"],
  ])("says Overdraft in words: %s", async (key, figure) => {
    await product.add(key);
    const popup = await product.openPopup();
    await expect.poll(() => leadingFigure(popup)).toBe(figure);
    await expect.poll(() => popup.getByText("Overdraft", { exact: true }).isVisible()).toBe(true);
  });

  it("lacks what a role user may not ask, and names each command and the rule that would permit it", async () => {
    const settings = await product.openSettings();
    await openNewForm(settings);
    await fillForm(settings, {
      "Account name": "Restricted",
      User: "plain.user",
      "Role user (optional)": "balance",
      Password: "role-balance",
    });
    await testForm(settings);
    await expect.poll(async () => (await reportOf(settings)).Login).toBe("plain.user!balance");
    await saveForm(settings, "Restricted");
    await untilChecked("Restricted");

    const popup = await product.openPopup();
    await expect.poll(() => leadingFigure(popup)).toBe("8,467.22 EUR");
    const statistics = Object.fromEntries(await rowsOf(popup, "Product statistics"));
    expect(statistics).toMatchObject({
      Domains: "1,204",
      Contacts: "Unknown",
      Subusers: "Unknown",
    });
    expect(Object.values(statistics).filter((count) => count === "Unknown")).toHaveLength(9);
    // Nine rows of one column would make the popup scroll: they are folded.
    const title = popup.locator("summary", { hasText: "Product statistics" });
    await expect.poll(() => seenText(title)).toBe("Product statistics 9 unknown");
    await title.click();
    await popup.getByText("Why unknown?").click();
    const contacts = popup.getByRole("listitem").filter({ hasText: "Contacts:" });
    await expect
      .poll(() => seenText(contacts))
      .toBe(
        "Contacts: No permission. This user may not use QueryContactList. Missing rule: QueryContactList[]:ALLOW. (Code 531: Authorization failed; Operation forbidden by ACL) Copy rule",
      );
  });

  it("sums LIVE accounts of one currency, and lists the worst account first", async () => {
    product.withoutCharges();
    await product.add("plain");
    await product.add("test");
    await product.add("cnr");
    await product.add("yen");
    const popup = await product.openPopup();
    await expect.poll(() => seenText(popup.getByRole("heading", { level: 1 }))).toBe("cnr");
    await popup.getByRole("button", { name: "cnr" }).press("Enter");
    await expect
      .poll(() => rowsOf(popup, "Available funds, all LIVE accounts"))
      .toEqual([
        ["EUR, at most", "8,508.42"],
        ["JPY", "1,220,000"],
      ]);
    const options = await popup.getByRole("option").allInnerTexts();
    expect(options.map((option) => option.split("\n")[0])).toEqual(["cnr", "plain", "yen", "test"]);
    await popup.keyboard.press("End");
    await popup.keyboard.press("Enter");
    await expect.poll(() => seenText(popup.getByRole("heading", { level: 1 }))).toBe("test");
    await expect.poll(() => leadingFigure(popup)).toBe("100,000.00 USD");
  });
});
