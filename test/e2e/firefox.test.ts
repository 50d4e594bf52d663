import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { add } from "../../src/domain/money.ts";
import type { FirefoxPage } from "../browsers/firefox-page.ts";
import { isSettled } from "./extension-data.ts";
import { type FirefoxProduct, startFirefoxProduct, untilText } from "./firefox-product.ts";

/** The CSS of the control that a label names, and of a button by its words: given an id in the page. */
async function marked(page: FirefoxPage, find: string, words: string): Promise<string> {
  const id = `found-${words.replaceAll(/\W/g, "-")}`;
  await page.evaluate(
    `const [find, words, id] = args;
     const found = [...document.querySelectorAll(find)]
       .find((element) => (element.ariaLabel ?? element.textContent).trim() === words);
     if (!found) throw new Error("There is no " + find + " that says " + words);
     (found.control ?? found).dataset.found = id;`,
    find,
    words,
    id,
  );
  return `[data-found="${id}"]`;
}
const type = async (page: FirefoxPage, label: string, text: string): Promise<void> =>
  page.type(await marked(page, "label", label), text);
const press = async (page: FirefoxPage, words: string): Promise<void> =>
  page.click(await marked(page, "button", words));

const figure = async (popup: FirefoxPage): Promise<string> => {
  await untilText(popup, "section[aria-labelledby=funds] p", "");
  return (await popup.text("section[aria-labelledby=funds] p")).replaceAll(/\s+/g, " ").trim();
};

describe("Firefox with the API hosts granted", () => {
  let product: FirefoxProduct;
  beforeAll(async () => {
    product = await startFirefoxProduct({ permanent: true });
    product.registrar.account("plain").setCharges({});
  });
  afterEach(() => product.expectClean());
  afterAll(() => product.close());

  it("adds an account through the settings and shows its figures", async () => {
    const settings = await product.browser.openPage("options.html");
    await untilText(settings, "h1", "Settings");
    await press(settings, "Add account");
    await untilText(settings, "form h2", "Where is the account?");
    await settings.click("[aria-labelledby=at-ispapi]");
    await type(settings, "Account name", "Main account");
    await type(settings, "User", "plain.user");
    await type(settings, "Password", "plain pass & word=1");
    await press(settings, "Check");
    await untilText(settings, "form", "Sign-in succeeded");
    await untilText(settings, "form dl", "9,984.21 EUR");
    await press(settings, "Save account");
    // What was saved is said, too, for some seconds: a busy machine may look later.
    await untilText(settings, "main", "Main account");
    await product.data.waitForAccount("Main account", isSettled);
    await settings.close();

    const popup = await product.openPopup();
    await expect.poll(() => figure(popup)).toBe("8,467.22 EUR");
    const text = (await popup.text("main")).replaceAll(/\s+/g, " ");
    expect(text).toContain(
      "Account balance 9,984.21 Reserved deposits −1,516.99 Credit line 5,000.00 Spendable 13,467.22",
    );
    expect(text).toContain(
      "Applications 9 Contacts 655 DNS zones 980 Domains 1,204 Domains (RegOC) 12 SSL certificates 87 Subusers 1 Trademarks 3 Transfers 4 Websites 21",
    );
    await popup.close();
  });

  it("turns the badge LOW when the balance falls, and clears it after recovery", async () => {
    product.registrar.account("plain").setBalance("1616.98");
    await product.checkAfter(16);
    await product.data.waitForAccount(
      "Main account",
      (account) => account.figures?.available === "99.99",
    );
    await expect
      .poll(() => product.browser.badge())
      .toMatchObject({
        text: "LOW",
        colour: "#b42318",
        title: expect.stringMatching(/^Main account: Low balance · 99\.99\u00a0EUR/m),
      });
    product.registrar.account("plain").setBalance("9984.21");
    await product.checkAfter(16);
    await expect.poll(async () => (await product.browser.badge()).text).toBe("");
  });

  it("refreshes at the alarm after the background was stopped", async () => {
    await product.untilIdle();
    await product.browser.stopBackground();
    await expect.poll(() => product.browser.isBackgroundRunning()).toBe(false);
    product.registrar.account("plain").setBalance("9000.00");
    await product.checkAfter(16);
    await product.data.waitForAccount(
      "Main account",
      ({ figures }) => figures?.balance === "9000.00",
    );
  });

  it("still has account, figures and alarm after a restart, and can open the password", async () => {
    await product.browser.restart();
    const popup = await product.openPopup();
    await expect.poll(() => figure(popup)).toBe("7,483.01 EUR");
    await popup.close();
    product.registrar.account("plain").endSessions();
    product.registrar.account("plain").setBalance("1600.00");
    await product.checkAfter(16);
    await product.data.waitForAccount(
      "Main account",
      ({ figures }) => figures?.balance === "1600.00",
    );
    await expect.poll(async () => (await product.browser.badge()).text).toBe("LOW");
    expect(product.registrar.signIns["plain.user"]).toEqual({ tried: 2, refused: 0 });
    await expect.poll(() => product.data.dump()).not.toMatch(/plain pass|[0-9a-f]{64}/);
  });

  it("foresees exactly, and goes on with a list that was half loaded when the background was stopped", async () => {
    const plain = product.registrar.account("plain");
    plain.setCharges({
      generated: [
        { seed: 5, count: 600, days: [1, 89], price: ["8.90", "39.50"], zones: ["com", "de"] },
      ],
    });
    const pages = () =>
      product.registrar.requests
        .filter(({ command }) => command === "QueryObjectRenewalList")
        .map(({ parameters }) => parameters.FIRST);
    const hold = product.registrar.faults.set(
      { command: "QueryObjectRenewalList", parameters: { FIRST: "300" } },
      { kind: "hold" },
    );
    await product.data.ask({ name: "refresh", accountId: null });
    await expect.poll(() => pages().at(-1)).toBe("300");
    expect(await product.data.isAtWork()).toBe(true);
    await product.browser.stopBackground();
    expect(await product.data.isAtWork()).toBe(false);
    const before = pages().length;
    product.registrar.faults.remove(hold);
    await product.browser.fireAlarm("check");
    const due = plain.charges.map(({ gross = "" }) => gross).reduce(add, "0");
    const { foresight } = await product.data.waitForAccount(
      "Main account",
      (account) => account.foresight?.forecast.due[90] === due,
    );
    expect(foresight).toMatchObject({ loading: null, failures: {} });
    expect(pages().slice(before, before + 2)).toEqual(["300", "330"]);
    expect(new Set(pages().slice(before)).size).toBe(pages().length - before);
  });
});

describe("Firefox with no host granted", () => {
  let product: FirefoxProduct;
  beforeAll(async () => {
    product = await startFirefoxProduct({ grantHosts: false });
    product.registrar.account("plain").setCharges({});
  });
  afterEach(() => product.expectClean());
  afterAll(() => product.close());

  it("asks for the host at the test, and says so with a button once the grant is gone", async () => {
    const settings = await product.browser.openPage("options.html#add");
    await untilText(settings, "form h2", "Where is the account?");
    await settings.click("[aria-labelledby=at-ispapi]");
    await type(settings, "Account name", "Main account");
    await type(settings, "User", "plain.user");
    await type(settings, "Password", "plain pass & word=1");
    await press(settings, "Check");
    await untilText(settings, "form", "Sign-in succeeded");
    await press(settings, "Save account");
    // What was saved is said, too, for some seconds: a busy machine may look later.
    await untilText(settings, "main", "Main account");
    await product.data.waitForAccount("Main account", isSettled);

    const probe = await product.browser.probe();
    await probe.evaluate(
      `await browser.permissions.remove({ origins: ["https://api.ispapi.net/*"] });`,
    );
    await untilText(settings, "li", "The browser does not let this extension reach HEXONET yet.");
    const requests = product.registrar.requests.length;
    await product.checkAfter(16);
    await product.data.waitForAccount(
      "Main account",
      ({ trouble }) => trouble?.failure.kind === "no-permission",
    );
    expect(product.registrar.requests).toHaveLength(requests);
    await expect.poll(async () => (await product.browser.badge()).text).toBe("!");

    const popup = await product.openPopup();
    await untilText(popup, "main", "The browser does not let this extension reach HEXONET yet.");
    await expect.poll(() => figure(popup)).toBe("8,467.22 EUR");
    await press(popup, "Grant permission");
    await product.data.waitForAccount("Main account", ({ trouble }) => trouble === null);
    await untilText(popup, "footer", "Updated just now");
    await expect.poll(() => popup.text("main")).not.toContain("No permission");
    await expect.poll(async () => (await product.browser.badge()).text).toBe("");
  });
});
