import { availableParallelism } from "node:os";
import { basename } from "node:path";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";
import { patiently } from "./test/browsers/patience.ts";

// One test file more at once than there are processors, at most four: some wait for a registrar's pace.
const atOnce = Math.min(4, availableParallelism() + 1);
// More with a browser, which takes some 700 MB: much of their time they wait for CentralNic Reseller's pace.
const browsersAtOnce = Math.min(5, 3 * availableParallelism());

/** The files that take longest, first: whichever begins last ends alone. By default the largest begin first. */
const longest = [
  ...["pages-en", "pages-de", "chromium-hostile", "chromium-leaks", "full-disk"],
  ...["chromium-vault-harm", "dashboard-en", "dashboard-de", "chromium-life"],
];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification): number => {
      const found = longest.indexOf(basename(moduleId, ".test.ts"));
      return found < 0 ? longest.length : found;
    };
    const sorted = await super.sort(files);
    return sorted.toSorted((a, b) => place(a) - place(b));
  }
}

// What comes about is waited for as long as it may take on a busy machine: a limit is for what never comes.
const patience = {
  testTimeout: patiently(240_000),
  hookTimeout: patiently(240_000),
  expect: { poll: { timeout: patiently(30_000), interval: 50 } },
};

// unit: pure code and components. contract: the simulator against the vendor's SDK.
// e2e: the production build in real browsers, built once before. spreadsheet: the files in LibreOffice (npm run
// test:spreadsheet).
export default defineConfig({
  // The package that the build takes, not the part of Node that has the same name.
  resolve: { alias: { punycode: "punycode/punycode.es6.js" } },
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          maxWorkers: atOnce,
          sequence: { groupOrder: 0 },
          setupFiles: ["test/support/ui/effects-at-once.ts", "test/support/ui/patient-waiting.ts"],
          // Whatever room a test stands in: one in a new folder is run as well.
          include: ["test/**/*.test.{ts,tsx}"],
          exclude: ["test/simulator/**", "test/e2e/**", "test/spreadsheet/**"],
          ...patience,
        },
      },
      {
        extends: true,
        test: {
          name: "contract",
          maxWorkers: atOnce,
          sequence: { groupOrder: 0 },
          include: ["test/simulator/**/*.test.ts"],
          ...patience,
        },
      },
      {
        extends: true,
        test: { name: "spreadsheet", include: ["test/spreadsheet/**/*.test.ts"], ...patience },
      },
      {
        extends: true,
        test: {
          name: "e2e",
          maxWorkers: browsersAtOnce,
          sequence: { groupOrder: 1 },
          include: ["test/e2e/**/*.test.ts"],
          globalSetup: ["test/e2e/build-once.ts"],
          ...patience,
        },
      },
    ],
  },
});
