import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { root } from "../../scripts/build-extension.ts";
import type { BenchRow } from "./bench-row.ts";
import { emptyWorker } from "./yardstick-extension.ts";

/** A kilobyte is 1000 bytes here, the stricter of the two. */
const kilobyte = 1000;
/** The worker's was set for balance and statistics alone. */
const limits = { popup: 20, late: 12, worker: 18 };

const gzipped = (bytes: Uint8Array | string): number =>
  gzipSync(bytes, { level: 9 }).byteLength / kilobyte;

const gzippedFile = async (extension: string, file: string): Promise<number> =>
  gzipped(await readFile(join(extension, file)));

/** The polyfill with Preact and its hooks, everything they export kept, bundled like the product's scripts. */
async function librariesAlone(): Promise<number> {
  const bundle = await build({
    stdin: {
      contents: `
        import browser from "webextension-polyfill";
        import * as preact from "preact";
        import * as hooks from "preact/hooks";
        globalThis.all = [browser, preact, hooks];`,
      resolveDir: root,
    },
    write: false,
    bundle: true,
    minify: true,
    format: "iife",
    target: "chrome123",
    legalComments: "none",
    charset: "utf8",
    logLevel: "warning",
  });
  return gzipped(bundle.outputFiles[0]?.contents ?? "");
}

const sizeRow = (name: string, value: number, yardstick: number, max: number): BenchRow => ({
  name,
  value,
  unit: "KB",
  yardstick,
  ratio: value / yardstick,
  target: `at most ${max} KB`,
  ok: value <= max,
});

/** Sizes after gzip level 9, each file by itself. They do not vary: there is one round. */
export async function benchSizes(extension: string): Promise<BenchRow[]> {
  const popup =
    (await gzippedFile(extension, "popup.js")) + (await gzippedFile(extension, "popup-style.css"));
  const worker = await gzippedFile(extension, "background.js");
  return [
    sizeRow(
      "popup script and style, gzip; the polyfill with Preact and hooks",
      popup,
      await librariesAlone(),
      limits.popup,
    ),
    sizeRow(
      "what the popup loads after it, script and style, gzip; the same",
      (await gzippedFile(extension, "popup-late.js")) +
        (await gzippedFile(extension, "popup-late-style.css")) +
        (await gzippedFile(extension, "popup-contrast.css")),
      await librariesAlone(),
      limits.late,
    ),
    sizeRow("worker script, gzip; an empty worker", worker, gzipped(emptyWorker), limits.worker),
  ];
}
