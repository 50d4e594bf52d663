import {
  constants,
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { type BrowserContext, chromium } from "playwright-core";
import {
  acceptLanguages,
  apiHosts,
  certificateOf,
  chromiumLanguage,
  type LaunchOptions,
  portOf,
  publicKeyPin,
} from "./options.ts";
import { patiently } from "./patience.ts";

interface ExtensionSettings {
  creation_flags?: number;
  runtime_granted_permissions?: Record<string, readonly string[]>;
}

interface Preferences {
  extensions?: { settings?: Record<string, ExtensionSettings>; [key: string]: unknown };
  [key: string]: unknown;
}

const preferencesFile = (profile: string): string => join(profile, "Default", "Preferences");

/** Gives a fresh profile its languages, and the developer mode that unpacked extensions need. False: it is no fresh one. */
export function seedProfile(profile: string, options: LaunchOptions): boolean {
  if (existsSync(preferencesFile(profile))) return false;
  mkdirSync(join(profile, "Default"), { recursive: true });
  const languages = acceptLanguages(options.locale ?? "en-US");
  const seed = {
    extensions: { ui: { developer_mode: true } },
    intl: { accept_languages: languages, selected_languages: languages },
  };
  writeFileSync(preferencesFile(profile), JSON.stringify(seed));
  return true;
}

/**
 * Makes the extension of a closed browser start with the next one, like any installed extension:
 * what DevTools loads is marked as temporary (bit 15 of the creation flags) and left out otherwise.
 * Its permissions, storage, alarms and registered listeners stay as they were.
 * @param allowed optional permissions that count as granted before: asked for again, they come without a prompt
 */
export function keepExtension(profile: string, id: string, allowed: readonly string[] = []): void {
  const file = preferencesFile(profile);
  const preferences = JSON.parse(readFileSync(file, "utf8")) as Preferences;
  const settings = preferences.extensions?.settings?.[id];
  if (!settings) throw new Error(`The profile ${profile} does not know the extension ${id}.`);
  settings.creation_flags = (settings.creation_flags ?? 0) & ~0x8000;
  if (allowed.length > 0)
    settings.runtime_granted_permissions = {
      ...{ explicit_host: [], manifest_permissions: [], scriptable_host: [] },
      ...settings.runtime_granted_permissions,
      api: allowed,
    };
  writeFileSync(file, JSON.stringify(preferences));
}

/**
 * Path of an executable that speaks `language`. Debian keeps Chromium's language files in a package
 * of their own, and without the file `i18n.getUILanguage` and `Intl` stay English. Then this builds,
 * inside `folder`, the same installation from links, with the English texts under that name too:
 * the browser's own menus stay English, everything an extension sees is in the language.
 */
export function executableFor(language: string, executable: string, folder: string): string {
  if (process.platform !== "linux") return executable;
  // /usr/bin/chromium is a shell script; the program is beside its data.
  const candidates = [realpathSync(executable), "/usr/lib/chromium/chromium"];
  const program = candidates.find((path) => existsSync(join(dirname(path), "locales")));
  if (!program || existsSync(join(dirname(program), "locales", `${language}.pak`))) {
    return executable;
  }
  const source = dirname(program);
  const target = join(folder, "chromium");
  mkdirSync(join(target, "locales"), { recursive: true });
  for (const name of readdirSync(source)) {
    if (name !== "locales" && join(source, name) !== program) {
      symlinkSync(join(source, name), join(target, name));
    }
  }
  const copy = join(target, "chromium");
  try {
    // Not a symbolic link: Chromium looks for its data beside the file that is really running.
    linkSync(program, copy);
  } catch {
    copyFileSync(program, copy, constants.COPYFILE_FICLONE);
  }
  for (const name of ["en-US", language]) {
    copyFileSync(join(source, "locales", "en-US.pak"), join(target, "locales", `${name}.pak`));
  }
  return copy;
}

async function networkArguments({ hosts, internet }: LaunchOptions): Promise<string[]> {
  const rules: string[] = [];
  const args: string[] = [];
  if (hosts) {
    rules.push(
      ...apiHosts.map((host) => `MAP ${host}:${portOf(host)} 127.0.0.1:${hosts.httpsPort}`),
    );
    const pin = publicKeyPin(await certificateOf(hosts));
    args.push(`--ignore-certificate-errors-spki-list=${pin}`);
  }
  if (!internet) rules.push("MAP * ~NOTFOUND", "EXCLUDE localhost", "EXCLUDE 127.0.0.1");
  if (rules.length) args.push(`--host-resolver-rules=${rules.join(", ")}`);
  return args;
}

/** Starts a browser on a profile. Rejects when it does not come up. */
export async function startChromium(
  executablePath: string,
  profile: string,
  options: LaunchOptions,
): Promise<BrowserContext> {
  const language = chromiumLanguage(options.locale ?? "en-US");
  const network = await networkArguments(options);
  const start = (chromiumSandbox: boolean): Promise<BrowserContext> =>
    chromium.launchPersistentContext(profile, {
      executablePath,
      headless: options.headless ?? true,
      chromiumSandbox,
      timeout: patiently(120_000),
      // Playwright's handlers close the browser but let the test process go on; the guard does it.
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
      // The window's own size: the toolbar popup is clamped to the window, and both to the screen, which is
      // 800 × 600 in headless mode unless told otherwise: less than a popup may be high on any real one.
      viewport: null,
      // LANGUAGE decides on Linux, --lang elsewhere.
      env:
        language === null
          ? { ...process.env, LANG: "C", LC_ALL: "C", LANGUAGE: "" }
          : { ...process.env, LANGUAGE: language },
      ignoreDefaultArgs: ["--disable-extensions"],
      args: [
        "--disable-gpu",
        "--disable-quic",
        "--screen-info={1280x1024}",
        "--window-size=1000,900",
        "--enable-unsafe-extension-debugging",
        ...(language === null ? [] : [`--lang=${language}`]),
        ...network,
      ],
    });
  // Chromium refuses to run sandboxed as root, and inside most containers it cannot.
  if (process.getuid?.() === 0) return start(false);
  return start(true).catch((error: unknown) => {
    if (/sandbox/i.test(String(error))) return start(false);
    throw error;
  });
}
