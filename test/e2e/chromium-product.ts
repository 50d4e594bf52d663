import type { ConsoleMessage, Page, Worker } from "playwright-core";
import { expect, TestRunner } from "vitest";
import type { AccountOverview } from "../../src/domain/overview.ts";
import { initialPreferences } from "../../src/domain/preferences.ts";
import { type ChromiumSession, launchChromium } from "../browsers/chromium.ts";
import type { LaunchOptions, PageOptions } from "../browsers/options.ts";
import { patiently } from "../browsers/patience.ts";
import { type Simulator, startSimulator } from "../simulator/server.ts";
import type { ScenarioInput } from "../simulator/shared/scenario-schema.ts";
import { builtExtension } from "./built-extension.ts";
import {
  type AccountDraft,
  createExtensionData,
  draftOf,
  type ExtensionData,
  removeAllAccounts,
  saveAccount,
} from "./extension-data.ts";

/** The product in Chromium, with the embedded registrar behind the API hosts. */
export interface ChromiumProduct {
  readonly registrar: Simulator;
  readonly browser: ChromiumSession;
  readonly data: ExtensionData;
  /** Every line that a page or the worker wrote to the console, and every uncaught error. */
  readonly console: string[];
  /** The popup's page in a tab of a popup's size. */
  openPopup(options?: PageOptions): Promise<Page>;
  /** The settings; `hash` as the popup's links have it. */
  openSettings(hash?: string, options?: PageOptions): Promise<Page>;
  /** Adds an account of the scenario by its key, under that name, by messages; it is checked then, and the worker idle. */
  add(key: string, changes?: Partial<AccountDraft>): Promise<AccountOverview>;
  /** Resolves when the worker has nothing to do any more. Wakes it. */
  untilIdle(): Promise<void>;
  /** Lets the worker finish what it has begun, then stops it, as the browser does after 30 s without work. */
  rest(): Promise<void>;
  /** Lets time pass for the extension and the registrar. Nobody has used the extension: the worker rests. */
  letPass(minutes: number): Promise<void>;
  /** The same, then fires the alarm as the browser would; throws where the worker has planned none. */
  checkAfter(minutes: number): Promise<void>;
  /** The same where it may have planned none: wakes it in any case. */
  wakeAfter(minutes: number): Promise<void>;
  /** Closes the browser and starts it again; resolves when the start is done and published, checks aside. */
  restart(allowed?: readonly string[]): Promise<void>;
  /** Takes all upcoming charges off the registrar's lists, for tests about the money that is there. */
  withoutCharges(): void;
  /** No accounts, no pages, and the registrar as at its start. */
  reset(): Promise<void>;
  /**
   * Holds after every test: nothing was asked that no correct client asks, and nothing went wrong unseen. After one that
   * failed it says what stood on the pages.
   */
  expectClean(): Promise<void>;
  close(): Promise<void>;
}

type Options = Partial<Pick<LaunchOptions, "locale" | "profile">> & {
  scenario?: string | ScenarioInput;
};

/** What a page says, or why it cannot be told. */
const told = (page: Page): Promise<string> =>
  page.evaluate(() => document.body.innerText).catch(String);

const popupSize = { width: 380, height: 600 };

export async function startChromiumProduct({
  scenario = "acceptance",
  ...options
}: Options = {}): Promise<ChromiumProduct> {
  const extension = builtExtension("chrome");
  const registrar = await startSimulator({ scenario });
  const browser = await launchChromium({
    extension: extension.folder,
    hosts: { httpsPort: registrar.httpsPort, certificate: registrar.certificate.cert },
    ...options,
  });

  const lines: string[] = [];
  const note = (message: ConsoleMessage): void =>
    void lines.push(`${message.type()}: ${message.text()}`);
  const heard = new WeakSet<Worker>();
  const listen = (): void => {
    const hear = (worker: Worker): void => {
      if (heard.has(worker)) return;
      heard.add(worker);
      worker.on("console", note);
    };
    browser.context.setDefaultTimeout(patiently(60_000));
    browser.context.on("console", note);
    browser.context.on("weberror", (error) => void lines.push(`uncaught: ${error.error()}`));
    browser.context.on("serviceworker", hear);
    browser.context.serviceWorkers().forEach(hear);
  };
  listen();
  await browser.worker();

  const data = createExtensionData(async <T>(body: string, ...args: unknown[]): Promise<T> => {
    const page = await browser.probe();
    return page.evaluate<T>(
      `(async (args) => { const api = chrome; ${body} })(${JSON.stringify(args)})`,
    );
  });

  // Whoever moves records or the alarm while the worker writes the same loses one of the two.
  const idle = data.untilAtRest;
  const rest = async (): Promise<void> => {
    if (await browser.isWorkerRunning()) await idle();
    await browser.stopWorker();
  };
  const letPass = async (minutes: number): Promise<void> => {
    await rest();
    await data.elapse(minutes);
    registrar.advance(minutes * 60);
  };

  const close = async (): Promise<void> => {
    await browser.close();
    await registrar.close();
    extension.remove();
  };

  return {
    registrar,
    browser,
    data,
    console: lines,
    openPopup: async (page) => {
      const popup = await browser.openPage("popup.html", { ...popupSize, ...page });
      await popup.getByRole("heading", { level: 1 }).waitFor();
      return popup;
    },
    openSettings: async (hash = "", page = {}) => {
      const settings = await browser.openPage(`options.html${hash}`, page);
      await settings.getByRole("heading", { level: 1 }).waitFor();
      return settings;
    },
    add: async (key, changes) => {
      const { name } = await saveAccount(data, draftOf(registrar.account(key).state, changes));
      await idle();
      return data.account(name);
    },
    untilIdle: idle,
    rest,
    letPass,
    checkAfter: async (minutes) => {
      await letPass(minutes);
      await browser.fireAlarm("check");
    },
    wakeAfter: async (minutes) => {
      await letPass(minutes);
      await data.ensureAlarm();
      await browser.fireAlarm("check");
    },
    restart: async (allowed) => {
      await browser.restart(allowed);
      listen();
      await browser.worker();
      await data.untilPublished();
    },
    withoutCharges: () => {
      for (const { key } of registrar.accounts) registrar.account(key).setCharges({});
    },
    reset: async () => {
      // What is held would be waited for until the worker gives it up.
      registrar.faults.clear();
      const probe = await browser.probe();
      await Promise.all(
        browser.context.pages().map((page) => (page === probe ? undefined : page.close())),
      );
      await removeAllAccounts(data);
      await data.ask({ name: "end-samples" });
      await data.ask({ name: "save-preferences", preferences: initialPreferences });
      // Removed accounts end their sessions, and nobody waits for that.
      await rest();
      await data.forgetFormer();
      await registrar.reset();
      lines.length = 0;
    },
    expectClean: async () => {
      if (TestRunner.getCurrentTest()?.result?.state === "fail")
        for (const page of browser.context.pages()) console.log(page.url(), await told(page));
      expect(registrar.violations).toEqual([]);
      // Chromium itself reports requests that failed, as some tests make them do.
      expect(lines.filter((line) => !/^error: Failed to load resource/.test(line))).toEqual([]);
    },
    close,
  };
}
