import { existsSync, readFileSync, statSync } from "node:fs";
import { delimiter, join } from "node:path";
import { aptInstall, canInstall, distribution } from "./apt.ts";

export type BrowserKind = "chromium" | "firefox";

const commands: Record<BrowserKind, readonly string[]> = {
  chromium: [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "microsoft-edge",
    "microsoft-edge-stable",
    "chrome.exe",
    "msedge.exe",
  ],
  firefox: ["firefox-esr", "firefox", "firefox.exe"],
};

// What lies under /Applications and under the program folders; relative there.
const macPrograms: Record<BrowserKind, readonly string[]> = {
  chromium: [
    "Chromium.app/Contents/MacOS/Chromium",
    "Google Chrome.app/Contents/MacOS/Google Chrome",
    "Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  ],
  firefox: ["Firefox.app/Contents/MacOS/firefox"],
};
const windowsPrograms: Record<BrowserKind, readonly string[]> = {
  chromium: [
    "Chromium\\Application\\chrome.exe",
    "Google\\Chrome\\Application\\chrome.exe",
    "Microsoft\\Edge\\Application\\msedge.exe",
  ],
  firefox: ["Mozilla Firefox\\firefox.exe"],
};

// existsSync first: it answers false, rather than throwing, for folders of PATH that are not ours to read.
const isFile = (path: string): boolean => existsSync(path) && statSync(path).isFile();

// Ubuntu's packages put a script there that only points at the snap.
const isSnapStub = (path: string): boolean =>
  statSync(path).size < 10_000 &&
  /\bsnap\b/.test(readFileSync(path, "latin1")) &&
  !existsSync("/snap");

function* candidates(kind: BrowserKind): Generator<string> {
  const { env, platform } = process;
  for (const folder of (env.PATH ?? "").split(delimiter).filter(Boolean)) {
    for (const command of commands[kind]) yield join(folder, command);
  }
  if (platform === "darwin") {
    for (const folder of ["/Applications", join(env.HOME ?? "", "Applications")]) {
      for (const program of macPrograms[kind]) yield join(folder, program);
    }
  } else if (platform === "win32") {
    for (const folder of [env.PROGRAMFILES, env["PROGRAMFILES(X86)"], env.LOCALAPPDATA]) {
      if (folder) for (const program of windowsPrograms[kind]) yield join(folder, program);
    }
  } else {
    for (const folder of [
      "/usr/bin",
      "/usr/local/bin",
      "/snap/bin",
      "/opt/firefox",
      "/opt/google/chrome",
    ]) {
      for (const command of commands[kind]) yield join(folder, command);
    }
  }
}

/**
 * Path of an installed browser: Chromium, Chrome or Edge, or Firefox. CHROMIUM_PATH and FIREFOX_PATH
 * decide where they are set; a path in them that is no file is an error rather than a fallback.
 */
export function findBrowser(kind: BrowserKind): string | null {
  const variable = kind === "chromium" ? "CHROMIUM_PATH" : "FIREFOX_PATH";
  const chosen = process.env[variable];
  if (chosen) {
    if (!isFile(chosen)) throw new Error(`${variable} names no file: ${chosen}`);
    return chosen;
  }
  for (const path of candidates(kind)) if (isFile(path) && !isSnapStub(path)) return path;
  return null;
}

/**
 * Path of an installed browser. Where there is none it installs one with apt, as root on Debian;
 * elsewhere it throws an error that says in one line what to install. Takes up to a minute then.
 */
export function ensureBrowser(kind: BrowserKind): string {
  const found = findBrowser(kind);
  if (found) return found;
  const title = kind === "chromium" ? "Chromium, Chrome or Edge" : "Firefox";
  const variable = kind === "chromium" ? "CHROMIUM_PATH" : "FIREFOX_PATH";
  const wanted = `No ${title} was found: install it, or set ${variable} to its program.`;
  if (!canInstall()) throw new Error(wanted);
  const name = kind === "chromium" ? "chromium" : "firefox-esr";
  console.error(`No ${title} was found; installing ${name} with apt …`);
  // Neither package brings a font, and without any a page is drawn without letters.
  const packages = [name, "fonts-dejavu-core"];
  const done = aptInstall(...packages);
  const installed = findBrowser(kind);
  if (done && installed) return installed;
  const hint =
    distribution() === "ubuntu" ? " Ubuntu's own packages are only pointers to snaps." : "";
  throw new Error(`apt-get install ${packages.join(" ")} brought no browser.${hint} ${wanted}`);
}
