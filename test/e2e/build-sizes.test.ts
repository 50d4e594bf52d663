import { expect, it } from "vitest";
import { benchSizes } from "../bench/sizes.ts";
import { builtExtension } from "./built-extension.ts";

it("the popup is as small before its first paint as the bench promises", async () => {
  const extension = builtExtension("chrome");
  const rows = await benchSizes(extension.folder).finally(extension.remove);
  const popup = rows.filter(({ name }) => name.startsWith("popup script and style"));
  expect(popup).toHaveLength(1);
  expect(popup.filter(({ ok }) => !ok)).toEqual([]);
});
