// Everything that must hold before a change lands, one step after the other, with the sum of all of it
// as the closing line. A step that is not a test runner counts as one.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { ensureBrowser } from "./browsers.ts";
import { buildAll, distFolder, root } from "./build-extension.ts";

interface Count {
  passed: number;
  failed: number;
  /** What failed, in a line or two each: said once more at the very end, where a cut log still has it. */
  faults: string[];
}

const bin = (name: string): string => join(root, "node_modules", ".bin", name);

function run(command: string, args: readonly string[]): boolean {
  const { status } = spawnSync(command, args, {
    cwd: root,
    stdio: "inherit",
    shell: process.platform === "win32",
  });
  return status === 0;
}

const step = (title: string, passed: boolean): Count => {
  console.log(`${passed ? "✓" : "✗"} ${title}`);
  return { passed: passed ? 1 : 0, failed: passed ? 0 : 1, faults: passed ? [] : [title] };
};

interface Report {
  numPassedTests: number;
  numFailedTests: number;
  testResults: FileReport[];
}

interface FileReport {
  name: string;
  status: string;
  /** Why the file could not be run; empty where its tests tell. */
  message: string;
  startTime: number;
  endTime: number;
  assertionResults: { fullName: string; status: string; failureMessages: string[] }[];
}

const firstLines = (text: string): string => text.split("\n").slice(0, 3).join("\n    ");

/** Every failed test by file and name, and every file that could not be run. */
function faultsOf({ testResults }: Report): string[] {
  return testResults
    .filter(({ status }) => status === "failed")
    .flatMap(({ name, message, assertionResults }) => {
      const file = relative(root, name);
      const failed = assertionResults.filter(({ status }) => status === "failed");
      if (failed.length === 0) return [`${file}\n    ${firstLines(message)}`];
      return failed.map(
        ({ fullName, failureMessages }) =>
          `${file} > ${fullName}\n    ${firstLines(failureMessages.join("\n"))}`,
      );
    });
}

/** The files that took longest: whoever makes the suite slow sees it in the same run. */
function tellSlowest({ testResults }: Report): void {
  const took = testResults
    .map(({ name, startTime, endTime }) => ({ name, seconds: (endTime - startTime) / 1000 }))
    .sort((a, b) => b.seconds - a.seconds)
    .slice(0, 5);
  for (const { name, seconds } of took)
    console.log(`  ${seconds.toFixed(0).padStart(4)} s  ${relative(root, name)}`);
}

/** vitest's own counts; a run that broke off, or ran no test, is a failure whatever it counted. */
function suite(project: string): Count {
  const folder = mkdtempSync(join(tmpdir(), "counts-"));
  const report = join(folder, "report.json");
  const passed = run(bin("vitest"), [
    "run",
    "--project",
    project,
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${report}`,
  ]);
  const count: Count = { passed: 0, failed: 0, faults: [] };
  try {
    const told = JSON.parse(readFileSync(report, "utf8")) as Report;
    count.passed = told.numPassedTests;
    count.failed = told.numFailedTests;
    count.faults = faultsOf(told);
    tellSlowest(told);
  } catch (error) {
    console.error(`${project}: no report (${String(error)})`);
  }
  rmSync(folder, { recursive: true, force: true });
  if ((!passed && count.failed === 0) || count.passed === 0) {
    count.failed += 1;
    count.faults.push(`${project}: the run failed, or ran no test`);
  }
  return count;
}

interface Finding {
  code: string;
  message: string;
}

/** Mozilla's linter finds nothing but what is known: Preact can set innerHTML, which no component here asks of it. */
function isWebExtClean(): boolean {
  const args = ["lint", "-s", distFolder("firefox"), "--no-config-discovery", "--output=json"];
  const { stdout } = spawnSync(bin("web-ext"), args, {
    cwd: root,
    encoding: "utf8",
    shell: process.platform === "win32",
  });
  const { errors, warnings } = JSON.parse(stdout) as { errors: Finding[]; warnings: Finding[] };
  const found = [...errors, ...warnings].filter(({ code }) => code !== "UNSAFE_VAR_ASSIGNMENT");
  for (const { code, message } of found) console.error(`${code}: ${message}`);
  return found.length === 0;
}

const began = performance.now();
const counts: Count[] = [];
counts.push(step("types", run(bin("tsc"), ["--noEmit"])));
counts.push(step("lint and format", run(bin("biome"), ["check", "--error-on-warnings"])));
await buildAll({ watch: false });
counts.push(step("web-ext lint of dist/firefox", isWebExtClean()));
counts.push(suite("unit"), suite("contract"));
ensureBrowser("chromium");
ensureBrowser("firefox");
counts.push(suite("e2e"));

const sum = counts.reduce((a, b) => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  faults: [...a.faults, ...b.faults],
}));
const minutes = ((performance.now() - began) / 60_000).toFixed(1);
for (const fault of sum.faults) console.log(`✗ ${fault}`);
console.log(`\nTook ${minutes} min.\n${sum.passed} passed, ${sum.failed} failed`);
process.exit(sum.failed === 0 ? 0 : 1);
