import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type BuildOptions, build, context } from "esbuild";
import { withLeanPolyfill } from "./lean-polyfill.ts";

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
  [key: string]: unknown;
}

/**
 * One browser's manifest from the shared one: Chrome warns about `background.scripts`, Firefox about
 * `background.service_worker`, and each about the other's version and settings keys.
 */
export function manifestFor(target: Target, shared: Manifest): Manifest {
  const manifest = structuredClone(shared);
  if (target === "chrome") {
    delete manifest.background.scripts;
    delete manifest.browser_specific_settings;
  } else {
    delete manifest.background.service_worker;
    delete manifest.minimum_chrome_version;
  }
  return manifest;
}

const shared = (target: Target): BuildOptions => ({
  absWorkingDir: root,
  outdir: distFolder(target),
  bundle: true,
  minify: true,
  // Classic scripts: a module worker and module pages start measurably later.
  format: "iife",
  target: target === "chrome" ? "chrome123" : "firefox140",
  legalComments: "none",
  charset: "utf8",
  logLevel: "warning",
});

const worker = (target: Target): BuildOptions => ({
  ...shared(target),
  entryPoints: { background: "src/background/index.ts" },
  plugins: [withLeanPolyfill],
});

const pages = (target: Target): BuildOptions => ({
  ...shared(target),
  entryPoints: {
    popup: "src/ui/popup/index.tsx",
    options: "src/ui/options/index.tsx",
    dashboard: "src/ui/dashboard/index.tsx",
    "popup-style": "src/ui/popup/popup.css",
    "options-style": "src/ui/options/options.css",
    "dashboard-style": "src/ui/dashboard/dashboard.css",
  },
  jsx: "automatic",
  jsxImportSource: "preact",
  alias: { "webextension-polyfill": "./src/platform/native-browser.ts" },
});

async function copyStatic(target: Target): Promise<void> {
  const shared = JSON.parse(await readFile(join(root, "manifest.json"), "utf8")) as Manifest;
  await cp(join(root, "public"), distFolder(target), { recursive: true });
  await writeFile(
    join(distFolder(target), "manifest.json"),
    `${JSON.stringify(manifestFor(target, shared), null, 2)}\n`,
  );
}

/** Writes `dist/chrome` and `dist/firefox`, minified; with `watch` goes on rebuilding the scripts. */
export async function buildAll({ watch }: { watch: boolean }): Promise<void> {
  for (const target of targets) {
    await rm(distFolder(target), { recursive: true, force: true });
    await mkdir(distFolder(target), { recursive: true });
    await copyStatic(target);
    for (const options of [worker(target), pages(target)]) {
      if (watch) await (await context(options)).watch();
      else await build(options);
    }
  }
  console.log(`Built ${targets.map((target) => `dist/${target}`).join(" and ")}.`);
}
