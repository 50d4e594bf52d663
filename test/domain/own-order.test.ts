import { describe, expect, it } from "vitest";
import { movedTo, ownGroups, placeAfter } from "../../src/domain/own-order.ts";

const account = (id: string, group = "", system: "live" | "ote" = "live") => ({
  id,
  group,
  system,
});

describe("ownGroups", () => {
  it("puts the user's groups by name first, then the others, then the test systems, each in the user's order", () => {
    const accounts = [
      account("loose"),
      account("b2", "Brands"),
      account("sandbox", "Brands", "ote"),
      account("a1", "agencies"),
      account("b1", "brands"),
    ];
    expect(
      ownGroups(accounts).map(({ kind, name, accounts: those }) => [
        kind,
        name,
        those.map(({ id }) => id),
      ]),
    ).toEqual([
      ["named", "agencies", ["a1"]],
      ["named", "Brands", ["b2", "b1"]],
      ["rest", "", ["loose"]],
      ["test", "", ["sandbox"]],
    ]);
  });

  it("has no group without an account", () => {
    expect(ownGroups([])).toEqual([]);
  });
});

describe("movedTo", () => {
  const ids = ["a", "x", "b", "y", "c"];
  const group = ["a", "b", "c"];
  it.each([
    ["b", 0, ["b", "a", "x", "y", "c"]],
    ["a", 1, ["x", "b", "y", "a", "c"]],
    ["a", 2, ["x", "b", "y", "c", "a"]],
    ["a", 9, ["x", "b", "y", "c", "a"]],
    ["c", -1, ["c", "a", "x", "b", "y"]],
    ["b", 1, ["a", "x", "y", "b", "c"]],
  ] as const)("%s to place %i", (id, place, order) => {
    expect(movedTo(ids, group, id, place)).toEqual(order);
    expect(movedTo(ids, group, id, place).filter((each) => !group.includes(each))).toEqual([
      "x",
      "y",
    ]);
  });

  it("leaves the only one of a group where it is", () => {
    expect(movedTo(ids, ["x"], "x", 1)).toEqual(ids);
  });
});

it.each([
  ["up", 2, 1],
  ["down", 2, 3],
  ["top", 2, 0],
] as const)("%s of place %i is %i", (move, place, next) => {
  expect(placeAfter(move, place)).toBe(next);
});
