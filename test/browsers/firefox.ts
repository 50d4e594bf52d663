import type { X509Certificate } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ensureBrowser } from "../../scripts/browsers.ts";
import { startConnectProxy } from "./connect-proxy.ts";
import { type FirefoxPage, openFirefoxPage } from "./firefox-page.ts";
import {
  type FirefoxOptions,
  type RunningFirefox,
  startFirefox,
  writePreferences,
} from "./firefox-start.ts";
import { startGuard } from "./guard.ts";
import {
  apiHosts,
  type Badge,
  certificateOf,
  type PageOptions,
  portOf,
  type TestHosts,
} from "./options.ts";
import { patiently } from "./patience.ts";
import { filesOf, zip } from "./zip.ts";

/** A running Firefox with the extension installed. */
export interface FirefoxSession {
  readonly extensionId: string;
  /** Host of the extension's own pages; another one in each profile. */
  readonly uuid: string;
  /** Opens a page of the extension in a tab, loaded. */
  openPage(file: string, options?: PageOptions): Promise<FirefoxPage>;
  /** A page in the extension's origin without any code of it, to ask `browser.*` there. */
  probe(): Promise<FirefoxPage>;
  /** What the toolbar button is drawn from, read off the browser's own window. */
  badge(): Promise<Badge>;
  /**
   * Makes an existing alarm due now and waits until the browser has fired it. Wakes the background, which
   * must rest until then: a plan that it makes at the same time would take this one's place.
   */
  fireAlarm(name: string): Promise<void>;
  /** Ends the background page, as idling does, and waits until it has ended. */
  stopBackground(): Promise<void>;
  isBackgroundRunning(): Promise<boolean>;
  /** Cuts the API hosts off; this machine itself stays reachable. */
  setOffline(offline: boolean): Promise<void>;
  /** Grants a match pattern that the extension may ask for. */
  grantHost(pattern: string): Promise<void>;
  /** Runs the body of an async function in Firefox itself, with all rights. */
  inBrowser<T = unknown>(body: string, ...args: unknown[]): Promise<T>;
  /** Quits and starts again on the same profile; only for `permanent` installations. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

interface Manifest {
  browser_specific_settings?: { gecko?: { id?: string } };
}

/**
 * A language pack without a single text: Firefox's own windows stay English, but the language counts
 * as available, so that `i18n`, `navigator` and `Intl` follow `intl.locale.requested`.
 */
function emptyLanguagePack(language: string, version: string): Buffer {
  const major = version.split(".")[0];
  const manifest = {
    manifest_version: 2,
    name: `Language ${language}`,
    version: "1.0",
    langpack_id: language,
    languages: { [language]: { version: "20260101000000", chrome_resources: {} } },
    sources: { browser: { base_path: "browser/" } },
    browser_specific_settings: {
      gecko: {
        id: `langpack-${language}@firefox.mozilla.org`,
        strict_min_version: `${major}.0`,
        strict_max_version: `${major}.*`,
      },
    },
  };
  return zip(new Map([["manifest.json", Buffer.from(JSON.stringify(manifest))]]));
}

// Trusts one certificate for the hosts of the tests, in this profile, also after a restart: there the
// background starts before anything could be told to the browser.
const trustCertificate = `
  const [hosts, base64] = args;
  const certificate = Cc["@mozilla.org/security/x509certdb;1"]
    .getService(Ci.nsIX509CertDB).constructX509FromBase64(base64);
  const overrides = Cc["@mozilla.org/security/certoverride;1"].getService(Ci.nsICertOverrideService);
  for (const [host, port] of hosts)
    overrides.rememberValidityOverride(host, port, {}, certificate, false);`;

/** Starts Firefox with one extension. Rejects when there is no browser or it does not install. */
export async function launchFirefox(options: FirefoxOptions): Promise<FirefoxSession> {
  const program = ensureBrowser("firefox");
  const { extension, hosts } = options;
  const manifest = JSON.parse(readFileSync(join(extension, "manifest.json"), "utf8")) as Manifest;
  const extensionId = manifest.browser_specific_settings?.gecko?.id;
  if (!extensionId) throw new Error("The manifest names no id for Firefox.");

  const guard = startGuard();
  const profile = options.profile ?? join(guard.folder, "profile");
  let offline = false;
  const proxy = await startConnectProxy((host, port) => {
    if (offline) return null;
    if (apiHosts.some((known) => known === host && port === portOf(known)))
      return hosts?.httpsPort ?? null;
    return options.internet ? "direct" : null;
  });

  let running: RunningFirefox | undefined;
  let uuid = "";
  let probePage: FirefoxPage | undefined;
  let closed = false;

  const browser = (): RunningFirefox => {
    if (!running) throw new Error("Firefox is not running.");
    return running;
  };
  const inBrowser = <T>(body: string, ...args: unknown[]): Promise<T> => {
    const { marionette } = browser();
    return marionette.exclusively(() => marionette.inBrowser<T>(body, ...args));
  };
  const start = async (): Promise<void> => {
    probePage = undefined;
    running = await startFirefox(program, profile, guard, options);
  };
  const trust = async ({ httpsPort }: TestHosts, certificate: X509Certificate): Promise<void> => {
    const names = [
      ...apiHosts.map((host) => [host, portOf(host)]),
      ...["localhost", "127.0.0.1"].map((host) => [host, httpsPort]),
    ];
    await inBrowser(trustCertificate, names, certificate.raw.toString("base64"));
  };
  const install = async (name: string, archive: Buffer): Promise<void> => {
    const path = join(guard.folder, name);
    writeFileSync(path, archive);
    await browser().marionette.send("Addon:Install", { path, temporary: false });
  };
  const untilReady = async (): Promise<void> => {
    uuid = await inBrowser<string>(
      `const started = () => WebExtensionPolicy.getByID(args[0]);
       while (!started()) await new Promise((done) => setTimeout(done, 20));
       await started().readyPromise;
       return started().mozExtensionHostname;`,
      extensionId,
    );
  };
  // The page that is opened after the installation would come before the one that a test is about to open, or behind it.
  const leaveWelcome = (): Promise<void> =>
    inBrowser(
      `const welcome = () => gBrowser.tabs.find(
         ({ linkedBrowser }) => linkedBrowser.currentURI.spec === args[0]);
       const end = Date.now() + args[1];
       while (!welcome()) {
         if (Date.now() > end) throw new Error("The welcome page was not opened.");
         await new Promise((done) => setTimeout(done, 20));
       }
       gBrowser.removeTab(welcome());`,
      `moz-extension://${uuid}/welcome.html`,
      patiently(60_000),
    );
  const end = async (): Promise<void> => {
    await running?.quit();
    await proxy.close();
    await guard.release();
  };

  try {
    const isFirst = !existsSync(profile);
    writePreferences(profile, proxy.port, options);
    await start();
    if (hosts) await trust(hosts, await certificateOf(hosts));
    if (options.locale === "de-DE") {
      await install("language.xpi", emptyLanguagePack("de", browser().version));
    }
    if (options.permanent) await install("extension.xpi", zip(filesOf(extension)));
    else await browser().marionette.send("Addon:Install", { path: extension, temporary: true });
    await untilReady();
    if (isFirst && existsSync(join(extension, "welcome.html"))) await leaveWelcome();
  } catch (error) {
    await end();
    throw error;
  }

  const session: FirefoxSession = {
    extensionId,
    get uuid() {
      return uuid;
    },
    openPage: (file, page) =>
      openFirefoxPage(browser().marionette, `moz-extension://${uuid}/${file}`, page),
    probe: async () => {
      probePage ??= await session.openPage("manifest.json");
      return probePage;
    },
    // The tooltip's text itself is filled in only while the button is on screen; its argument is set.
    badge: () =>
      inBrowser<Badge>(
        `const { makeWidgetId } = ChromeUtils.importESModule(
           "resource://gre/modules/ExtensionCommon.sys.mjs").ExtensionCommon;
         const { node } = CustomizableUI.getWidget(makeWidgetId(args[0]) + "-browser-action")
           .forWindow(window);
         const button = node.querySelector(".unified-extensions-item-action-button");
         const style = button.getAttribute("badgeStyle") ?? "";
         const [, rgb = "0, 0, 0"] = /background-color: rgba?\\((\\d+, \\d+, \\d+)/.exec(style) ?? [];
         const hex = rgb.split(", ").map((part) => Number(part).toString(16).padStart(2, "0"));
         return {
           text: button.getAttribute("badge") ?? "",
           title: JSON.parse(button.dataset.l10nArgs).extensionTitle,
           colour: "#" + hex.join(""),
         };`,
        extensionId,
      ),
    fireAlarm: async (name) =>
      (await session.probe()).evaluate(
        `const alarm = await browser.alarms.get(args[0]);
         if (!alarm) throw new Error("There is no alarm named " + args[0] + ".");
         const fired = new Promise((done) => browser.alarms.onAlarm.addListener(
           (due) => { if (due.name === alarm.name) done(); }));
         browser.alarms.create(alarm.name, alarm.periodInMinutes === undefined
           ? { when: Date.now() } : { when: Date.now(), periodInMinutes: alarm.periodInMinutes });
         await Promise.race([fired, new Promise((_, reject) => setTimeout(
           () => reject(new Error("The alarm was planned anew, or taken away.")), args[1]))]);`,
        name,
        patiently(30_000),
      ),
    stopBackground: () =>
      inBrowser(
        `await WebExtensionPolicy.getByID(args[0]).extension
           .terminateBackground({ ignoreDevToolsAttached: true });`,
        extensionId,
      ),
    isBackgroundRunning: () =>
      inBrowser<boolean>(
        `return WebExtensionPolicy.getByID(args[0]).extension.backgroundState === "running";`,
        extensionId,
      ),
    setOffline: async (value) => {
      offline = value;
      if (value) proxy.cut();
      // For navigator.onLine; by itself it lets connections to this machine pass, the proxy's too.
      await inBrowser("Services.io.offline = args[0];", value);
    },
    grantHost: (pattern) =>
      inBrowser(
        `const { ExtensionPermissions } = ChromeUtils.importESModule(
           "resource://gre/modules/ExtensionPermissions.sys.mjs");
         const { extension } = WebExtensionPolicy.getByID(args[0]);
         await ExtensionPermissions.add(args[0], { permissions: [], origins: [args[1]] }, extension);`,
        extensionId,
        pattern,
      ),
    inBrowser,
    restart: async () => {
      if (!options.permanent) throw new Error("A temporary installation ends with the browser.");
      await browser().quit();
      await start();
      await untilReady();
    },
    close: async () => {
      if (closed) return;
      closed = true;
      await end();
    },
  };
  return session;
}
