// The tests that can depend on the day, with the clocks of Node, of the embedded registrar and of Chromium
// moved to twelve dates in turn. `--only 3` runs the third alone, `--all` every end-to-end file in Chromium.
// Firefox stays out: its allocator and libfaketime wait for each other before its first line.
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { ensureBrowser } from "./browsers.ts";
import { buildAll, root } from "./build-extension.ts";
import { ensureFaketime, movedClock } from "./faketime.ts";

interface Moment {
  why: string;
  /** In UTC, without its Z. */
  at: string;
  zone: string;
}

// The zones are such that the local day is often another one than the UTC day.
const moments: readonly Moment[] = [
  { why: "a Friday late in the month", at: "2026-11-27T16:00", zone: "UTC" },
  { why: "month end, the next month at home", at: "2026-11-30T13:00", zone: "Pacific/Auckland" },
  { why: "New Year's Eve, New Year at home", at: "2026-12-31T23:20", zone: "Europe/Berlin" },
  { why: "New Year's Day, the old year at home", at: "2027-01-01T02:00", zone: "America/New_York" },
  { why: "a Sunday, the 31st", at: "2027-01-31T09:00", zone: "Asia/Kolkata" },
  { why: "end of a short February, a Sunday", at: "2027-02-28T12:00", zone: "Europe/Berlin" },
  { why: "Good Friday, a holiday of T2", at: "2027-03-26T10:00", zone: "Europe/Berlin" },
  { why: "the clock goes forward meanwhile", at: "2027-03-28T00:58", zone: "Europe/Berlin" },
  { why: "a month end of 30 days", at: "2027-04-30T22:30", zone: "Europe/Berlin" },
  { why: "the clock goes back meanwhile", at: "2027-10-31T00:58", zone: "Europe/Berlin" },
  { why: "Christmas Day, a Saturday", at: "2027-12-25T11:00", zone: "America/Los_Angeles" },
  { why: "leap day", at: "2028-02-29T12:00", zone: "Europe/Berlin" },
];

const { values } = parseArgs({
  options: { only: { type: "string" }, all: { type: "boolean", default: false } },
});

/** Unit tests that read the true clock, or let the simulator read it. */
function unitFiles(): string[] {
  const reads =
    /\bDate\.now\b|\bnew Date\(\)|startSimulator|startWorker|wholeWorker|foresight-worker|\.\/worker\.ts/;
  return readdirSync(join(root, "test"), { recursive: true, encoding: "utf8" })
    .filter((file) => /\.test\.tsx?$/.test(file) && !/^(?:e2e|bench)[\\/]/.test(file))
    .filter((file) => reads.test(readFileSync(join(root, "test", file), "utf8")))
    .map((file) => `test/${file.replaceAll("\\", "/")}`)
    .sort();
}

/** End-to-end files in which days are shown or counted; the pages' states in the two languages by turns. */
function pageFiles(turn: number): string[] {
  const language = turn % 2 === 0 ? "en" : "de";
  const names = values.all
    ? readdirSync(join(root, "test/e2e"))
        .filter((file) => file.endsWith(".test.ts") && !file.startsWith("firefox"))
        .map((file) => file.replace(".test.ts", ""))
    : [
        ...["chromium-foresight", "chromium-dashboard", "chromium-warnings", "chromium-badge"],
        ...[`pages-${language}`, `dashboard-${language}`],
      ];
  return names.sort().map((name) => `test/e2e/${name}.test.ts`);
}

const library = ensureFaketime();
ensureBrowser("chromium");
// With the true clock: a build that looks too old is made anew by whichever run comes first.
await buildAll({ watch: false });

function run({ at, zone }: Moment, files: readonly string[]): boolean {
  const seconds = (Date.parse(`${at}Z`) - Date.now()) / 1000;
  const { status } = spawnSync(join(root, "node_modules/.bin/vitest"), ["run", ...files], {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, ...movedClock(library, seconds, zone) },
  });
  return status === 0;
}

const results: string[] = [];
let failed = 0;
for (const [turn, moment] of moments.entries()) {
  if (values.only !== undefined && Number(values.only) !== turn + 1) continue;
  const files = [...unitFiles(), ...pageFiles(turn)];
  const title = `${moment.at}Z in ${moment.zone}: ${moment.why}`;
  console.log(`\n${title}\n  ${files.join("\n  ")}`);
  const began = performance.now();
  const passed = run(moment, files);
  if (!passed) failed += 1;
  const minutes = ((performance.now() - began) / 60_000).toFixed(1);
  results.push(`${passed ? "✓" : "✗"} ${title} (${files.length} files, ${minutes} min)`);
}
console.log(`\n${results.join("\n")}\n\n${results.length - failed} dates passed, ${failed} failed`);
process.exit(failed === 0 && results.length > 0 ? 0 : 1);
