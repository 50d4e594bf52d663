import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";

const root = join(import.meta.dirname, "../..");

export interface Source {
  /** From the repository's root, with slashes: `src/domain/money.ts`. */
  path: string;
  text: string;
  /** What it imports: paths from the root for its own files, else the package's name. */
  imports: string[];
}

const importPattern =
  /(?:(?<!["'])\bfrom\s*|\bimport\s*\(?\s*|\bexport\s+\*\s+from\s*)["']([^"']+)["']/g;

export function importsOf(path: string, text: string): string[] {
  return [...text.matchAll(importPattern)].map(([, target = ""]) =>
    target.startsWith(".") ? relative(root, join(root, dirname(path), target)) : packageOf(target),
  );
}

/** `preact/hooks` → `preact`, `@scope/name/part` → `@scope/name`. */
function packageOf(specifier: string): string {
  const parts = specifier.split("/");
  return parts.slice(0, specifier.startsWith("@") ? 2 : 1).join("/");
}

/** All sources of the product. */
export function sources(): Source[] {
  return readdirSync(join(root, "src"), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => {
      const path = relative(root, join(entry.parentPath, entry.name)).replaceAll("\\", "/");
      const text = readFileSync(join(root, path), "utf8");
      return { path, text, imports: importsOf(path, text) };
    });
}

/** The text without comments; good enough for sources that Biome has formatted. */
export const withoutComments = (text: string): string =>
  text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/(^|[^:"'`])\/\/.*$/gm, "$1");
