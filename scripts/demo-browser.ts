import manifest from "../manifest.json" with { type: "json" };
import { launchChromium } from "../test/browsers/chromium.ts";
import { launchFirefox } from "../test/browsers/firefox.ts";
import { apiHosts, type Badge, type TestHosts } from "../test/browsers/options.ts";
import type { BrowserKind } from "./browsers.ts";
import { distFolder } from "./build-extension.ts";

/** What a person would be asked for when the sign-in is tested, and allows. */
async function allowHosts(grantHost: (pattern: string) => Promise<void>): Promise<void> {
  const given: string[] = manifest.host_permissions;
  for (const pattern of apiHosts.map((host) => `https://${host}/*`))
    if (!given.includes(pattern)) await grantHost(pattern);
}

/** A page of the extension, as far as the demo needs it, in either browser. */
export interface DemoPage {
  /** The value of an expression in the page, awaited. */
  evaluate<T>(expression: string): Promise<T>;
  click(css: string): Promise<void>;
  /** Writes a PNG: of the element, or of the whole page. */
  screenshot(path: string, css?: string): Promise<void>;
  close(): Promise<void>;
}

export interface DemoBrowser {
  title: string;
  openPage(file: string, view: { dark: boolean; width: number; height: number }): Promise<DemoPage>;
  badge(): Promise<Badge>;
  /** Opens the popup as a click on the toolbar button does, where the browser lets a program do that. */
  showPopup(): Promise<void>;
  /** Resolves when the user has closed the window. */
  ended(): Promise<void>;
  close(): Promise<void>;
}

async function demoChromium(hosts: TestHosts, headless: boolean): Promise<DemoBrowser> {
  const session = await launchChromium({
    extension: distFolder("chrome"),
    hosts,
    headless,
    internet: !headless,
  });
  await session.worker();
  await allowHosts(async (pattern) => {
    await session.grantHost(pattern);
    // Chromium gives what was granted before to a request that a click makes.
    const tools = await session.context.newCDPSession(await session.probe());
    await tools.send("Runtime.evaluate", {
      expression: `chrome.permissions.request({ origins: [${JSON.stringify(pattern)}] })`,
      userGesture: true,
      awaitPromise: true,
    });
    await tools.detach();
  });
  return {
    title: `Chromium ${session.context.browser()?.version() ?? ""}`.trim(),
    openPage: async (file, { dark, ...size }) => {
      const page = await session.openPage(file, { colorScheme: dark ? "dark" : "light", ...size });
      return {
        evaluate: (expression) => page.evaluate(expression),
        click: (css) => page.click(css),
        screenshot: async (path, css) => {
          if (css) await page.locator(css).screenshot({ path });
          else await page.screenshot({ path, fullPage: true });
        },
        close: () => page.close(),
      };
    },
    badge: () => session.badge(),
    showPopup: async () => {
      await session.openRealPopup();
    },
    ended: () => new Promise((resolve) => session.context.once("close", () => resolve())),
    close: () => session.close(),
  };
}

async function demoFirefox(hosts: TestHosts, headless: boolean): Promise<DemoBrowser> {
  const session = await launchFirefox({
    extension: distFolder("firefox"),
    hosts,
    headless,
    internet: !headless,
  });
  await allowHosts(session.grantHost);
  return {
    title: "Firefox",
    openPage: async (file, { dark, ...size }) => {
      const page = await session.openPage(file, { colorScheme: dark ? "dark" : "light", ...size });
      return {
        evaluate: (expression) => page.evaluate(`return (${expression})`),
        click: (css) => page.click(css),
        screenshot: (path, css) => page.screenshot(path, css),
        close: () => page.close(),
      };
    },
    badge: () => session.badge(),
    showPopup: async () => {
      await session.openPage("popup.html");
    },
    // Marionette tells of no closed window: the demo then ends with Ctrl-C.
    ended: () => new Promise(() => undefined),
    close: () => session.close(),
  };
}

/** Starts the browser with the built extension and the API hosts led to the embedded registrar. */
export const startDemoBrowser = (
  kind: BrowserKind,
  hosts: TestHosts,
  { headless }: { headless: boolean },
): Promise<DemoBrowser> =>
  kind === "chromium" ? demoChromium(hosts, headless) : demoFirefox(hosts, headless);
