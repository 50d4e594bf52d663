import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, it } from "vitest";
import { handedOn, leanPolyfill, usedApis } from "../../scripts/lean-polyfill.ts";
import { sources, withoutComments } from "../support/sources.ts";

const file = createRequire(import.meta.url).resolve("webextension-polyfill");
const polyfill = readFileSync(file, "utf8");

/** The table of APIs in a polyfill, as the polyfill itself reads it. */
function tableOf(source: string): Record<string, object> {
  const start = source.indexOf("const apiMetadata = ") + "const apiMetadata = ".length;
  const end = source.indexOf(";", start);
  return JSON.parse(source.slice(start, end)) as Record<string, object>;
}

it("keeps the polyfill's tables of the APIs in use as they are, and its code", () => {
  const lean = leanPolyfill(polyfill);
  const before = tableOf(polyfill);
  expect(tableOf(lean)).toEqual(Object.fromEntries(usedApis.map((name) => [name, before[name]])));
  const codeOf = (source: string) => source.replace(/(?<=const apiMetadata = )\{[^;]*\}/, "");
  expect(codeOf(lean)).toBe(codeOf(polyfill));
  expect(lean.length).toBeLessThan(polyfill.length);
});

it("knows every API that the sources use", () => {
  const text = sources()
    .map((source) => withoutComments(source.text))
    .join("\n");
  const used = new Set([...text.matchAll(/\bbrowser\.([a-z]\w*)/gi)].map(([, name]) => name ?? ""));
  const known = Object.keys(tableOf(polyfill));
  const listed = [...usedApis, ...handedOn];
  expect([...used].filter((name) => known.includes(name) && !listed.includes(name))).toEqual([]);
  expect(used.size).toBeGreaterThan(4);
});

it("is not applied blindly to another version", () => {
  expect(() => leanPolyfill("module.exports = {};")).toThrow("no table");
});
