import type { Page } from "playwright-core";
import { initialPreferences } from "../../src/domain/preferences.ts";
import { profileOf } from "../../src/registrars/profiles.ts";
import type { ChromiumProduct } from "./chromium-product.ts";
import { draftOf, saveAccount } from "./extension-data.ts";
import { type PageState, samples, type Text } from "./page-states.ts";

/** Opens the dashboard with an account of that name in sight; resolves when it is painted. */
export async function openDashboard(
  { browser, data }: ChromiumProduct,
  name?: string,
  size = { width: 1280, height: 900 },
): Promise<Page> {
  const hash = name === undefined ? "" : `#account=${(await data.account(name)).id}`;
  const page = await browser.openPage(`dashboard.html${hash}`, size);
  await page.getByRole("heading", { level: 1 }).waitFor();
  if (name !== undefined) await page.getByRole("heading", { level: 2, name }).waitFor();
  return page;
}

/** The accounts of the scenario "foresight" that are in one picture, beside the one that is shown in full. */
export const companions = ["short", "at-risk", "house", "odd", "cnr-short", "test"];

const openAll = async (page: Page): Promise<void> => {
  for (const summary of await page.locator("article summary").all()) await summary.click();
};

const passphrase = "plum harbour kettle";

/** Puts the vault under a passphrase and locks it. */
const lock =
  (hideWhenLocked: boolean) =>
  async (product: ChromiumProduct): Promise<void> => {
    const { data } = product;
    await data.ask({
      name: "save-preferences",
      preferences: { ...initialPreferences, hideWhenLocked },
    });
    await data.ask({ name: "set-passphrase", current: "", next: passphrase });
    await data.ask({ name: "lock" });
    await data.waitForOverview(({ vault }) => vault.locked);
  };

/** Ends what {@link lock} began, for the next state. */
export async function unlock({ data }: ChromiumProduct): Promise<void> {
  const { vault } = await data.overview();
  if (vault.mode !== "passphrase") return;
  if (vault.locked) await data.ask({ name: "unlock", passphrase });
  await data.ask({ name: "remove-passphrase", current: passphrase });
}

/** States with all the {@link companions} there: which account is shown, and what is done. */
export const richStates: Record<string, { name: string; act?: PageState["act"] }> = {
  short: { name: "short" },
  "at-risk": { name: "at-risk" },
  subusers: { name: "house" },
  "odd-rows": { name: "odd", act: openAll },
  cnr: { name: "cnr-short" },
  test: { name: "test" },
  all: {
    name: "short",
    act: async (page) => {
      await page.locator(".sums a").first().click();
      await page.locator(".accounts-scroller").waitFor();
    },
  },
  pointed: {
    name: "short",
    act: async (page) => {
      const chart = page.getByRole("slider");
      await chart.focus();
      for (const key of ["Home", "PageUp", "PageUp"]) await page.keyboard.press(key);
    },
  },
  filtered: {
    name: "odd",
    act: async (page: Page, text: Text) => {
      await page.getByLabel(text("dash_filter")).fill("de");
      // Behind it the currency.
      const name = new RegExp(`^${text("dash_charge_amount")}\\b`);
      await page.getByRole("columnheader", { name }).getByRole("button").click();
    },
  },
};

/** Grants a host as an account's form has it granted: Chromium gives what was granted before to a request that a click makes. */
async function grant({ browser }: ChromiumProduct, pattern: string): Promise<void> {
  await browser.grantHost(pattern);
  const tools = await browser.context.newCDPSession(await browser.probe());
  await tools.send("Runtime.evaluate", {
    expression: `chrome.permissions.request({ origins: [${JSON.stringify(pattern)}] })`,
    userGesture: true,
    awaitPromise: true,
  });
  await tools.detach();
}

/** States that begin without any account. */
export const bareStates: Record<string, PageState & { name?: string }> = {
  "no-account": {},
  sample: { prepare: samples },
  refused: {
    name: "short",
    prepare: async (product) => {
      await product.add("short", { role: "money", password: "role-money" });
    },
  },
  loading: {
    name: "large",
    prepare: async (product) => {
      product.registrar.faults.set(
        { command: "QueryObjectRenewalList", parameters: { FIRST: "1960" } },
        { kind: "hold" },
      );
      // Beside the saving, not after it: what is held is given up after half a minute.
      await Promise.all([
        saveAccount(product.data, draftOf(product.registrar.account("large").state)),
        product.data.waitForAccount("large", ({ foresight }) => !!foresight?.loading?.seen),
      ]);
    },
  },
  offline: {
    name: "short",
    prepare: async (product) => {
      await product.add("short");
      await product.browser.setOffline(true);
      await product.data.ask({ name: "refresh", accountId: null });
    },
  },
  locked: {
    name: "short",
    prepare: async (product) => {
      await product.add("short");
      await lock(false)(product);
    },
  },
  currencies: {
    name: "currencies",
    prepare: async (product) => {
      const { live } = profileOf(product.registrar.account("currencies").state).systems;
      await grant(product, `${live.api}*`);
      await product.add("currencies");
    },
    act: openAll,
  },
  hidden: {
    prepare: async (product) => {
      await product.add("short");
      await lock(true)(product);
    },
  },
};
