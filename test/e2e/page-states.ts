import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { root } from "../../scripts/build-extension.ts";
import { initialPreferences } from "../../src/domain/preferences.ts";
import { cnrProfile } from "../../src/registrars/cnr/profile.ts";
import { ispapiProfile } from "../../src/registrars/ispapi/profile.ts";
import { namecheapProfile } from "../../src/registrars/namecheap/profile.ts";
import type { Profile } from "../../src/registrars/profile.ts";
import { rtrProfile } from "../../src/registrars/rtr/profile.ts";
import type { TextName } from "../../src/text/translate.ts";
import type { ChargesInput } from "../simulator/shared/scenario-schema.ts";
import type { ChromiumProduct } from "./chromium-product.ts";
import { draftOf, saveAccount } from "./extension-data.ts";

export type Text = (name: TextName) => string;

/** The browser's locale for a language of the product, and what its pictures' names end with. */
export const languages = {
  en: { locale: "en-US", suffix: "" },
  de: { locale: "de-DE", suffix: "-de" },
} as const;
export type Language = keyof typeof languages;

/** The product's own words in a language. */
export function textIn(language: Language): Text {
  const file = join(root, "public/_locales", language, "messages.json");
  const messages = JSON.parse(readFileSync(file, "utf8")) as Record<string, { message: string }>;
  return (name) => messages[name]?.message ?? name;
}

/** The name of a control that says whose it is, for whatever account. */
export const naming = (message: string): RegExp =>
  new RegExp(`^${message.replace("$NAME$", ".+")}$`);

export const samples = ({ data }: ChromiumProduct) => data.ask({ name: "begin-samples" });

type Prepare = (product: ChromiumProduct) => Promise<unknown>;

/** How a page comes to be in a state: what happens before it opens, and what is done in it. */
export interface PageState {
  /** The part of the settings that is opened; none: the accounts. */
  hash?: string;
  prepare?: Prepare;
  act?: (page: Page, text: Text) => Promise<unknown>;
  /** More than one account: the popup may scroll then. */
  isLong?: boolean;
  /** The window that hangs from the toolbar is looked at too: whether the list fills it, or all of it is in sight. */
  inWindow?: "fills" | "fits";
}

const refresh = ({ data }: ChromiumProduct) => data.ask({ name: "refresh", accountId: null });

const failing =
  (code: number, text = ""): Prepare =>
  async (product) => {
    product.withoutCharges();
    await product.add("plain");
    product.registrar.faults.set({ account: "plain" }, { kind: "code", code, text });
    await refresh(product);
  };

const addAll =
  (...keys: string[]): Prepare =>
  async (product) => {
    for (const key of keys) await product.add(key);
  };

/** The account with these charges ahead, and so much money. */
const ahead =
  (charges: ChargesInput, balance?: string): Prepare =>
  async (product) => {
    const account = product.registrar.account("plain");
    account.setCharges(charges);
    if (balance !== undefined) account.setBalance(balance);
    account.setCredit("0.00");
    await product.add("plain");
  };

const listRefused: Prepare = async (product) => {
  product.registrar.faults.set(
    { account: "plain", command: "QueryObjectRenewalList" },
    { kind: "code", code: 531, text: "Authorization failed; Operation forbidden by ACL" },
  );
  await product.add("plain");
};

/** The list of charges has failed for longer than what it said holds, while the funds are fresh. */
const listFailing: Prepare = async (product) => {
  product.withoutCharges();
  await product.add("plain");
  product.registrar.faults.set(
    { account: "plain", command: "QueryObjectRenewalList" },
    { kind: "html" },
  );
  await product.checkAfter(14 * 60);
};

/** In the middle of a list of 3,000: its third page does not come. */
const listHeld: Prepare = async ({ registrar, data }) => {
  const account = registrar.account("plain");
  account.setCharges({
    generated: [{ seed: 7, count: 3000, days: [1, 89], price: ["5", "9"], zones: ["com"] }],
  });
  const list = { account: "plain", command: "QueryObjectRenewalList" };
  // Progress is shown once a second.
  registrar.faults.set({ ...list, times: 2 }, { kind: "delay", ms: 600 });
  registrar.faults.set({ ...list, skip: 2 }, { kind: "hold" });
  // Beside the saving, not after it: what is held is given up after half a minute.
  await Promise.all([
    saveAccount(data, draftOf(account.state)),
    data.waitForAccount("plain", ({ foresight }) => (foresight?.loading?.seen ?? 0) > 0),
  ]);
};

/** A long payment note. */
async function noted({ data }: ChromiumProduct, accountId: string): Promise<void> {
  const part = { paymentNote: "RB-10442 Internationale Beispielverwaltung GmbH & Co. KG" };
  await data.ask({ name: "amend-alert-settings", accountId, part });
}

/**
 * What the worker foresees, changed in its record and published: what is likely takes weeks of history, and
 * the time that a list is of cannot be moved. Nothing is due when the popup then opens, so nothing foresees anew.
 */
const foreseeing =
  (change: string, hasNote = false): Prepare =>
  async (product) => {
    product.withoutCharges();
    const { id } = await product.add("plain");
    if (hasNote) await noted(product, id);
    const probe = await product.browser.probe();
    await probe.evaluate(
      `(async () => {
        const kept = await chrome.storage.local.get("foresight");
        const foresight = kept.foresight.value[${JSON.stringify(id)}];
        ${change}
        await chrome.storage.local.set(kept);
      })()`,
    );
    await product.data.ask({ name: "save-preferences", preferences: initialPreferences });
  };

const failed = (object: string, failureDay: number) =>
  ({ object, day: -3, price: "20.84", action: "expireunpaid", failureDay }) as const;

/** Charges that a transfer pays in time on any day, with weekends and bank holidays before them. */
const inTime = ahead({
  rows: [
    { object: "first.de", day: 18, price: "99.00" },
    {
      object: "internationale-beispielverwaltung-fuer-domains.example",
      day: 26,
      price: "12000.00",
    },
    { object: "later.de", day: 70, price: "1500.00" },
  ],
});

/** So many domains were lost, some of which can be restored. */
const losing = (count: number): string =>
  `foresight.lost = {
    at: foresight.at,
    count: ${count},
    domains: Array.from({ length: Math.min(${count}, 20) }, (_, place) => ({
      name: "internationale-beispielverwaltung-" + place + ".example",
      deletedAt: foresight.at,
      restorableUntil: foresight.at + 27 * 86_400_000,
      status: "redemption",
    })),
  };`;

const risking = `foresight.atRisk = {
  charges: [1, 2, 3].map((day) => ({
    object: "internationale-verwaltung-" + day + ".example",
    objectClass: "DOMAIN",
    renewalMode: "AUTORENEW",
    nextAction: "expireunpaid",
    at: foresight.at - 3 * 86_400_000,
    lostAt: foresight.at + day * 86_400_000,
    net: "20.00",
    gross: "23.80",
    computed: false,
    currency: null,
  })),
  count: 12,
  sum: "71.40",
  unpriced: 1,
};`;

/** Sums to pay of nine digits, for which a transfer is to be ordered in so many days. */
const paying = (days: number): string =>
  `{
    const { today, forecast } = foresight;
    const payment = (amount, through) => ({
      amount, missing: amount, through, by: today + ${days}, due: today + ${days} + 3, isLeast: true,
    });
    forecast.covered = { kind: "at-least-until", day: today + ${days} + 2, why: "unpriced" };
    forecast.shortfall = {
      day: today + ${days} + 3,
      short: "1",
      object: "internationale-beispielverwaltung-fuer-domains.example",
    };
    forecast.pay = {
      risk: payment("1234570", today + 30),
      month: payment("12345670", today + 30),
      quarter: payment("123456780", today + 90),
    };
    forecast.likely = { day: today + 1, early: today, by: today - 2 };
  }`;

/** Of three accounts each, the first two in groups of the user's own. */
const addInGroups =
  (keys: readonly string[]): Prepare =>
  async (product) => {
    for (const [place, key] of keys.entries()) {
      const { id: accountId } = await product.add(key);
      const group = ["Own brands", "Customers", ""][place % 3] ?? "";
      await product.data.ask({ name: "amend-alert-settings", accountId, part: { group } });
    }
  };

async function openList(page: Page): Promise<void> {
  await page.locator("button[aria-haspopup=listbox]").click();
  await page.getByRole("listbox").waitFor();
}

async function lock({ data }: ChromiumProduct): Promise<void> {
  await data.ask({ name: "set-passphrase", current: "", next: "plain sentence of words" });
  await data.ask({ name: "lock" });
}

/** Under a passphrase and locked; `hides`: the figures too. */
const locking =
  (hides: boolean): Prepare =>
  async (product) => {
    product.withoutCharges();
    await product.add("plain");
    const preferences = { ...initialPreferences, hideWhenLocked: hides };
    await product.data.ask({ name: "save-preferences", preferences });
    await lock(product);
  };

const withoutSession: Prepare = async (product) => {
  await product.add("twofactor", { oneTimePassword: "111111" });
  product.registrar.account("twofactor").endSessions();
  await refresh(product);
};

// CentralNic Reseller is asked once a second: where its account is not what is looked at, another one takes less time.
const several = ["plain", "test", "cnr", "yen"];
const swift = ["plain", "test", "overdraft", "yen"];
const swiftMany = [
  ...["plain", "overdraft", "yen", "dinar", "four-decimals", "empty"],
  ...["sparing", "overdraft-by-deposit"],
];
const many = [...swiftMany, "cnr", "odd-spelling", "test", "cnr-test"];

export const popupStates: Record<string, PageState> = {
  "no-account": {},
  sample: { prepare: samples, isLong: true },
  well: {
    prepare: ahead({ rows: [{ object: "example.de", day: 40, price: "9.90" }] }),
    act: (page, text) => page.getByText(text("cover_all_other").split("$")[0] ?? "").waitFor(),
  },
  low: { prepare: addAll("cnr") },
  overdraft: { prepare: addAll("overdraft") },
  ote: { prepare: addAll("test") },
  "ote-low": {
    prepare: async (product) => {
      product.registrar.account("test").setBalance("5.00");
      await product.add("test");
    },
  },
  stale: {
    prepare: async (product) => {
      product.withoutCharges();
      await product.add("plain");
      product.registrar.faults.set({ account: "plain" }, { kind: "html" });
      await product.letPass(52);
      await refresh(product);
    },
  },
  fault: { prepare: failing(421, "Temporary failure; try again later") },
  "sign-in-failed": { prepare: failing(530, "Authentication failed") },
  "otp-needed": { prepare: withoutSession },
  locked: { prepare: locking(false) },
  "locked-hidden": { prepare: locking(true) },
  "address-refused": { prepare: failing(535, "IP address not allowed") },
  "locked-out": { prepare: failing(425, "Account temporarily locked; usage exceeded") },
  "not-allowed": { prepare: failing(531, "Authorization failed; Operation forbidden by ACL") },
  offline: {
    prepare: async (product) => {
      product.withoutCharges();
      await product.add("plain");
      await product.browser.setOffline(true);
      await refresh(product);
    },
  },
  off: {
    prepare: async (product) => {
      const { id } = await product.add("plain");
      await product.data.ask({ name: "enable-account", accountId: id, enabled: false });
    },
  },
  "unknown-statistics": {
    prepare: (product) => product.add("plain", { role: "balance", password: "role-balance" }),
  },
  "at-risk": {
    prepare: ahead(
      {
        rows: [
          failed("example.de", 4),
          failed("shop.example", 6),
          { object: "tomorrow.de", day: 1, price: "9.90" },
        ],
      },
      "1521.79",
    ),
  },
  "at-risk-locked": {
    prepare: async (product) => {
      await product.add("plain");
      await lock(product);
    },
  },
  "at-risk-grace": {
    prepare: ahead({ rows: [{ object: "example.de", day: -1, price: "20.84" }] }),
  },
  "at-risk-cnr": { prepare: addAll("cnr-overdraft") },
  "at-risk-refused": {
    prepare: async (product) => {
      await product.add("plain");
      product.registrar.faults.set(
        { account: "plain" },
        { kind: "code", code: 530, text: "Authentication failed" },
      );
      await refresh(product);
    },
  },
  short: {
    prepare: ahead({
      rows: [
        { object: "first.de", day: 6, price: "99.00" },
        { object: "example.de", day: 20, price: "12000.00" },
        { object: "later.de", day: 70, price: "1500.00" },
      ],
    }),
  },
  "short-late": {
    prepare: ahead({ rows: [{ object: "example.de", day: 1, price: "12000.00" }] }),
  },
  likely: {
    prepare: foreseeing(
      `const { forecast, today } = foresight;
       forecast.likely = { day: today + 19, early: today + 12, by: today + 9 };`,
    ),
    act: (page) => page.locator(".likely").waitFor(),
  },
  "covered-at-least": {
    prepare: ahead({
      rows: [
        { object: "first.de", day: 6, price: "99.00" },
        { object: "no-price.de", day: 34 },
      ],
    }),
  },
  "covered-unknown": { prepare: ahead({ rows: [{ object: "never.de" }] }) },
  "to-pay": {
    prepare: async (product) => {
      await inTime(product);
      const [{ id } = { id: "" }] = (await product.data.overview()).accounts;
      await noted(product, id);
    },
    act: (page) => page.locator(".pay .note").waitFor(),
  },
  lost: { prepare: foreseeing(losing(2)), act: (page) => page.locator("#lost").waitFor() },
  "lost-many": { prepare: foreseeing(losing(20)), act: (page) => page.locator("#lost").waitFor() },
  // Whatever lines come together: at risk, lost, too late for a transfer.
  "all-at-once": {
    prepare: foreseeing(`${losing(20)} ${risking} ${paying(-1)}`, true),
    act: (page) => page.locator(".pay.late .note").waitFor(),
  },
  "all-at-once-in-time": {
    prepare: foreseeing(`${losing(20)} ${risking} ${paying(1)}`),
    act: (page) => page.locator(".pay").waitFor(),
  },
  "at-most": { prepare: addAll("cnr") },
  "by-your-word": {
    prepare: async (product) => {
      const { id } = await product.add("cnr");
      await product.data.ask({
        name: "amend-alert-settings",
        accountId: id,
        part: { reserved: "12.50" },
      });
    },
  },
  loading: { prepare: listHeld },
  "charges-not-allowed": { prepare: listRefused },
  "foresight-old": {
    prepare: listFailing,
    act: (page, text) => page.getByText(text("card_as_of").split("$")[0] ?? "").waitFor(),
  },
  several: { prepare: addAll(...several) },
  list: { prepare: addAll(...several), act: openList, inWindow: "fits" },
  "list-many": { prepare: addInGroups(many), act: openList, inWindow: "fills" },
  "list-found": {
    prepare: addInGroups(swiftMany),
    act: async (page, text) => {
      await openList(page);
      await page.getByRole("combobox").fill("BRAND");
      await page
        .getByText((text("search_found_other").split("$COUNT$")[1] ?? "").trim())
        .waitFor({ state: "attached" });
    },
  },
};

async function type(page: Page, values: Record<string, string>, text: Text): Promise<void> {
  if (Object.keys(values).some((name) => folded.includes(name)))
    await page.getByText(text("advanced"), { exact: true }).click();
  for (const [name, value] of Object.entries(values))
    await page.getByLabel(text(name as TextName), { exact: true }).fill(value);
  await page.getByRole("button", { name: text("test_sign_in") }).click();
}

const folded = ["field_warn_below", "field_check_every", "field_endpoint"];

const openForm = (page: Page, text: Text) =>
  page.getByRole("button", { name: text("add_account") }).click();

const openLogin = async (page: Page, text: Text, { names }: Profile = cnrProfile) => {
  await openForm(page, text);
  await page.getByRole("button", { name: names.long, exact: true }).click();
};

const login = { field_name: "Main account", field_user: "plain.user" };

const openMenu = (page: Page, text: Text) =>
  page
    .getByRole("button", { name: naming(text("more_named")) })
    .first()
    .click();

async function openWarnings(page: Page, text: Text): Promise<void> {
  await openMenu(page, text);
  await page.getByRole("menuitem", { name: text("account_warnings") }).click();
  await page.locator("#snooze-title").waitFor();
}

export const settingsStates: Record<string, PageState> = {
  empty: {},
  sample: { prepare: samples },
  list: { prepare: addAll(...several) },
  groups: {
    prepare: async (product) => {
      for (const key of swift) await product.add(key);
      // An account at the registrar has so many sessions, and no more.
      for (const [copy, key] of ["plain", "yen", "plain", "yen"].entries())
        await product.add(key, { name: `Shop ${copy + 1}` });
      for (const [name, group] of [
        ["plain", "Own brands"],
        ["test", "Customers"],
        ["Shop 3", "Own brands"],
      ] as const) {
        const { id: accountId } = await product.data.account(name);
        await product.data.ask({ name: "amend-alert-settings", accountId, part: { group } });
      }
    },
  },
  offer: {
    prepare: addAll("plain"),
    act: (page, text) => page.getByRole("heading", { name: text("offer_title") }).waitFor(),
  },
  menu: { prepare: addAll(...swift), act: openMenu },
  registrars: { act: openForm },
  form: { act: (page, text) => openLogin(page, text) },
  "form-set-up": { act: (page, text) => openLogin(page, text, namecheapProfile) },
  "form-keyed": { act: (page, text) => openLogin(page, text, rtrProfile) },
  "form-errors": {
    act: async (page, text) => {
      await openLogin(page, text);
      const wrong = {
        field_name: "",
        field_user: "plain.user!widget",
        field_role: ":widget",
        field_password: " secret",
        field_warn_below: "a lot",
        field_check_every: "2",
        field_endpoint: "http://api.example.com",
      };
      await type(page, wrong, text);
      await page.locator("[aria-invalid=true]").first().waitFor();
    },
  },
  refused: {
    act: async (page, text) => {
      await openLogin(page, text);
      await type(page, { ...login, field_password: "guess" }, text);
      await page.getByText("530").waitFor();
    },
  },
  tested: {
    act: async (page, text) => {
      await openLogin(page, text, ispapiProfile);
      await type(page, { ...login, field_password: "plain pass & word=1" }, text);
      await page.getByText(text("tested_title")).waitFor();
    },
  },
  "tested-tried": {
    act: async (page, text) => {
      await openLogin(page, text, ispapiProfile);
      await type(page, { ...login, field_password: "plain pass & word=1" }, text);
      await page.getByRole("button", { name: text("tested_try") }).click();
      await page.getByText(text("tested_tried")).waitFor();
    },
  },
  edit: {
    prepare: addAll("plain"),
    act: async (page, text) => {
      await page.getByRole("button", { name: naming(text("edit_named")) }).click();
      await page.locator("form").first().waitFor();
    },
  },
  "edit-otp": {
    prepare: withoutSession,
    act: async (page, text) => {
      await page.getByRole("button", { name: naming(text("edit_named")) }).click();
      await page.locator("form").first().waitFor();
    },
  },
  rights: {
    hash: "#security",
    act: async (page, text) => {
      await page.getByRole("link", { name: text("rights_link") }).click();
      await page.locator("pre").first().waitFor();
    },
  },
  passphrase: {
    hash: "#security",
    act: (page, text) =>
      page.getByRole("button", { name: text("passphrase_set"), exact: true }).click(),
  },
  locked: { prepare: locking(false) },
  "locked-security": { hash: "#security", prepare: locking(false) },
  appearance: { hash: "#appearance" },
  data: { hash: "#data" },
  "delete-everything": {
    hash: "#data",
    act: async (page, text) => {
      await page.getByRole("button", { name: text("data_delete") }).click();
      await page.getByRole("dialog").getByRole("textbox").fill(text("data_delete_word"));
    },
  },
  about: {
    hash: "#about",
    prepare: addAll(...swift),
    act: (page) => page.locator("summary").click(),
  },
  "answer-fields": {
    hash: "#about",
    prepare: addAll("plain"),
    act: async (page, text) => {
      await page.getByRole("button", { name: text("probe_ask") }).click();
      await page.getByText(text("probe_done")).waitFor();
    },
  },
  gone: { hash: "#edit=gone", prepare: addAll("plain") },
  remove: {
    prepare: addAll(...swift),
    act: async (page, text) => {
      await openMenu(page, text);
      await page.getByRole("menuitem", { name: text("remove_account") }).click();
      await page.getByRole("button", { name: text("undo"), exact: true }).waitFor();
    },
  },
  "warnings-all": {
    hash: "#warnings",
    prepare: addAll("plain"),
    act: async (page, text) => {
      await page.getByLabel(text("watch_quiet"), { exact: true }).check();
      await page.getByLabel(text("watch_from"), { exact: true }).fill("07:00");
      await page.getByRole("button", { name: text("save"), exact: true }).click();
      await page.locator("[aria-invalid=true]").first().waitFor();
    },
  },
  warnings: { prepare: addAll("plain"), act: openWarnings },
  "warnings-errors": {
    prepare: addAll("test"),
    act: async (page, text) => {
      await openWarnings(page, text);
      await page.getByRole("button", { name: text("watch_add_amount") }).click();
      await page.getByLabel(text("watch_lead"), { exact: true }).fill("soon");
      await page.getByRole("button", { name: text("save_settings"), exact: true }).click();
      await page.locator("[aria-invalid=true]").first().waitFor();
    },
  },
};
