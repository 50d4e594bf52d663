import { existsSync } from "node:fs";
import { join } from "node:path";
import type { BrowserContext, CDPSession, Page, Worker } from "playwright-core";
import { ensureBrowser } from "../../scripts/browsers.ts";
import { openToolbarPopup, type ToolbarPopup } from "./chromium-popup.ts";
import { executableFor, keepExtension, seedProfile, startChromium } from "./chromium-start.ts";
import { startGuard } from "./guard.ts";
import {
  type Badge,
  chromiumLanguage,
  hexColour,
  type LaunchOptions,
  type PageOptions,
} from "./options.ts";
import { patiently } from "./patience.ts";

// What the functions sent into extension pages use of the browser's API.
interface Alarm {
  name: string;
  periodInMinutes?: number;
}
declare const chrome: {
  action: {
    getBadgeText(details: object): Promise<string>;
    getTitle(details: object): Promise<string>;
    getBadgeBackgroundColor(details: object): Promise<number[]>;
  };
  alarms: {
    get(name: string): Promise<Alarm | undefined>;
    create(name: string, when: { when: number; periodInMinutes?: number }): Promise<void>;
    onAlarm: { addListener(listener: (alarm: Alarm) => void): void };
  };
  developerPrivate: {
    addHostPermission(id: string, pattern: string, done: () => void): void;
  };
  runtime: { lastError?: { message?: string } };
};

/** A running Chromium with the extension loaded. */
export interface ChromiumSession {
  /** Playwright's context; another one after `restart`. */
  readonly context: BrowserContext;
  readonly extensionId: string;
  /** The service worker's handle. While the worker is stopped, calls on it wait until it wakes. */
  worker(): Promise<Worker>;
  /** Whether a service worker of the extension runs now. */
  isWorkerRunning(): Promise<boolean>;
  /** Opens a page of the extension in a tab, loaded. */
  openPage(file: string, options?: PageOptions): Promise<Page>;
  /** A page in the extension's origin without any code of it, to ask `chrome.*` without the worker. */
  probe(): Promise<Page>;
  badge(): Promise<Badge>;
  /**
   * Makes an existing alarm due now and waits until the browser has fired it. Wakes the worker, which must
   * rest until then: a plan that it makes at the same time would take this one's place.
   */
  fireAlarm(name: string): Promise<void>;
  /** Stops the service worker and waits until it has stopped. */
  stopWorker(): Promise<void>;
  /**
   * Closes the browser and starts it again on the same profile; the extension stays installed.
   * @param allowed optional permissions for which a later request succeeds without a prompt
   */
  restart(allowed?: readonly string[]): Promise<void>;
  /** Grants a match pattern, so that `permissions.request` for it succeeds without a prompt. */
  grantHost(pattern: string): Promise<void>;
  /** Opens the popup as a click on the toolbar button does. */
  openRealPopup(): Promise<ToolbarPopup>;
  setOffline(offline: boolean): Promise<void>;
  close(): Promise<void>;
}

interface Running {
  context: BrowserContext;
  browser: CDPSession;
}

const badgeNow = async (): Promise<{ text: string; title: string; rgba: number[] }> => ({
  text: await chrome.action.getBadgeText({}),
  title: await chrome.action.getTitle({}),
  rgba: [...(await chrome.action.getBadgeBackgroundColor({}))],
});

const makeAlarmDue = async ([name, ms]: [string, number]): Promise<void> => {
  const alarm = await chrome.alarms.get(name);
  if (!alarm) throw new Error(`There is no alarm named ${name}.`);
  const period = alarm.periodInMinutes;
  // No function in here has a name: esbuild would wrap it in a helper that the page does not have.
  const fired = new Promise<void>((resolve) => {
    chrome.alarms.onAlarm.addListener((alarm) => {
      if (alarm.name === name) resolve();
    });
  });
  await chrome.alarms.create(name, {
    when: Date.now(),
    ...(period === undefined ? {} : { periodInMinutes: period }),
  });
  const limit = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error(`The alarm ${name} was planned anew, or taken away.`)), ms);
  });
  await Promise.race([fired, limit]);
};

const addHostPermission = ([id, pattern]: [string, string]): Promise<void> =>
  new Promise((resolve, reject) => {
    chrome.developerPrivate.addHostPermission(id, pattern, () => {
      const message = chrome.runtime.lastError?.message;
      if (message) reject(new Error(message));
      else resolve();
    });
  });

/** Resolves when no worker of the extension runs any more; `session` belongs to a page of it. */
async function stopWorkers(session: CDPSession, origin: string): Promise<void> {
  const stopped = new Promise<void>((resolve) => {
    session.on("ServiceWorker.workerVersionUpdated", ({ versions }) => {
      const own = versions.filter((version) => version.scriptURL.startsWith(origin));
      if (own.length && own.every((version) => version.runningStatus === "stopped")) resolve();
    });
  });
  await session.send("ServiceWorker.enable");
  await session.send("ServiceWorker.stopAllWorkers");
  await stopped;
  await session.detach();
}

/**
 * Waits for the page that the extension opens after its installation, and closes it: it would come before the page that
 * a test is about to open, or behind it. Does nothing where there is none to wait for.
 * @param isFirst whether the profile is new: an extension that is loaded again is updated
 */
async function leaveWelcome(
  { context }: Running,
  { extension }: LaunchOptions,
  isFirst: boolean,
  load: () => Promise<string>,
): Promise<string> {
  if (!isFirst || !existsSync(join(extension, "welcome.html"))) return load();
  const timeout = patiently(60_000);
  const opened = context.waitForEvent("page", { timeout });
  // Where it does not load, that is the failure.
  opened.catch(() => undefined);
  const id = await load();
  const page = await opened;
  await page.waitForURL(`chrome-extension://${id}/welcome.html`, { timeout });
  await page.close();
  return id;
}

/** Starts Chromium with one extension. Rejects when there is no browser or it does not load. */
export async function launchChromium(options: LaunchOptions): Promise<ChromiumSession> {
  const installed = ensureBrowser("chromium");
  const guard = startGuard();
  const profile = options.profile ?? guard.folder;
  let probePage: Page | undefined;
  let closed = false;

  const start = async (): Promise<Running> => {
    const context = await startChromium(program, profile, options);
    const browser = await context.browser()?.newBrowserCDPSession();
    if (!browser) throw new Error("The browser ended while it started.");
    const { processInfo } = await browser.send("SystemInfo.getProcessInfo");
    for (const { id, type } of processInfo) if (type === "browser") guard.watch(id);
    return { context, browser };
  };
  const load = async ({ context, browser }: Running): Promise<string> => {
    try {
      return (await browser.send("Extensions.loadUnpacked", { path: options.extension })).id;
    } catch (error) {
      await context.close();
      throw error;
    }
  };

  let program = installed;
  let running: Running;
  let id: string;
  try {
    const language = chromiumLanguage(options.locale ?? "en-US");
    if (language !== null && language !== "en-US")
      program = executableFor(language, installed, guard.folder);
    const isFirst = seedProfile(profile, options);
    running = await start();
    id = await leaveWelcome(running, options, isFirst, () => load(running));
  } catch (error) {
    await guard.release();
    throw error;
  }
  const origin = `chrome-extension://${id}/`;

  const session: ChromiumSession = {
    get context() {
      return running.context;
    },
    extensionId: id,
    worker: async () =>
      running.context.serviceWorkers().find((worker) => worker.url().startsWith(origin)) ??
      (await running.context.waitForEvent("serviceworker", (worker) =>
        worker.url().startsWith(origin),
      )),
    isWorkerRunning: async () => {
      const { targetInfos } = await running.browser.send("Target.getTargets");
      return targetInfos.some(
        (target) => target.type === "service_worker" && target.url.startsWith(origin),
      );
    },
    openPage: async (file, { colorScheme = "light", width, height } = {}) => {
      const page = await running.context.newPage();
      await page.emulateMedia({ colorScheme });
      if (width && height) await page.setViewportSize({ width, height });
      await page.goto(origin + file);
      return page;
    },
    probe: async () => {
      if (!probePage || probePage.isClosed()) {
        probePage = await running.context.newPage();
        await probePage.goto(`${origin}manifest.json`);
      }
      return probePage;
    },
    badge: async () => {
      const { text, title, rgba } = await (await session.probe()).evaluate(badgeNow);
      return { text, title, colour: hexColour(rgba) };
    },
    fireAlarm: async (name) =>
      (await session.probe()).evaluate(makeAlarmDue, [name, patiently(30_000)] as [string, number]),
    stopWorker: async () =>
      stopWorkers(await running.context.newCDPSession(await session.probe()), origin),
    restart: async (allowed = []) => {
      await running.context.close();
      keepExtension(profile, id, allowed);
      running = await start();
    },
    grantHost: async (pattern) => {
      const page = await running.context.newPage();
      await page.goto("chrome://extensions");
      await page.evaluate(addHostPermission, [id, pattern] as [string, string]);
      await page.close();
    },
    openRealPopup: async () => openToolbarPopup(await session.probe(), running.browser, origin),
    setOffline: (offline) => running.context.setOffline(offline),
    close: async () => {
      if (closed) return;
      closed = true;
      await running.context.close();
      await guard.release();
    },
  };
  return session;
}
