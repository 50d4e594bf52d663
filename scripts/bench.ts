// The bench: every figure beside its yardstick, both from this run. `npm run bench` takes about five
// minutes, half a minute of it one round of the official SDK's parser. `npm run bench -- paint sizes`
// runs some groups only, and writes no file. A missed target is told, and is no failure of the command.
import { mkdir, writeFile } from "node:fs/promises";
import { cpus } from "node:os";
import { join } from "node:path";
import type { BenchRow } from "../test/bench/bench-row.ts";
import { benchHeap } from "../test/bench/heap.ts";
import { benchParse } from "../test/bench/parse.ts";
import { benchPopupPaint } from "../test/bench/popup-paint.ts";
import { benchRefreshMany } from "../test/bench/refresh-many.ts";
import { benchSizes } from "../test/bench/sizes.ts";
import { comparison, tableOf } from "../test/bench/table.ts";
import { benchUnlock } from "../test/bench/unlock.ts";
import { benchWorkerStart } from "../test/bench/worker-start.ts";
import { builtExtension } from "../test/e2e/built-extension.ts";
import { ensureBrowser } from "./browsers.ts";
import { buildAll, root } from "./build-extension.ts";

await buildAll({ watch: false });
// A copy: nothing that is built meanwhile may change what is measured.
const built = builtExtension("chrome");
const extension = built.folder;

// In the order of the table. One after the other: the machine is to be as quiet as it can be.
const groups: Record<string, () => Promise<BenchRow[]>> = {
  paint: () => benchPopupPaint(extension),
  sizes: () => benchSizes(extension),
  worker: () => benchWorkerStart(extension),
  unlock: () => benchUnlock(extension),
  heap: () => benchHeap(extension),
  parse: () => benchParse(),
  refresh: () => benchRefreshMany(extension),
};

const wanted = process.argv.slice(2);
const foreign = wanted.find((name) => !(name in groups));
if (foreign)
  throw new Error(`There is no group ${foreign}, only ${Object.keys(groups).join(", ")}.`);

ensureBrowser("chromium");

const rows: BenchRow[] = [];
for (const [name, measure] of Object.entries(groups)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const start = Date.now();
  rows.push(...(await measure()));
  console.log(`${name}: ${Math.round((Date.now() - start) / 1000)} s`);
}

built.remove();

const processor = cpus()[0]?.model ?? "unknown processor";
console.log(`\nNode ${process.version}, ${cpus().length} cores, ${processor}\n\n${tableOf(rows)}`);
const missed = rows.filter(({ ok }) => !ok);
console.log(`\n${rows.length - missed.length} of ${rows.length} targets met.`);
for (const { name, target } of missed) console.log(`Missed: ${name}: ${target}`);
console.log(`\n${comparison}`);

if (wanted.length === 0) {
  const file = join(root, "out", "bench.json");
  await mkdir(join(root, "out"), { recursive: true });
  await writeFile(file, `${JSON.stringify(rows, null, 2)}\n`);
  console.log("\nThe rows are in out/bench.json.");
}
