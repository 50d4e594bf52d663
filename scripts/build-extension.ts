import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type BuildOptions, build, context, type Metafile, type Plugin } from "esbuild";
import { initialPreferences } from "../src/domain/preferences.ts";
import { withLeanPolyfill } from "./lean-polyfill.ts";
import { borrows, lends } from "./lent-code.ts";
import { packagesIn, thirdPartyLicences } from "./licences.ts";

export type Target = "chrome" | "firefox";
export const targets: readonly Target[] = ["chrome", "firefox"];

/** The repository's root, as an absolute path. */
export const root = join(import.meta.dirname, "..");

/** The folder of the loadable extension for one browser family. */
export const distFolder = (target: Target): string => join(root, "dist", target);

interface Manifest {
  minimum_chrome_version?: string;
  background: { service_worker?: string; scripts?: string[] };
  browser_specific_settings?: unknown;
  permissions: string[];
  side_panel?: unknown;
  sidebar_action?: unknown;
  [key: string]: unknown;
}

/**
 * One browser's manifest from the shared one: Chrome warns about `background.scripts`, Firefox about
 * `background.service_worker`, and each about the other's version, settings and panel keys.
 */
export function manifestFor(target: Target, shared: Manifest): Manifest {
  const manifest = structuredClone(shared);
  if (target === "chrome") {
    delete manifest.background.scripts;
    delete manifest.browser_specific_settings;
    delete manifest.sidebar_action;
  } else {
    delete manifest.background.service_worker;
    delete manifest.minimum_chrome_version;
    delete manifest.side_panel;
    manifest.permissions = manifest.permissions.filter((name) => name !== "sidePanel");
  }
  return manifest;
}

const shared = (target: Target, outdir: string): BuildOptions => ({
  absWorkingDir: root,
  outdir,
  bundle: true,
  minify: true,
  // Classic scripts: a module worker and module pages start measurably later.
  format: "iife",
  target: target === "chrome" ? "chrome123" : "firefox140",
  // The licences are in a file of their own beside the scripts.
  legalComments: "none",
  // With one letter beyond Latin in it, the browser keeps a script in twice the memory.
  charset: "ascii",
  logLevel: "warning",
});

const worker = (target: Target, outdir: string): BuildOptions => ({
  ...shared(target, outdir),
  entryPoints: { background: "src/background/index.ts" },
  plugins: [withLeanPolyfill],
});

const nativeBrowser = { "webextension-polyfill": "./src/platform/native-browser.ts" };
const jsx: BuildOptions = { jsx: "automatic", jsxImportSource: "preact" };
/** The popup's further scripts by the names of their sources: what comes late, what is loaded where it is used, what waits for the worker after an update, and what speaks a language that was chosen. */
const further: Readonly<Record<string, string>> = {
  "late-parts": "popup-late",
  "list-parts": "popup-list",
  "rare-parts": "popup-rare",
  "made-anew": "popup-anew",
  "save-calendar": "popup-calendar",
  speak: "popup-speak",
};

/** The popup's first script loads the others by their place in the extension. */
const furtherScriptsApart: Plugin = {
  name: "further-scripts-apart",
  setup({ onResolve }) {
    onResolve(
      { filter: /\/(?:(?:late|list|rare)-parts|made-anew|save-calendar|speak)\.ts$/ },
      ({ kind, path }) => {
        const script = further[path.replace(/^.*\/|\.ts$/g, "")];
        return kind === "dynamic-import" ? { path: `./${script}.js`, external: true } : undefined;
      },
    );
  },
};

/**
 * Of the preferences the popup needs what they are at first, not how each is declared and checked, which is a fortieth of
 * its script: here that is worked out beforehand. Whatever else it asked of them would not be found, and the build fails.
 */
const preferencesWorkedOut: Plugin = {
  name: "preferences-worked-out",
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]domain[\\/]preferences\.ts$/ }, () => ({
      contents: `export const initialPreferences = ${JSON.stringify(initialPreferences)};`,
    }));
  },
};

const popup = (target: Target, outdir: string): BuildOptions => ({
  ...shared(target, outdir),
  entryPoints: { popup: "src/ui/popup/index.tsx" },
  ...jsx,
  alias: nativeBrowser,
  plugins: [furtherScriptsApart, preferencesWorkedOut, lends(root)],
});

/**
 * What the popup loads after its first paint, or before it where a language was chosen, and what the side panel has beside
 * it: modules, which a classic script can import.
 */
const late = (target: Target, outdir: string): BuildOptions => ({
  ...shared(target, outdir),
  ...jsx,
  format: "esm",
  entryPoints: {
    "popup-late": "src/ui/popup/late-parts.ts",
    "popup-list": "src/ui/popup/list/list-parts.ts",
    "popup-rare": "src/ui/popup/rare-parts.ts",
    "popup-panel": "src/ui/popup/panel.ts",
    "popup-anew": "src/storage/made-anew.ts",
    "popup-calendar": "src/ui/shared/save-calendar.ts",
    "popup-speak": "src/text/speak.ts",
  },
  alias: nativeBrowser,
  plugins: [furtherScriptsApart, borrows(root)],
});

/** What the settings load only where it is used, by the names of their sources: an estimator with its lists of words, and the registrars' documented fields. */
const apart: Readonly<Record<string, string>> = {
  strength: "passphrase-strength",
  "report-parts": "probe-report",
};

const loadedWhereUsed: Plugin = {
  name: "loaded-where-used",
  setup({ onResolve }) {
    onResolve({ filter: /\/(?:strength|report-parts)\.ts$/ }, ({ kind, path }) => {
      const script = apart[path.replace(/^.*\/|\.ts$/g, "")];
      return kind === "dynamic-import" ? { path: `./${script}.js`, external: true } : undefined;
    });
  },
};

const modules = (target: Target, outdir: string): BuildOptions => ({
  ...shared(target, outdir),
  format: "esm",
  entryPoints: {
    "passphrase-strength": "src/ui/options/security/strength.ts",
    "probe-report": "src/ui/options/about/report-parts.ts",
  },
});

const pages = (target: Target, outdir: string): BuildOptions => ({
  ...shared(target, outdir),
  entryPoints: {
    theme: "src/ui/shared/theme.ts",
    options: "src/ui/options/index.tsx",
    dashboard: "src/ui/dashboard/index.tsx",
    statement: "src/ui/dashboard/statement/index.tsx",
    welcome: "src/ui/welcome/index.tsx",
    "popup-style": "src/ui/popup/popup.css",
    "panel-style": "src/ui/popup/panel.css",
    "popup-late-style": "src/ui/popup/popup-late.css",
    "popup-list-style": "src/ui/popup/list/list.css",
    "popup-rare-style": "src/ui/popup/popup-rare.css",
    "popup-contrast": "src/ui/popup/popup-contrast.css",
    "options-style": "src/ui/options/options.css",
    "dashboard-style": "src/ui/dashboard/dashboard.css",
    "statement-style": "src/ui/dashboard/statement/statement.css",
    "welcome-style": "src/ui/welcome/welcome.css",
  },
  ...jsx,
  alias: nativeBrowser,
  plugins: [loadedWhereUsed],
});

async function copyStatic(target: Target, folder: string): Promise<void> {
  const shared = JSON.parse(await readFile(join(root, "manifest.json"), "utf8")) as Manifest;
  await cp(join(root, "public"), folder, { recursive: true });
  await cp(join(root, "LICENSE"), join(folder, "LICENSE"));
  // As text: browsers show it then, where they would download what they do not know.
  await cp(join(root, "CHANGELOG.md"), join(folder, "CHANGELOG.txt"));
  await cp(join(root, "SECURITY.md"), join(folder, "SECURITY.txt"));
  await writeFile(
    join(folder, "manifest.json"),
    `${JSON.stringify(manifestFor(target, shared), null, 2)}\n`,
  );
}

async function bundle(options: BuildOptions, watch: boolean): Promise<Metafile> {
  const { metafile } = await build({ ...options, metafile: true });
  if (watch) await (await context(options)).watch();
  return metafile;
}

interface Build {
  /** Goes on rebuilding the scripts. */
  watch: boolean;
  /** Where the folders `chrome` and `firefox` are written, absolute; `dist` by default. */
  folder?: string;
}

/** Writes both extensions, minified, with the licences of what is in them. */
export async function buildAll({ watch, folder = join(root, "dist") }: Build): Promise<void> {
  for (const target of targets) {
    const out = join(folder, target);
    await rm(out, { recursive: true, force: true });
    await mkdir(out, { recursive: true });
    await copyStatic(target, out);
    const bundles = [worker, popup, late, pages, modules].map((options) => options(target, out));
    const metafiles = await Promise.all(bundles.map((options) => bundle(options, watch)));
    const licences = await thirdPartyLicences(root, packagesIn(metafiles));
    await writeFile(join(out, "THIRD-PARTY-LICENSES.txt"), licences);
  }
  console.log(`Built ${targets.join(" and ")} in ${folder}.`);
}
