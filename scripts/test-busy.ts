// The end-to-end suite on a machine whose every core is kept busy by other processes, three times in a row
// (`--times 1` for once; further arguments name files). Nothing in the suite may wait for a time.
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { ensureBrowser } from "./browsers.ts";
import { root } from "./build-extension.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { times: { type: "string", default: "3" } },
});
const times = Number(values.times);
if (!Number.isInteger(times) || times < 1) throw new Error("--times takes a number from 1 on.");

// Works without end, and looks some times a second whether it has become an orphan: then its parent was
// killed with no chance to stop it.
const work = `
  const parent = process.ppid;
  for (;;) {
    const end = performance.now() + 300;
    while (performance.now() < end) Math.sqrt(Math.random());
    if (process.ppid !== parent) process.exit();
  }`;

ensureBrowser("chromium");
ensureBrowser("firefox");

const cores = availableParallelism();
const others: ChildProcess[] = Array.from({ length: cores }, () =>
  spawn(process.execPath, ["-e", work], { stdio: "ignore" }),
);
const stop = (): void => {
  for (const other of others) other.kill("SIGKILL");
};
process.once("exit", stop);
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
  process.once(signal, () => process.exit(1));

console.log(`${cores} processes keep ${cores} cores busy.`);
const results: string[] = [];
let failed = 0;
for (let turn = 1; turn <= times; turn++) {
  const began = performance.now();
  const { status } = spawnSync(
    join(root, "node_modules/.bin/vitest"),
    ["run", "--project", "e2e", ...positionals],
    { cwd: root, stdio: "inherit", env: { TEST_PATIENCE: "4", ...process.env } },
  );
  const idle = others.filter(
    ({ exitCode, signalCode }) => exitCode !== null || signalCode !== null,
  );
  if (idle.length > 0) throw new Error("The machine was not busy: its load has ended.");
  if (status !== 0) failed += 1;
  const minutes = ((performance.now() - began) / 60_000).toFixed(1);
  results.push(`${status === 0 ? "✓" : "✗"} run ${turn} of ${times}, ${minutes} min`);
}
console.log(`\n${results.join("\n")}\n\n${times - failed} runs passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
