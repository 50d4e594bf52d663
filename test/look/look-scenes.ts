import type { Page } from "playwright-core";
import { initialAlertSettings } from "../../src/domain/alert-settings.ts";
import { failure } from "../../src/domain/failure.ts";
import { overviewVersion } from "../../src/storage/overview-version.ts";
import type { TextName } from "../../src/text/translate.ts";
import type { Kept } from "../support/ui/dashboard-fixtures.ts";
import { accountsOf, fixtureNow, fixtures, reportWith } from "../support/ui/fixtures.ts";
import { dashboardScenes } from "./dashboard-scenes.ts";

export interface Scene {
  page: "popup" | "options" | "dashboard";
  hash?: string;
  stored: Record<string, unknown>;
  /** What lies in IndexedDB, by account id. */
  kept?: Record<string, Kept>;
  width?: number;
  /** Of this element alone a picture is taken; of the whole page where there is none. */
  element?: string;
  missingOrigins?: string[];
  granted?: string[];
  replies?: Record<string, unknown>;
  /** What is done before the picture is taken. */
  act?: (page: Page, text: (name: TextName) => string) => Promise<void>;
}

const popupScenes = Object.entries(fixtures).map(([name, value]): [string, Scene] => [
  `popup-${name}`,
  { page: "popup", stored: { overview: { version: overviewVersion, value } } },
]);

const several = { overview: { version: overviewVersion, value: fixtures.several } };
const many = { overview: { version: overviewVersion, value: fixtures.many } };

const options = (name: keyof typeof fixtures): Scene => ({
  page: "options",
  stored: {
    overview: { version: overviewVersion, value: fixtures[name] },
    accounts: { version: 1, value: accountsOf(fixtures[name]) },
  },
});

/** Notifications are on, and the first account is snoozed and has wishes of its own. */
const watching: Scene = {
  page: "options",
  stored: {
    ...options("several").stored,
    overview: {
      version: overviewVersion,
      value: {
        ...fixtures.several,
        preferences: { ...fixtures.several.preferences, notify: true },
      },
    },
    watch: {
      version: 1,
      value: {
        main: {
          ...initialAlertSettings,
          amounts: ["1250.5", "100"],
          coverDays: 14,
          snoozedUntil: fixtureNow + 86_400_000,
        },
      },
    },
  },
};

async function tryOut(page: Page, text: (name: TextName) => string): Promise<void> {
  await page.click("#at-cnr");
  await page.fill("#name", "Main account");
  await page.fill("#user", "shop");
  await page.fill("#role", "reader");
  await page.fill("#password", "secret");
  await page.click(`text=${text("test_sign_in")}`);
}

/** Every picture that look.ts takes, by file name. */
export const lookScenes: Record<string, Scene> = {
  ...Object.fromEntries(popupScenes),
  ...dashboardScenes,
  "popup-list": {
    page: "popup",
    stored: several,
    act: async (page) => page.click("#switcher"),
  },
  "popup-list-many": {
    page: "popup",
    stored: many,
    act: async (page) => page.click("#switcher"),
  },
  "popup-why": {
    page: "popup",
    stored: { overview: { version: overviewVersion, value: fixtures["statistics-refused"] } },
    act: async (page) => {
      await page.click("summary.row");
      await page.click("details details summary");
    },
  },
  "popup-assumes": {
    page: "popup",
    stored: { overview: { version: overviewVersion, value: fixtures["covered-at-least"] } },
    act: async (page) => page.click("summary"),
  },
  "popup-host-missing": {
    page: "popup",
    stored: { overview: { version: overviewVersion, value: fixtures.well } },
    missingOrigins: ["https://api.ispapi.net/*"],
  },
  "options-warnings": {
    ...watching,
    granted: ["notifications"],
    act: async (page, text) => {
      await page.check("#is-quiet");
      await page.fill("#quietTo", "22:00");
      await page.click(`text="${text("save")}"`);
    },
  },
  "options-warnings-revoked": watching,
  "options-watch": { ...watching, hash: "#warnings=main" },
  "options-watch-test": { ...watching, hash: "#warnings=sandbox" },
  "options-watch-problems": {
    ...watching,
    hash: "#warnings=main",
    act: async (page, text) => {
      await page.click("#add-amount");
      await page.fill("#amount-1", "500");
      await page.fill("#coverDays", "100");
      await page.fill("#unit", "0");
      await page.click(`text="${text("save_settings")}"`);
    },
  },
  "options-empty": options("no-accounts"),
  "options-several": options("several"),
  "options-hostile": options("hostile"),
  "options-problem": options("problem"),
  "options-host-missing": { ...options("several"), missingOrigins: ["https://api.ispapi.net/*"] },
  "options-add": { ...options("no-accounts"), hash: "#add" },
  "options-edit": { ...options("several"), hash: "#edit=webshop" },
  "options-problems": {
    ...options("several"),
    hash: "#add",
    act: async (page, text) => {
      await page.click("#at-cnr");
      await page.click("details.advanced summary");
      await page.fill("#name", "Main account");
      await page.fill("#user", "shop!reader");
      await page.fill("#password", " secret");
      await page.fill("#warnBelow", "a lot");
      await page.fill("#checkEvery", "2");
      await page.fill("#endpoint", "http://example.com");
      await page.click(`text=${text("test_sign_in")}`);
    },
  },
  "options-refused": {
    ...options("no-accounts"),
    hash: "#add",
    replies: {
      "test-account": {
        ok: false,
        failure: failure("sign-in-failed", { code: 530, text: "Authentication failed" }),
      },
    },
    act: tryOut,
  },
  "options-tested": {
    ...options("no-accounts"),
    hash: "#add",
    replies: { "test-account": { ok: true, value: reportWith() } },
    act: tryOut,
  },
  "popup-locked-wrong": {
    page: "popup",
    stored: { overview: { version: overviewVersion, value: fixtures["locked-single"] } },
    replies: { unlock: { ok: false, failure: failure("wrong-passphrase") } },
    act: async (page, text) => {
      await page.fill("#passphrase", "something else");
      await page.click(`text="${text("unlock")}"`);
    },
  },
  "options-locked": options("locked"),
  "options-locked-hidden": options("hidden"),
  "options-locked-form": { ...options("locked"), hash: "#edit=main" },
  "options-unlocked": options("unlocked-passphrase"),
  "options-passphrase-set": {
    ...options("well"),
    act: async (page, text) => {
      await page.click(`text="${text("passphrase_set")}"`);
      await page.fill("#newPassphrase", "short");
      await page.click(`text="${text("passphrase_set")}"`);
    },
  },
  "options-passphrase-change": {
    ...options("unlocked-passphrase"),
    replies: { "set-passphrase": { ok: false, failure: failure("wrong-passphrase") } },
    act: async (page, text) => {
      await page.click(`text="${text("passphrase_change")}"`);
      await page.fill("#currentPassphrase", "not this one");
      await page.fill("#newPassphrase", "plum harbour kettle");
      await page.fill("#againPassphrase", "plum harbour kettle");
      await page.click(`text="${text("passphrase_change")}"`);
    },
  },
  "options-forget": {
    ...options("locked"),
    act: async (page, text) => page.click(`text="${text("forget_secrets")}"`),
  },
  "options-code": {
    page: "options",
    stored: {
      overview: { version: overviewVersion, value: fixtures["otp-needed"] },
      accounts: {
        version: 1,
        value: accountsOf(fixtures["otp-needed"]).map((account) => ({
          ...account,
          signIn: "one-time-password",
        })),
      },
    },
    hash: "#edit=main",
    act: async (page) => {
      await page.fill("#oneTimePassword", "123456");
      await page.fill("#password", "secret");
    },
  },
  "options-rights": { ...options("well"), hash: "#rights" },
  "options-remove": {
    ...options("several"),
    act: async (page) => {
      await page.click("[aria-haspopup=menu]");
      await page.click("[role=menuitem].loss");
    },
  },
};
