import { expect } from "vitest";
import type { AccountOverview } from "../../src/domain/overview.ts";
import { type FirefoxSession, launchFirefox } from "../browsers/firefox.ts";
import type { FirefoxPage } from "../browsers/firefox-page.ts";
import type { FirefoxOptions } from "../browsers/firefox-start.ts";
import { patiently } from "../browsers/patience.ts";
import { type Simulator, startSimulator } from "../simulator/server.ts";
import { builtExtension } from "./built-extension.ts";
import {
  createExtensionData,
  draftOf,
  type ExtensionData,
  removeAllAccounts,
  saveAccount,
} from "./extension-data.ts";

/** The product in Firefox, with the embedded registrar behind the API hosts. */
export interface FirefoxProduct {
  readonly registrar: Simulator;
  readonly browser: FirefoxSession;
  readonly data: ExtensionData;
  openPopup(): Promise<FirefoxPage>;
  add(key: string): Promise<AccountOverview>;
  /** Resolves when the background has nothing to do any more. Wakes it. */
  untilIdle(): Promise<void>;
  /**
   * Lets time pass for the extension and the registrar, with the background at rest, then fires the alarm as
   * the browser would; throws where the background has planned none.
   */
  checkAfter(minutes: number): Promise<void>;
  reset(): Promise<void>;
  /** Nothing was asked that no correct client asks. */
  expectClean(): void;
  close(): Promise<void>;
}

export async function startFirefoxProduct(
  options: Pick<FirefoxOptions, "grantHosts" | "permanent" | "profile">,
): Promise<FirefoxProduct> {
  const extension = builtExtension("firefox");
  const registrar = await startSimulator({ scenario: "acceptance" });
  const browser = await launchFirefox({
    extension: extension.folder,
    hosts: { httpsPort: registrar.httpsPort, certificate: registrar.certificate.cert },
    ...options,
  });
  const data = createExtensionData(async <T>(body: string, ...args: unknown[]): Promise<T> => {
    const page = await browser.probe();
    return page.evaluate<T>(`const api = browser; ${body}`, ...args);
  });
  return {
    registrar,
    browser,
    data,
    openPopup: () => browser.openPage("popup.html", { width: 380, height: 600 }),
    add: (key) => saveAccount(data, draftOf(registrar.account(key).state)),
    untilIdle: data.untilAtRest,
    checkAfter: async (minutes) => {
      // Whoever moves records or the alarm while the background writes the same loses one of the two.
      if (await browser.isBackgroundRunning()) await data.untilAtRest();
      await browser.stopBackground();
      await data.elapse(minutes);
      registrar.advance(minutes * 60);
      await browser.fireAlarm("check");
    },
    reset: async () => {
      await removeAllAccounts(data);
      await registrar.reset();
    },
    expectClean: () => expect(registrar.violations).toEqual([]),
    close: async () => {
      await browser.close();
      await registrar.close();
      extension.remove();
    },
  };
}

/** Resolves when the text of an element matches; the page itself looks again at each of its changes. */
export const untilText = (page: FirefoxPage, css: string, text: string): Promise<void> =>
  page.evaluate<void>(
    `const [css, text, ms] = args;
     const holds = () => [...document.querySelectorAll(css)]
       .some((element) => element.innerText.replaceAll(/\\s+/g, " ").includes(text));
     if (holds()) return;
     await new Promise((resolve, reject) => {
       const watch = new MutationObserver(() => { if (holds()) end(resolve); });
       const end = (settle) => { clearTimeout(timer); watch.disconnect(); settle(); };
       const timer = setTimeout(() => end(() => reject(new Error(
         "never said " + text + " but " + document.body.innerText))), ms);
       watch.observe(document.documentElement,
         { childList: true, subtree: true, characterData: true, attributes: true });
     });`,
    css,
    text,
    patiently(30_000),
  );
