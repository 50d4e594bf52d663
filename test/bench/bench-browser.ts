import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { ensureBrowser } from "../../scripts/browsers.ts";
import { seedProfile } from "../browsers/chromium-start.ts";
import { startGuard } from "../browsers/guard.ts";
import {
  apiHosts,
  certificateOf,
  portOf,
  publicKeyPin,
  type TestHosts,
} from "../browsers/options.ts";
import { type BenchExtension, extensionOf } from "./bench-extension.ts";
import { type BenchTab, closeTarget, openTab } from "./bench-tab.ts";
import { connectDevTools, type DevTools } from "./devtools.ts";

export interface BenchBrowser {
  /** Loads an unpacked extension from its absolute path; the page that it opens after its installation is closed again. */
  load(folder: string): Promise<BenchExtension>;
  /** A new empty tab of the size of the popup. */
  newTab(): Promise<BenchTab>;
  /** The browser's name and version. */
  readonly version: string;
  close(): Promise<void>;
}

// Background networking and the slowing down of hidden pages would come between the rounds.
const quiet = [
  "--headless=new",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--no-default-browser-check",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-default-apps",
  "--disable-sync",
  "--disable-background-timer-throttling",
  "--disable-backgrounding-occluded-windows",
  "--disable-renderer-backgrounding",
  "--password-store=basic",
  "--use-mock-keychain",
  "--lang=en",
];

async function hostArguments(hosts: TestHosts | undefined): Promise<string[]> {
  const elsewhere = ["MAP * ~NOTFOUND", "EXCLUDE localhost", "EXCLUDE 127.0.0.1"];
  if (!hosts) return [`--host-resolver-rules=${elsewhere.join(", ")}`];
  const rules = apiHosts.map((host) => `MAP ${host}:${portOf(host)} 127.0.0.1:${hosts.httpsPort}`);
  const pin = publicKeyPin(await certificateOf(hosts));
  return [
    `--host-resolver-rules=${[...rules, ...elsewhere].join(", ")}`,
    `--ignore-certificate-errors-spki-list=${pin}`,
  ];
}

/**
 * Loads an extension, and closes the page that it opens after its installation: pages of one extension share a process,
 * and so its heap and its processor with whatever is measured.
 */
async function loadAlone(browser: DevTools, folder: string): Promise<string> {
  const greeted = new Promise<string>((resolve) => {
    const end = browser.on("Target.targetInfoChanged", (event) => {
      const { targetInfo } = event as { targetInfo: { targetId: string; url: string } };
      if (!targetInfo.url.endsWith("/welcome.html")) return;
      end();
      resolve(targetInfo.targetId);
    });
  });
  const { id } = await browser.send("Extensions.loadUnpacked", { path: folder });
  if (existsSync(join(folder, "welcome.html"))) await closeTarget(browser, await greeted);
  return id;
}

/** Starts Chromium on a fresh profile. Rejects when there is none or it does not come up. */
export async function launchBenchBrowser(hosts?: TestHosts): Promise<BenchBrowser> {
  const program = ensureBrowser("chromium");
  const guard = startGuard();
  seedProfile(guard.folder, { extension: "" });
  const child = spawn(
    program,
    [
      ...quiet,
      ...(await hostArguments(hosts)),
      ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
      `--user-data-dir=${guard.folder}`,
      "--remote-debugging-pipe",
      "--enable-unsafe-extension-debugging",
      "about:blank",
    ],
    { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] },
  );
  if (child.pid) guard.watch(child.pid);
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const browser = connectDevTools(child);
  const { product } = await browser.send("Browser.getVersion");
  await browser.send("Target.setDiscoverTargets", { discover: true });
  return {
    version: product,
    load: async (folder) => extensionOf(browser, await loadAlone(browser, folder)),
    newTab: () => openTab(browser),
    close: async () => {
      await browser.send("Browser.close");
      await ended;
      await guard.release();
    },
  };
}
