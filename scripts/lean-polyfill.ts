import { readFile } from "node:fs/promises";
import type { Plugin } from "esbuild";

/** The APIs that the product uses, of those the polyfill has a table for; the others it hands on as they are. */
export const usedApis: readonly string[] = [
  "alarms",
  "i18n",
  "notifications",
  "permissions",
  "runtime",
  "storage",
];

/**
 * Used too, without their large tables: the polyfill then hands them on as they are, and since Manifest V3
 * Chrome's own calls answer with promises.
 */
export const handedOn: readonly string[] = ["commands", "contextMenus", "tabs", "windows"];

/**
 * The polyfill without its tables of the APIs nobody here calls (tabs, bookmarks, history …), two fifths of its
 * bytes; its code is left alone. Throws where the table is not found: a new version needs a look.
 */
export function leanPolyfill(source: string): string {
  const table = /(?<=const apiMetadata = )\{[\s\S]*?\n {6}\}(?=;\n)/;
  const found = table.exec(source)?.[0];
  if (found === undefined)
    throw new Error("The polyfill has no table of APIs where it used to be.");
  const all = Object.entries(JSON.parse(found) as Record<string, unknown>);
  const used = Object.fromEntries(all.filter(([name]) => usedApis.includes(name)));
  return source.replace(table, () => JSON.stringify(used));
}

/** {@link leanPolyfill} as a step of the build. */
export const withLeanPolyfill: Plugin = {
  name: "lean-polyfill",
  setup: (build) => {
    const filter = /webextension-polyfill[\\/]dist[\\/]browser-polyfill\.js$/;
    build.onLoad({ filter }, async ({ path }) => ({
      contents: leanPolyfill(await readFile(path, "utf8")),
    }));
  },
};
