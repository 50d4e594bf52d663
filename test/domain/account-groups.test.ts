import { expect, it } from "vitest";
import { groupNames } from "../../src/domain/account-groups.ts";

it("names each group once, as it was first written, in alphabetical order", () => {
  const groups = ["Own brands", "", "Ärzte", "own  BRANDS", "  ", "Customers", "arzte"];
  expect(groupNames(groups.map((group) => ({ group })))).toEqual([
    "Ärzte",
    "Customers",
    "Own brands",
  ]);
});
