import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Guard } from "./guard.ts";
import { connectMarionette, type Marionette } from "./marionette.ts";
import { acceptLanguages, type LaunchOptions } from "./options.ts";
import { patiently } from "./patience.ts";

export interface FirefoxOptions extends LaunchOptions {
  /** Whether the manifest's hosts are granted at installation, as by default; false: none is. */
  grantHosts?: boolean | undefined;
  /** Installs a zip of the extension for good, so that it is there after `restart`. */
  permanent?: boolean | undefined;
}

/** Writes the preferences of a profile; they hold at every start. */
export function writePreferences(
  profile: string,
  proxyPort: number,
  options: FirefoxOptions,
): void {
  const locale = options.locale ?? "en-US";
  const preferences: Record<string, string | number | boolean> = {
    "marionette.port": 0,
    // All HTTPS goes through the proxy, save to this machine itself.
    "network.proxy.type": 1,
    "network.proxy.ssl": "127.0.0.1",
    "network.proxy.ssl_port": proxyPort,
    "network.proxy.http": options.internet ? "" : "127.0.0.1",
    "network.proxy.http_port": options.internet ? 0 : proxyPort,
    "network.proxy.no_proxies_on": "localhost, 127.0.0.1",
    "network.captive-portal-service.enabled": false,
    "network.connectivity-service.enabled": false,
    "intl.accept_languages": acceptLanguages(locale),
    "intl.locale.requested": locale === "de-DE" ? "de" : "en-US",
    "extensions.originControls.grantByDefault": options.grantHosts ?? true,
    // A click on the page's own button is still needed; only the browser's question is answered.
    "extensions.webextOptionalPermissionPrompts": false,
    // Builds of the extension are unsigned, and so is the language pack.
    "xpinstall.signatures.required": false,
    "extensions.langpacks.signatures.required": false,
    "extensions.update.enabled": false,
    // notifications.getAll() knows nothing of what the desktop shows.
    "alerts.useSystemBackend": false,
    // The manifest, opened as a page of the extension, stays plain text.
    "devtools.jsonview.enabled": false,
    "browser.aboutwelcome.enabled": false,
    "browser.shell.checkDefaultBrowser": false,
    "datareporting.policy.dataSubmissionEnabled": false,
    "app.normandy.enabled": false,
  };
  mkdirSync(profile, { recursive: true });
  const lines = Object.entries(preferences).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`,
  );
  writeFileSync(join(profile, "user.js"), lines.join(""));
}

/** A started Firefox and the connection to it. */
export interface RunningFirefox {
  readonly marionette: Marionette;
  readonly version: string;
  /** Quits in order and resolves when the process has ended. */
  quit(): Promise<void>;
}

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

/** The port that Firefox writes into its profile once it listens. Rejects when it ends before. */
async function portOf(child: ChildProcess, file: string): Promise<number> {
  const deadline = Date.now() + patiently(120_000);
  while (Date.now() < deadline) {
    const port = existsSync(file) ? Number(readFileSync(file, "utf8")) : 0;
    if (port) return port;
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) {
      throw new Error(`Firefox ended while it started (${child.spawnfile}).`);
    }
    await pause(25);
  }
  throw new Error("Firefox did not answer in time.");
}

/** Starts Firefox on a profile whose preferences are written. Rejects when it does not come up. */
export async function startFirefox(
  program: string,
  profile: string,
  guard: Guard,
  options: FirefoxOptions,
): Promise<RunningFirefox> {
  const portFile = join(profile, "MarionetteActivePort");
  rmSync(portFile, { force: true });
  const headless = (options.headless ?? true) ? ["--headless"] : [];
  const child = spawn(
    program,
    [
      "--marionette",
      "--remote-allow-system-access",
      "--no-remote",
      ...headless,
      "--profile",
      profile,
    ],
    // HOME: Firefox refuses to run as root in somebody else's home.
    {
      stdio: "ignore",
      env: { ...process.env, HOME: guard.folder, MOZ_CRASHREPORTER_DISABLE: "1" },
    },
  );
  const ended = new Promise<void>((resolve) => {
    child.once("error", resolve).once("exit", () => resolve());
  });
  if (child.pid !== undefined) guard.watch(child.pid);
  const marionette = await connectMarionette(await portOf(child, portFile));
  const { capabilities } = await marionette.send<{
    capabilities: { browserVersion: string; "moz:processID": number };
  }>("WebDriver:NewSession", { capabilities: { alwaysMatch: { acceptInsecureCerts: false } } });
  guard.watch(capabilities["moz:processID"]);
  await marionette.send("WebDriver:SetTimeouts", {
    implicit: patiently(30_000),
    script: patiently(60_000),
  });
  return {
    marionette,
    version: capabilities.browserVersion,
    quit: async () => {
      await marionette.send("Marionette:Quit", { flags: ["eAttemptQuit"] });
      await ended;
      marionette.close();
    },
  };
}
