// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { sources } from "../../../support/sources.ts";

beforeEach(() => {
  vi.resetModules();
});
afterEach(() => {
  Reflect.deleteProperty(navigator, "language");
});

it.each([
  ["en-US@posix", "en-US"],
  ["C", "en"],
  ["", "en"],
  ["de-CH", "de-CH"],
])("a browser that tells its language as %j is asked for %s", async (told, language) => {
  Object.defineProperty(navigator, "language", { value: told, configurable: true });
  await import("../../../../src/ui/dashboard/chart/sound-language.ts");
  expect(navigator.language).toBe(language);
  // As the chart's library does while it is loaded.
  expect(() => new Intl.NumberFormat(navigator.language)).not.toThrow();
});

it("is settled before the chart's library is loaded, wherever that is", () => {
  const users = sources().filter(({ text }) => /^import uPlot from "uplot";$/m.test(text));
  expect(users.map(({ path }) => path)).toEqual(["src/ui/dashboard/chart/plot.ts"]);
  expect(users[0]?.text).toMatch(/^import "\.\/sound-language\.ts";\n/);
});
