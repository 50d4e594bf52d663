import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { patiently } from "./test/e2e/patience.ts";

// As many test files at once as there are processors, at most four: each browser takes some 700 MB.
const atOnce = Math.min(4, availableParallelism());

// unit: pure code and components. contract: the simulator against the vendor's SDK.
// e2e: the production build in real browsers, built once before. What comes about there is waited for as
// long as it may take on a busy machine: a limit is for what never comes.
export default defineConfig({
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  test: {
    maxWorkers: atOnce,
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          setupFiles: ["test/ui/effects-at-once.ts"],
          include: [
            "test/{domain,registrar,storage,messages,background,ui,platform,build}/**/*.test.{ts,tsx}",
          ],
          testTimeout: patiently(30_000),
          hookTimeout: patiently(60_000),
        },
      },
      {
        extends: true,
        test: {
          name: "contract",
          include: ["test/simulator/**/*.test.ts"],
          testTimeout: patiently(30_000),
        },
      },
      {
        extends: true,
        test: {
          name: "e2e",
          include: ["test/e2e/**/*.test.ts"],
          globalSetup: ["test/e2e/build-once.ts"],
          testTimeout: patiently(240_000),
          hookTimeout: patiently(240_000),
          expect: { poll: { timeout: patiently(30_000), interval: 50 } },
        },
      },
    ],
  },
});
