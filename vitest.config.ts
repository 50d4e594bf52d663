import { defineConfig } from "vitest/config";

const sequential = { fileParallelism: false, testTimeout: 60_000, hookTimeout: 120_000 };

// unit: pure code and components. contract: the simulator against the vendor's SDK.
// e2e: the production build in real browsers, one browser at a time on a small machine.
export default defineConfig({
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          setupFiles: ["test/ui/effects-at-once.ts"],
          include: [
            "test/{domain,registrar,storage,messages,background,ui,platform,build}/**/*.test.{ts,tsx}",
          ],
        },
      },
      {
        extends: true,
        test: { name: "contract", include: ["test/simulator/**/*.test.ts"], testTimeout: 30_000 },
      },
      { extends: true, test: { name: "e2e", include: ["test/e2e/**/*.test.ts"], ...sequential } },
    ],
  },
});
