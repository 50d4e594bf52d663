import { expect, it } from "vitest";
import { alertDeclarations } from "../../src/domain/alert-settings.ts";
import { preferenceSettings } from "../../src/domain/preferences.ts";
import { warningSettings } from "../../src/domain/warnings/kinds.ts";
import { sources, withoutComments } from "../support/sources.ts";

// A setting that nobody can set would be kept, checked and obeyed for ever at its initial value.
it("lets every setting be chosen somewhere on a page", () => {
  const drawn = sources()
    .filter(({ path }) => path.startsWith("src/ui/"))
    .map(({ text }) => withoutComments(text))
    .join("\n");
  // The settings of the kinds of warnings are drawn from their declarations.
  const names = Object.keys({ ...preferenceSettings, ...alertDeclarations }).filter(
    (name) => !(name in warningSettings),
  );
  expect(names.length).toBeGreaterThan(10);
  expect(names.filter((name) => !new RegExp(`\\b${name}\\b`).test(drawn))).toEqual([]);
});
