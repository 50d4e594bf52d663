import { expect, it } from "vitest";
import { benchSizes } from "../bench/sizes.ts";
import { builtExtension } from "./built-extension.ts";

it("the popup is as small before its first paint, and after it, as the bench promises", async () => {
  const extension = builtExtension("chrome");
  const rows = await benchSizes(extension.folder).finally(extension.remove);
  const popup = rows.filter(({ name }) => /^(?:popup script|what the popup loads)/.test(name));
  expect(popup).toHaveLength(2);
  expect(popup.filter(({ ok }) => !ok)).toEqual([]);
});
